package dev.valvejdbc.fleet.console;

import dev.valvejdbc.fleet.world.FleetServer;
import dev.valvejdbc.fleet.world.Game;
import dev.valvejdbc.fleet.world.People;
import dev.valvejdbc.protocol.a2s.Player;
import dev.valvejdbc.protocol.a2s.Rule;
import dev.valvejdbc.protocol.a2s.ServerInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes what the console of a simulated server prints, in the grammar of its engine. */
public final class CommandOutputs {
  private static final int MOST_PLAYERS = 40;

  private CommandOutputs() {}

  /** Makes the output of each command that a server knows, by command. */
  public static Map<String, String> of(FleetServer server) {
    boolean old = Game.of(server.info()).old();
    Map<String, String> outputs = new HashMap<>();
    for (Rule rule : server.rules().rules()) {
      outputs.put(rule.name(), "\"" + rule.name() + "\" = \"" + rule.value() + "\"\n");
    }
    outputs.put("status", old ? oldStatus(server) : status(server));
    outputs.put("cvarlist", old ? oldCvars(server) : cvars(server));
    return outputs;
  }

  /** Tells the account of a player; the last ones of a list are bots and have none. */
  private static long account(FleetServer server, int player) {
    return 1 + ((long) server.index() * MOST_PLAYERS + player) % People.ACCOUNTS;
  }

  private static boolean isBot(FleetServer server, int player) {
    Integer bots = server.info().bots();
    return bots != null && player >= server.players().players().size() - bots;
  }

  private static String status(FleetServer server) {
    ServerInfo info = server.info();
    StringBuilder text = new StringBuilder();
    text.append("hostname: ").append(info.name()).append('\n');
    text.append("map     : ").append(info.map()).append(" at: 0 x, 0 y, 0 z\n");
    text.append(
        "# userid name                uniqueid            connected ping loss state  adr\n");
    List<Player> players = server.players().players();
    for (int i = 0; i < players.size(); i++) {
      text.append(String.format(Locale.ROOT, "# %6d \"%s\" ", i + 2, players.get(i).name()));
      text.append(
          isBot(server, i)
              ? "BOT active\n"
              : String.format(
                  Locale.ROOT,
                  "[U:1:%d] %02d:%02d %4d %4d active 198.51.100.%d:27005\n",
                  account(server, i),
                  i,
                  30,
                  20 + i,
                  0,
                  1 + i));
    }
    return text.toString();
  }

  private static String oldStatus(FleetServer server) {
    ServerInfo info = server.info();
    StringBuilder text = new StringBuilder();
    text.append("hostname:  ").append(info.name()).append('\n');
    text.append("map     :  ").append(info.map()).append(" at: 0 x, 0 y, 0 z\n\n");
    text.append("#      name userid uniqueid frag time ping loss adr\n");
    List<Player> players = server.players().players();
    for (int i = 0; i < players.size(); i++) {
      long account = account(server, i);
      String id = isBot(server, i) ? "BOT" : "STEAM_0:" + account % 2 + ":" + account / 2;
      text.append(
          String.format(
              Locale.ROOT,
              "#%2d \"%s\" %d %s %3d %02d:30 %4d %3d 198.51.100.%d:27005\n",
              i + 1,
              players.get(i).name(),
              i + 2,
              id,
              players.get(i).score(),
              i,
              20 + i,
              0,
              1 + i));
    }
    return text.append(players.size()).append(" users\n").toString();
  }

  private static String cvars(FleetServer server) {
    StringBuilder text = new StringBuilder("cvar list\n--------------\n");
    for (Rule rule : server.rules().rules()) {
      text.append(
          String.format(
              Locale.ROOT,
              "%-40s : %-8s : %-16s : A rule.\n",
              rule.name(),
              rule.value(),
              ", \"sv\""));
    }
    int count = server.rules().rules().size();
    return text + "--------------\n" + count + " total convars/concommands\n";
  }

  private static String oldCvars(FleetServer server) {
    StringBuilder text = new StringBuilder("CVar List\n--------------\n");
    for (Rule rule : server.rules().rules()) {
      text.append(String.format(Locale.ROOT, "%-15s : %8s, sv\n", rule.name(), rule.value()));
    }
    return text + "--------------\n" + server.rules().rules().size() + " Total CVars\n";
  }
}
