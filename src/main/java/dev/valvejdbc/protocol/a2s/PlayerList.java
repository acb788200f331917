package dev.valvejdbc.protocol.a2s;

import java.util.List;

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
}
