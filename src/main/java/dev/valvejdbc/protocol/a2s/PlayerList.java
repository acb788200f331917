package dev.valvejdbc.protocol.a2s;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who plays.
 *
 * @param declaredCount what the server says; may lie
 * @param partial whether the answer was cut short
 */
public record PlayerList(int declaredCount, List<Player> players, boolean partial)
    implements A2sMessage {
  public PlayerList {
    players = List.copyOf(players);
  }

  /** What is missing, as a clause for the user; null if nothing is. */
  public @Nullable String shortfall() {
    if (!partial) {
      return null;
    }
    return players.size() < declaredCount
        ? players.size() + " of " + declaredCount + " players came, the answer is cut short"
        : players.size() + " players came, and behind them bytes that are no player";
  }
}
