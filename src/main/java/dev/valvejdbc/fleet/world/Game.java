package dev.valvejdbc.fleet.world;

import dev.valvejdbc.protocol.a2s.ServerInfo;
import java.util.List;

/**
 * Describes a game that simulated servers run.
 *
 * @param folder the game directory
 * @param old whether it is of the GoldSrc engine
 */
public record Game(String folder, String title, long appId, boolean old, List<String> maps) {
  /** The application id of The Ship, whose players have deaths and money. */
  static final long THE_SHIP = 2400;

  /** Finds the game that a server of a fleet runs. */
  public static Game of(ServerInfo info) {
    return ALL.stream().filter(g -> g.title.equals(info.game())).findFirst().orElseThrow();
  }

  /** All games that servers of a fleet may run. */
  static final List<Game> ALL =
      List.of(
          new Game(
              "tf",
              "Team Fortress",
              440,
              false,
              List.of("ctf_2fort", "cp_badlands", "pl_upward", "koth_viaduct")),
          new Game(
              "cstrike",
              "Counter-Strike: Source",
              240,
              false,
              List.of("de_dust2", "cs_office", "de_nuke")),
          new Game(
              "csgo",
              "Counter-Strike 2",
              730,
              false,
              List.of("de_mirage", "de_inferno", "de_dust2")),
          new Game("garrysmod", "Sandbox", 4000, false, List.of("gm_construct", "gm_flatgrass")),
          new Game(
              "left4dead2", "Left 4 Dead 2", 550, false, List.of("c1m1_hotel", "c2m1_highway")),
          new Game("rust", "Rust", 252_490, false, List.of("Procedural Map", "Barren")),
          new Game("ship", "The Ship", THE_SHIP, false, List.of("cyclops", "atalanta")),
          new Game(
              "cstrike", "Counter-Strike", 10, true, List.of("de_dust2", "de_train", "cs_assault")),
          new Game("valve", "Half-Life", 70, true, List.of("crossfire", "stalkyard")));
}
