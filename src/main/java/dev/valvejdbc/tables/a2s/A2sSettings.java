package dev.valvejdbc.tables.a2s;

import dev.valvejdbc.client.AddressPolicy;
import dev.valvejdbc.client.PacketBudget;
import dev.valvejdbc.client.ServerEncodings;
import dev.valvejdbc.client.a2s.OffNetwork;
import dev.valvejdbc.client.a2s.ScanOptions;
import dev.valvejdbc.client.a2s.ServerBrowser;
import dev.valvejdbc.client.a2s.Silences;
import dev.valvejdbc.lookup.LookupStatement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a connection asks game servers.
 *
 * @param browser asks them; shared with other connections
 * @param timeout the deadline of one question, all attempts included
 * @param retries further attempts inside the deadline
 * @param maxInFlight servers asked at once
 * @param cacheTtl how old an answer may be
 * @param encodings of servers' texts
 * @param offNetwork asks servers that no packet reaches; null where they are not asked
 */
public record A2sSettings(
    ServerBrowser browser,
    Duration timeout,
    int retries,
    int maxInFlight,
    Duration cacheTtl,
    ServerEncodings encodings,
    @Nullable OffNetwork offNetwork) {

  /** Packets that one question to a server takes at most: repeats, and rounds of challenges. */
  int mostPackets() {
    return 1 + retries + ScanOptions.CHALLENGE_ROUNDS;
  }

  /** How one scan of a statement asks. */
  public ScanOptions scan(PacketBudget budget, AddressPolicy policy, LookupStatement statement) {
    Silences silences = statement.shared(Silences.class, Silences::new, new Silences());
    return new ScanOptions(
        timeout, retries, maxInFlight, cacheTtl, encodings, budget, policy, offNetwork, silences);
  }
}
