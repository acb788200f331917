package dev.valvejdbc.net;

/**
 * Limits packets per second: a token bucket of ten milliseconds' worth that may run into debt. It
 * fills slower than the rate by what it holds, so that no second has more than the rate.
 */
final class PacketRate {
  private static final double BURST_SECONDS = 0.01;

  private double perNano;
  private double burst;
  private double tokens;
  private long last;

  /** Sets the rate; 0 lifts the limit. */
  void limit(int packetsPerSecond, long now) {
    burst = Math.max(1, packetsPerSecond * BURST_SECONDS);
    perNano = packetsPerSecond == 0 ? 0 : (packetsPerSecond - burst + 1) / 1e9;
    tokens = Math.min(tokens, burst);
    last = now;
  }

  boolean allows(long now) {
    if (perNano == 0) {
      return true;
    }
    tokens = Math.min(burst, tokens + (now - last) * perNano);
    last = now;
    return tokens >= 1;
  }

  /** Accounts for a packet; answers to a peer's challenge are not held back and go into debt. */
  void spend() {
    if (perNano != 0) {
      tokens--;
    }
  }
}
