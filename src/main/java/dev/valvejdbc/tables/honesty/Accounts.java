package dev.valvejdbc.tables.honesty;

import dev.valvejdbc.protocol.a2s.Player;
import dev.valvejdbc.protocol.a2s.PlayerList;
import dev.valvejdbc.protocol.a2s.ServerInfo;
import dev.valvejdbc.protocol.master.ListedServer;
import dev.valvejdbc.protocol.master.Region;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is said of one server, by itself and by others.
 *
 * @param addr as it was asked for
 * @param listAsked whether a list that tells details answered
 * @param listed what it says; null if it does not know the server, or was not asked
 * @param info null without an answer
 * @param players null without an answer
 * @param pingMillis null if no round trip is sure
 * @param regionPing the median of other servers that claim the region; null if there are too few
 * @param continent of its address, by a code of two letters; null if nothing tells it
 */
record Accounts(
    String addr,
    boolean listAsked,
    @Nullable ListedServer listed,
    @Nullable ServerInfo info,
    @Nullable PlayerList players,
    @Nullable Double pingMillis,
    @Nullable Double regionPing,
    @Nullable String continent) {
  /** What CS:GO lists instead of players where they are hidden. */
  private static final String HIDDEN = "Max Players";

  /** How many players PLAYER lists; null without an answer, or if they are hidden. */
  @Nullable Integer playerRows() {
    if (players == null) {
      return null;
    }
    List<Player> rows = players.players();
    boolean hidden = rows.size() == 1 && rows.get(0).name().equals(HIDDEN);
    return hidden ? null : Integer.valueOf(rows.size());
  }

  /** How many players PLAYER announces, be they all there or not; 0 without an answer. */
  int announcedRows() {
    return players == null ? 0 : players.declaredCount();
  }

  /** How many of them are marked as bots; null as {@link #playerRows}. */
  @Nullable Integer botRows() {
    return players == null || playerRows() == null
        ? null
        : Integer.valueOf(
            (int) players.players().stream().filter(p -> p.duration() == -1f).count());
  }

  /** The region that the list says; null if it says none. */
  @Nullable Region region() {
    Integer code = listed == null ? null : listed.region();
    return code == null ? null : Region.of(code);
  }

  /** What the list says of its players; null if it says nothing. */
  @Nullable Integer listedPlayers() {
    return listed == null ? null : listed.seats().players();
  }
}
