package dev.valvejdbc.server.page;

import dev.valvejdbc.script.Statements;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of tiles, read from a file of SQL whose comments are its headers: {@code -- dashboard:},
 * {@code -- about:} and {@code -- refresh:} above all, then for each statement {@code -- tile:} or
 * {@code -- parameter:}, {@code -- chart:} and {@code -- size:}.
 *
 * @param name of its file, without the ending
 * @param title what stands above it
 * @param about what it shows, in a sentence; empty for nothing
 * @param refresh seconds between two runs; 0 for no second one
 * @param parameters what is chosen above the tiles
 */
record Dashboard(
    String name,
    String title,
    String about,
    int refresh,
    List<Parameter> parameters,
    List<Tile> tiles) {
  private static final Pattern HEADER =
      Pattern.compile("(?m)^\\s*--\\s*([a-z]+):[ \\t]*(.*?)\\s*$");
  private static final Pattern SECONDS = Pattern.compile("(\\d{1,6})\\s*(s|m|h|)");

  /**
   * A value that is chosen, and stands as {@code :name} in the statements.
   *
   * @param sql asks for its values: the first column, named by the second if there is one
   */
  record Parameter(String name, String sql) {}

  /**
   * A statement and how it is shown.
   *
   * @param chart its kind, with columns if they are named: bar x=map y=players
   * @param size small, wide or tall
   */
  record Tile(String title, String chart, String size, String sql) {}

  /** Reads a file; what is no header is left to the database. */
  static Dashboard read(String file, String text) {
    String name = file.substring(file.lastIndexOf('/') + 1).replaceFirst("\\.sql$", "");
    List<Parameter> parameters = new ArrayList<>();
    List<Tile> tiles = new ArrayList<>();
    Map<String, String> all = new LinkedHashMap<>();
    for (String statement : Statements.of(text)) {
      Map<String, String> own = headers(statement);
      own.forEach(
          (key, value) -> {
            if (key.equals("dashboard") || key.equals("about") || key.equals("refresh")) {
              all.putIfAbsent(key, value);
            }
          });
      String sql = HEADER.matcher(statement).replaceAll("").strip();
      String parameter = own.get("parameter");
      if (parameter != null) {
        parameters.add(new Parameter(parameter, sql));
      } else {
        tiles.add(
            new Tile(
                own.getOrDefault("tile", ""),
                own.getOrDefault("chart", "table"),
                own.getOrDefault("size", "small"),
                sql));
      }
    }
    return new Dashboard(
        name,
        all.getOrDefault("dashboard", name),
        all.getOrDefault("about", ""),
        seconds(all.getOrDefault("refresh", "")),
        List.copyOf(parameters),
        List.copyOf(tiles));
  }

  private static Map<String, String> headers(String statement) {
    Map<String, String> headers = new LinkedHashMap<>();
    Matcher matcher = HEADER.matcher(statement);
    while (matcher.find()) {
      headers.putIfAbsent(matcher.group(1), matcher.group(2));
    }
    return headers;
  }

  private static int seconds(String text) {
    Matcher matcher = SECONDS.matcher(text.toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      return 0;
    }
    int amount = Integer.parseInt(matcher.group(1));
    return switch (matcher.group(2)) {
      case "m" -> amount * 60;
      case "h" -> amount * 3600;
      default -> amount;
    };
  }
}
