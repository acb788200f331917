package dev.valvejdbc.trino.run;

import dev.valvejdbc.client.PacketBudget;
import dev.valvejdbc.client.PublicAddresses;
import dev.valvejdbc.client.ServerAddress;
import dev.valvejdbc.client.list.ServerListSource;
import dev.valvejdbc.subjects.Subjects;
import dev.valvejdbc.tables.statement.StatementCheck;
import dev.valvejdbc.tables.statement.StatementSettings;
import dev.valvejdbc.trino.scan.QueryStatement;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * Judges addresses that a query did not name itself. A worker does not know which of them a server
 * list brought, so that with {@code allow=auto} all of them are to be public where lists come from
 * the public internet.
 */
final class JoinedAddresses {
  private final StatementSettings statements;
  private final @Nullable ServerListSource source;
  private @Nullable Boolean publicOnly;

  JoinedAddresses(Subjects subjects) {
    statements = subjects.statements();
    source = subjects.list().source();
  }

  /** Sees to it that an address is not asked if it may not be. */
  void judge(QueryStatement statement, String addr) throws InterruptedException {
    if (!isPublicOnly(statement)) {
      return;
    }
    try {
      ServerAddress address = ServerAddress.parse(addr);
      InetAddress host = address.literal();
      if (host != null
          && !(PublicAddresses.isHarmless(host) && PublicAddresses.isServerPort(address.port()))) {
        statements.planted(statement).add(address);
      }
    } catch (IllegalArgumentException e) {
      // no address: whoever is to ask it says so
    }
  }

  private synchronized boolean isPublicOnly(QueryStatement statement) throws InterruptedException {
    Boolean known = publicOnly;
    if (known == null) {
      ServerListSource lists = source;
      known =
          statements.addresses().judgesLists()
              && lists != null
              && !lists.isPrivate(
                  new StatementCheck(statement, new PacketBudget(statements.maxCalls())));
      publicOnly = known;
    }
    return known;
  }
}
