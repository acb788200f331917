package dev.valvejdbc.client.console;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What was learnt of consoles, by address: how the end of an answer shows. */
final class ConsoleHabits {
  /** What a console does with the probe behind a command. */
  enum Probe {
    UNKNOWN,
    /** It sends the probe back when the answer is whole. */
    ECHOED,
    /** It passes the probe over, or closes the connection: silence is the end. */
    USELESS
  }

  private static final int MOST = 10_000;

  private final Map<InetSocketAddress, Probe> probes = new ConcurrentHashMap<>();

  Probe probe(InetSocketAddress peer) {
    return probes.getOrDefault(peer, Probe.UNKNOWN);
  }

  void learn(InetSocketAddress peer, Probe probe) {
    if (probes.size() < MOST) {
      probes.put(peer, probe);
    }
  }
}
