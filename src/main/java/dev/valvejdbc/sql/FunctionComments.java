package dev.valvejdbc.sql;

import java.util.Locale;
import java.util.Map;
import org.apache.calcite.schema.Function;
import org.apache.calcite.schema.ScalarFunction;
import org.jspecify.annotations.Nullable;

/** One sentence about each function, and each of its arguments and columns, for tools. */
public final class FunctionComments {
  private static final String STEAMID = "steamid";
  private static final String SOME_ID =
      "A Steam id in any form, text or number; the name of a page (…/id/name) takes a webApiKey.";
  private static final Map<String, String> COMMENTS =
      Map.ofEntries(
          Map.entry(
              TagFunctions.ALL, "Whether a list of tags has all the wanted ones; null if unknown."),
          Map.entry(
              TagFunctions.ANY,
              "Whether a list of tags has any of the wanted ones; null if unknown."),
          Map.entry(STEAMID, "The 64-bit number of a Steam id, which the Web API uses."),
          Map.entry("steamid2", "A Steam id as STEAM_1:0:11101; null if it stands for no person."),
          Map.entry("steamid3", "A Steam id as [U:1:22202]."),
          Map.entry("steamid_url", "The page of a Steam id at Steam's community; null for none."),
          Map.entry("steamid_account_id", "The number of the account, 32 bits of a Steam id."),
          Map.entry("steamid_type", "The type of a Steam id, such as individual or game_server."),
          Map.entry("steamid_universe", "The world of Steam of an id; 1 is the public one."),
          Map.entry("steamid_instance", "The instance of a Steam id; 1 for people."),
          Map.entry(
              "steamid_valid",
              "Whether Steam could have given out an id; false, and no error, for what is none."),
          Map.entry("rcon", "What a server's console prints for a command, a row a line."),
          Map.entry(
              SteamApiCallTable.NAME,
              "The raw answer of any method of the Steam Web API: one row with one text."),
          Map.entry(
              "rcon_status",
              "Who plays, as a server's console says: the table players with Steam ids."),
          Map.entry(
              "rcon_cvars",
              "The variables and commands of a server, as its console lists them, a row each."),
          Map.entry(
              FindServer.NAME,
              "Where a server is asked whose players join it at that address; no row if nowhere."));
  private static final Map<String, String> ARGUMENTS =
      Map.of(
          "id",
          SOME_ID,
          "given",
          SOME_ID,
          "tags",
          "Tags that are there, separated by commas.",
          "wanted",
          "Tags to look for, separated by commas.");

  private FunctionComments() {}

  /** The comment of a function of ours, null for others. */
  public static @Nullable String of(String name, Function function) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.equals(STEAMID) && !(function instanceof ScalarFunction)
        ? "One row with every form of a Steam id; none for null."
        : COMMENTS.get(lower);
  }

  /** The comment of an argument; null for functions that are not ours. */
  public static @Nullable String ofArgument(String name, Function function, int argument) {
    if (function instanceof CommentedFunction commented) {
      return commented.argumentRemarks(argument);
    }
    boolean ours = COMMENTS.containsKey(name.toLowerCase(Locale.ROOT));
    String called = function.getParameters().get(argument).getName();
    return ours ? ARGUMENTS.get(called.toLowerCase(Locale.ROOT)) : null;
  }

  /** The comment of a column; null for functions that are not ours. */
  public static @Nullable String ofColumn(String name, Function function, int column) {
    if (function instanceof CommentedFunction commented) {
      return commented.columnRemarks(column);
    }
    return name.equalsIgnoreCase(STEAMID) ? SteamIdTable.remarks(column) : null;
  }
}
