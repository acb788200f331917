package dev.valvejdbc.tables.list;

import dev.valvejdbc.protocol.master.FilterKey;
import dev.valvejdbc.protocol.master.FilterQuery;
import dev.valvejdbc.protocol.master.ListedServer;
import dev.valvejdbc.protocol.master.Literal;
import dev.valvejdbc.protocol.master.Region;
import org.jspecify.annotations.Nullable;

/**
 * A server of a list as the columns of master_servers read it: what its source says, and where that
 * says nothing, what the filter has made sure.
 */
public record ListedRow(ListedServer server, FilterQuery query, @Nullable Region asked) {

  /** Whether the filter made sure that the condition holds, or does not; null if neither. */
  @Nullable Boolean sure(FilterKey key) {
    for (Literal literal : query.sure()) {
      if (literal.condition().key() == key) {
        return !literal.negated();
      }
    }
    return null;
  }

  /** The value that the filter fixed; null if none. */
  @Nullable String fixed(FilterKey key) {
    for (Literal literal : query.sure()) {
      if (literal.condition().key() == key && !literal.negated()) {
        return literal.condition().value();
      }
    }
    return null;
  }

  private static <T> @Nullable T either(@Nullable T said, @Nullable T sure) {
    return said == null ? sure : said;
  }

  @Nullable Long appId() {
    String fixed = fixed(FilterKey.APP_ID);
    return either(server.game().appId(), fixed == null ? null : Long.valueOf(fixed));
  }

  @Nullable String gamedir() {
    return either(server.game().gamedir(), fixed(FilterKey.GAMEDIR));
  }

  @Nullable String map() {
    return either(server.map(), fixed(FilterKey.MAP));
  }

  @Nullable String region() {
    Integer code = server.region();
    Region region = code == null ? asked : Region.of(code);
    return region == null ? null : region.text();
  }

  @Nullable Integer players() {
    return either(
        server.seats().players(), Boolean.TRUE.equals(sure(FilterKey.NO_PLAYERS)) ? 0 : null);
  }

  @Nullable Boolean secure() {
    return either(server.secure(), sure(FilterKey.SECURE));
  }

  @Nullable Boolean dedicated() {
    return either(server.dedicated(), sure(FilterKey.DEDICATED));
  }

  @Nullable Boolean linux() {
    String os = server.os();
    return os == null ? sure(FilterKey.LINUX) : Boolean.valueOf(os.equals("l"));
  }

  @Nullable String os() {
    return either(server.os(), Boolean.TRUE.equals(sure(FilterKey.LINUX)) ? "l" : null);
  }

  @Nullable Boolean passwordProtected() {
    Boolean none = sure(FilterKey.NO_PASSWORD);
    return none == null ? null : Boolean.valueOf(!none);
  }

  @Nullable Boolean isEmpty() {
    Integer players = server.seats().players();
    if (players != null) {
      return players == 0;
    }
    Boolean empty = sure(FilterKey.NO_PLAYERS);
    Boolean notEmpty = sure(FilterKey.NOT_EMPTY);
    return empty != null ? empty : notEmpty == null ? null : Boolean.valueOf(!notEmpty);
  }

  @Nullable Boolean isFull() {
    Integer players = server.seats().players();
    Integer most = server.seats().most();
    if (players != null && most != null) {
      return players >= most;
    }
    Boolean notFull = sure(FilterKey.NOT_FULL);
    return notFull == null ? null : Boolean.valueOf(!notFull);
  }

  String filter() {
    String own = fixed(FilterKey.RAW);
    return own == null ? query.text() : own;
  }
}
