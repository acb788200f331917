package dev.valvejdbc.client.a2s;

import dev.valvejdbc.client.HeapPart;
import dev.valvejdbc.net.PeerKey;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Remembers the challenge that each peer gave last; of the network thread alone. */
final class ChallengeMemory {
  private static final long PEERS = Math.min(100_000, HeapPart.oneOf(32).holds(200));

  private final Map<PeerKey, Integer> challenges =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<PeerKey, Integer> eldest) {
          return size() > PEERS;
        }
      };

  @Nullable Integer get(InetSocketAddress peer) {
    return challenges.get(new PeerKey(peer));
  }

  void put(InetSocketAddress peer, int challenge) {
    challenges.put(new PeerKey(peer), challenge);
  }
}
