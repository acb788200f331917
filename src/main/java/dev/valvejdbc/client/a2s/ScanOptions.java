package dev.valvejdbc.client.a2s;

import dev.valvejdbc.client.AddressPolicy;
import dev.valvejdbc.client.PacketBudget;
import dev.valvejdbc.client.ServerEncodings;
import dev.valvejdbc.protocol.TextEncoding;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a scan asks.
 *
 * @param timeout the deadline of one question, all attempts included
 * @param retries further attempts inside the deadline, 0 to 100
 * @param maxInFlight visits under way or waiting to be polled, at least 1
 * @param cacheTtl how old an answer may be; zero asks anew
 * @param encodings of servers' texts
 * @param budget packets that the statement may send
 * @param policy which addresses may be asked
 * @param offNetwork asks servers that no packet reaches; null where they are not asked
 * @param silences those that the scans of a statement share: a server that was silent for one of
 *     them is not asked by the others, whatever the cache may keep; null where nothing is shared
 */
public record ScanOptions(
    Duration timeout,
    int retries,
    int maxInFlight,
    Duration cacheTtl,
    ServerEncodings encodings,
    PacketBudget budget,
    AddressPolicy policy,
    @Nullable OffNetwork offNetwork,
    @Nullable Silences silences) {

  /** How old an answer may be at most; none is kept any longer. */
  public static final Duration LONGEST_TTL = Duration.ofDays(1);

  /** Challenges of one server that are answered before it is given up. */
  public static final int CHALLENGE_ROUNDS = 5;

  /** Three seconds, three retries, 2,048 at once, five seconds of cache, a million packets. */
  public static ScanOptions standard() {
    return new ScanOptions(
        Duration.ofSeconds(3),
        3,
        2048,
        Duration.ofSeconds(5),
        ServerEncodings.all(TextEncoding.AUTO),
        new PacketBudget(1_000_000),
        AddressPolicy.ANY,
        null,
        null);
  }

  Silences.Patience patience() {
    return new Silences.Patience(timeout, retries);
  }

  public ScanOptions {
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("timeout must be positive, not " + timeout);
    }
    if (retries < 0 || retries > 100) {
      throw new IllegalArgumentException("retries must be 0 to 100, not " + retries);
    }
    if (cacheTtl.isNegative() || cacheTtl.compareTo(LONGEST_TTL) > 0) {
      throw new IllegalArgumentException("cacheTtl must be 0 to 24 hours, not " + cacheTtl);
    }
    if (maxInFlight < 1) {
      throw new IllegalArgumentException("maxInFlight must be at least 1, not " + maxInFlight);
    }
  }
}
