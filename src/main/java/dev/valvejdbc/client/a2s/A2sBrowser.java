package dev.valvejdbc.client.a2s;

import dev.valvejdbc.client.LimitState;
import dev.valvejdbc.client.NameResolver;
import dev.valvejdbc.net.DatagramExchange;
import dev.valvejdbc.net.PacketLimit;
import java.util.ArrayList;
import java.util.List;

/** Browses game servers by A2S over one datagram exchange. */
public final class A2sBrowser implements ServerBrowser {
  private final DatagramExchange exchange;
  private final Flights flights;
  private final NameResolver names;

  /**
   * Makes a browser; its socket and thread come with the first question.
   *
   * @param maxInFlight servers asked at once over all scans, at most
   */
  public A2sBrowser(int maxInFlight) {
    this(maxInFlight, new NameResolver());
  }

  /**
   * Makes a browser that shares who resolves names.
   *
   * @param maxInFlight servers asked at once over all scans, at most
   * @param names whose threads go by themselves when they are idle
   */
  public A2sBrowser(int maxInFlight, NameResolver names) {
    this.names = names;
    exchange = new DatagramExchange(maxInFlight);
    flights = new Flights(exchange);
  }

  /**
   * Limits the packets sent per second over all scans; 0 lifts the limit, and those of single
   * servers and hosts.
   */
  public void limitPackets(int perSecond) {
    exchange.limitPackets(perSecond);
  }

  @Override
  public List<LimitState> limits() {
    List<LimitState> limits = new ArrayList<>();
    long used = exchange.packetsInSecond();
    limits.add(new LimitState("udp packets", exchange.packetRate(), 1, used, 0, 0));
    for (PacketLimit limit : exchange.limits()) {
      limits.add(
          new LimitState(
              limit.name(),
              limit.packets(),
              limit.windowSeconds(),
              limit.used(),
              limit.held(),
              limit.waitMillis()));
    }
    limits.add(flights.memory());
    return limits;
  }

  @Override
  public Scan scan(ScanOptions options) {
    return new BrowserScan(flights, names, options);
  }

  @Override
  public void close() {
    exchange.close();
    flights.close();
  }
}
