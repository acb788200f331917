package dev.valvejdbc.tables.list;

import dev.valvejdbc.protocol.master.FilterKey;
import dev.valvejdbc.protocol.master.FilterQuery;
import dev.valvejdbc.protocol.master.ListedServer;
import dev.valvejdbc.protocol.master.Literal;
import dev.valvejdbc.protocol.master.Region;
import org.jspecify.annotations.Nullable;

/**
 * A server of a list as the columns of master_servers read it: what its source says. What a filter
 * asked for is no fact.
 *
 * @param kept whether the source keeps what it cannot tell: then a condition on such a column,
 *     which has no other value, is shown
 */
public record ListedRow(ListedServer server, FilterQuery query, boolean kept) {

  /** Whether the filter made sure that the condition holds, or does not; null if neither. */
  @Nullable Boolean sure(FilterKey key) {
    for (Literal literal : query.sure()) {
      boolean known = kept || key == FilterKey.COLLAPSE;
      if (known && literal.condition().key() == key) {
        return !literal.negated();
      }
    }
    return null;
  }

  @Nullable String region() {
    Integer code = server.region();
    return code == null ? null : Region.of(code).text();
  }

  @Nullable Boolean linux() {
    String os = server.os();
    return os == null ? null : Boolean.valueOf(os.equals("l"));
  }

  @Nullable Boolean passwordProtected() {
    Boolean none = sure(FilterKey.NO_PASSWORD);
    return none == null ? null : Boolean.valueOf(!none);
  }

  @Nullable Boolean isEmpty() {
    Integer players = server.seats().players();
    return players == null ? null : Boolean.valueOf(players == 0);
  }

  @Nullable Boolean isFull() {
    Integer players = server.seats().players();
    Integer most = server.seats().most();
    if (players == null || most == null) {
      return null;
    }
    return players >= most;
  }

  /** The user's own filter, or all that was asked for. */
  String filter() {
    for (Literal literal : query.sure()) {
      if (literal.condition().key() == FilterKey.RAW) {
        return literal.condition().value();
      }
    }
    return query.text();
  }
}
