package dev.valvejdbc.client.a2s;

import java.util.concurrent.atomic.AtomicLong;

/** What a scan has done so far; written by the network thread, readable from any. */
public final class ScanCounts {
  final AtomicLong asked = new AtomicLong();
  final AtomicLong answered = new AtomicLong();
  final AtomicLong silent = new AtomicLong();
  final AtomicLong sent = new AtomicLong();
  final AtomicLong received = new AtomicLong();
  final AtomicLong retries = new AtomicLong();
  final AtomicLong timeouts = new AtomicLong();
  final AtomicLong cacheHits = new AtomicLong();

  /** Addresses asked. */
  public long asked() {
    return asked.get();
  }

  /** Addresses that answered every question. */
  public long answered() {
    return answered.get();
  }

  /** Addresses that left a question without a usable answer. */
  public long silent() {
    return silent.get();
  }

  /** Packets sent. */
  public long sent() {
    return sent.get();
  }

  /** Packets received. */
  public long received() {
    return received.get();
  }

  /** Packets sent again because no answer came in time. */
  public long retries() {
    return retries.get();
  }

  /** Questions whose deadline passed. */
  public long timeouts() {
    return timeouts.get();
  }

  /** Questions answered from the cache. */
  public long cacheHits() {
    return cacheHits.get();
  }
}
