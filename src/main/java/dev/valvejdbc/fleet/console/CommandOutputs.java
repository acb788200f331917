package dev.valvejdbc.fleet.console;

import dev.valvejdbc.fleet.world.FleetServer;
import dev.valvejdbc.fleet.world.Game;
import dev.valvejdbc.fleet.world.People;
import dev.valvejdbc.protocol.a2s.Player;
import dev.valvejdbc.protocol.a2s.ServerInfo;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Makes what the console of a simulated server prints, in the grammar of its engine. */
public final class CommandOutputs {
  private static final int MOST_PLAYERS = 40;

  private final Engine engine;
  private final Map<String, String> variables = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, String> outputs = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  private CommandOutputs(FleetServer server) {
    engine = Engine.of(Game.of(server.info()));
    boolean old = engine == Engine.GOLDSRC;
    server.rules().rules().forEach(r -> variables.put(r.name(), r.value()));
    variables.put("hostname", server.info().name());
    outputs.put("status", old ? oldStatus(server) : status(server));
    outputs.put("cvarlist", old ? oldCvars() : cvars());
    outputs.put("users", users(server));
    outputs.put("version", "Protocol version " + server.info().protocol() + "\n");
  }

  /** Makes the outputs of a server's commands: a text of whole lines, empty for none. */
  public static UnaryOperator<String> of(FleetServer server) {
    return new CommandOutputs(server)::output;
  }

  private String output(String command) {
    String[] words = command.strip().split("\\s+", 2);
    String given = words.length < 2 ? "" : words[1];
    String known = outputs.get(words[0]);
    if (known != null) {
      return known;
    }
    String value = variables.get(words[0]);
    if (value != null) {
      return given.isEmpty() ? engine.variable(words[0], value) : "";
    }
    return switch (words[0].toLowerCase(Locale.ROOT)) {
      case "" -> "";
      case "echo" -> engine.echo(given);
      case "help" -> engine.help(given, variables.get(given));
      case "find" -> found(given);
      default -> engine.unknown(words[0]);
    };
  }

  private String found(String text) {
    StringBuilder all = new StringBuilder();
    variables.forEach(
        (name, value) -> {
          if (name.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT))) {
            all.append(engine.variable(name, value));
          }
        });
    return all.toString();
  }

  private static String users(FleetServer server) {
    StringBuilder text = new StringBuilder();
    List<Player> players = server.players().players();
    for (int i = 0; i < players.size(); i++) {
      text.append(i).append(':').append(i + 2).append(":\"").append(players.get(i).name());
      text.append("\"\n");
    }
    return text.append(players.size()).append(" users\n").toString();
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

  private String cvars() {
    StringBuilder text = new StringBuilder("cvar list\n--------------\n");
    String row =
        engine == Engine.SOURCE_2 ? "%-80s : %-16s : %-32s : %s\n" : "%-40s : %-8s : %-16s : %s\n";
    String flags = engine == Engine.SOURCE_2 ? "sv" : ", \"sv\"";
    text.append(String.format(Locale.ROOT, row, "echo", "cmd", "", "Echo text to console."));
    variables.forEach(
        (name, value) ->
            text.append(String.format(Locale.ROOT, row, name, value, flags, "A rule.")));
    return text + "--------------\n" + (variables.size() + 1) + " total convars/concommands\n";
  }

  private String oldCvars() {
    StringBuilder text = new StringBuilder("CVar List\n--------------\n");
    variables.forEach(
        (name, value) -> {
          String shown = name.equals("hostname") ? "0" : value; // texts show as 0
          text.append(String.format(Locale.ROOT, "%-15s : %8s, sv\n", name, shown));
        });
    return text + "--------------\n" + variables.size() + " Total CVars\n";
  }
}
