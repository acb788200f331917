package dev.valvejdbc.sql;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One sentence about each function, for tools that list them. */
public final class FunctionComments {
  private static final Map<String, String> COMMENTS =
      Map.ofEntries(
          Map.entry(TagFunctions.ALL, "Whether a list of tags has all the wanted ones."),
          Map.entry(TagFunctions.ANY, "Whether a list of tags has any of the wanted ones."),
          Map.entry("steamid", "The 64-bit number of a Steam id; as a table, all its forms."),
          Map.entry("steamid2", "A Steam id as STEAM_1:0:11101."),
          Map.entry("steamid3", "A Steam id as [U:1:22202]."),
          Map.entry("steamid_url", "The page of a Steam id at Steam's community."),
          Map.entry("steamid_account_id", "The account of a Steam id."),
          Map.entry("steamid_type", "The type of a Steam id, such as individual or game_server."),
          Map.entry("steamid_universe", "The universe of a Steam id, a number."),
          Map.entry("steamid_instance", "The instance of a Steam id, a number."),
          Map.entry("steamid_valid", "Whether Steam could have given out an id."),
          Map.entry("rcon", "What a server's console prints for a command."),
          Map.entry(
              SteamApiCallTable.NAME,
              "The raw answer of a Web API method, of the parameters in a JSON object."),
          Map.entry("rcon_status", "The players as a server's console lists them."),
          Map.entry("rcon_cvars", "The settings of a server, as its console lists them."),
          Map.entry(
              FindServer.NAME,
              "Where a server is asked whose players join it elsewhere; the address is a literal."));

  private FunctionComments() {}

  /** The comment of a function of ours, null for others. */
  public static @Nullable String of(String function) {
    return COMMENTS.get(function.toLowerCase(Locale.ROOT));
  }
}
