package dev.valvejdbc.net;

/**
 * Decides how many conversations may be under way: few on a fast network, where more would only
 * queue and be lost in buffers, thousands where answers take long, and never more than the socket's
 * receive buffer can hold.
 */
final class FlightWindow {
  private static final int LEAST = 128;
  private static final int UNCONGESTED = 64;
  private static final int PER_MILLISECOND = 100;

  /** What the kernel accounts for one small datagram, headroom and bookkeeping included. */
  private static final int BYTES_PER_DATAGRAM = 1280;

  private final int most;
  private long baseRoundTrip;
  private long lastAnswer;

  /**
   * @param grantedBuffer the receive buffer that the system granted, in bytes
   */
  FlightWindow(int grantedBuffer, int maxInFlight, long now) {
    most = Math.max(LEAST, Math.min(maxInFlight, grantedBuffer / BYTES_PER_DATAGRAM));
    lastAnswer = now;
  }

  int most() {
    return most;
  }

  boolean hasRoom(int inFlight, long now) {
    if (inFlight < Math.min(LEAST, most)) {
      if (inFlight == 0) {
        lastAnswer = now;
      }
      return true;
    }
    long nanos = Math.max(baseRoundTrip, now - lastAnswer);
    return inFlight < Math.min(most, LEAST + nanos / 1_000 * PER_MILLISECOND / 1_000);
  }

  /** Whether a round trip begun now would tell of the network and not of our own queue. */
  boolean samples(int inFlight) {
    return inFlight <= UNCONGESTED;
  }

  void answered(long now) {
    lastAnswer = now;
  }

  void sampled(long roundTrip) {
    baseRoundTrip += (roundTrip - baseRoundTrip) / 16;
  }
}
