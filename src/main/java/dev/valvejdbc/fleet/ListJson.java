package dev.valvejdbc.fleet;

import dev.valvejdbc.protocol.a2s.ServerInfo;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes the answer of GetServerList. */
final class ListJson {
  private ListJson() {}

  static String of(List<ListEntry> entries) {
    if (entries.isEmpty()) {
      return "{\"response\":{}}";
    }
    StringBuilder out = new StringBuilder("{\"response\":{\"servers\":[");
    String separator = "";
    for (ListEntry entry : entries) {
      out.append(separator);
      write(out, entry);
      separator = ",";
    }
    return out.append("]}}").toString();
  }

  /** The answer of GetServersAtAddress. */
  static String at(String host, List<ListEntry> entries) {
    StringBuilder out = new StringBuilder("{\"response\":{\"success\":true,\"servers\":[");
    String separator = "";
    for (ListEntry entry : entries) {
      if (entry.addr().startsWith(host + ":")) {
        out.append(separator).append("{\"addr\":");
        text(out, entry.addr());
        number(out, "gmsindex", -1);
        number(out, "appid", entry.appId());
        field(out, "gamedir", entry.info().folder());
        number(out, "gameport", entry.info().port());
        out.append('}');
        separator = ",";
      }
    }
    return out.append("]}}").toString();
  }

  private static void write(StringBuilder out, ListEntry entry) {
    ServerInfo info = entry.info();
    out.append("{\"addr\":");
    text(out, entry.addr());
    number(out, "gameport", info.port());
    field(out, "steamid", info.steamId() == null ? null : Long.toUnsignedString(info.steamId()));
    field(out, "name", info.name());
    number(out, "appid", entry.appId());
    field(out, "gamedir", info.folder());
    field(out, "version", info.version());
    field(out, "product", info.folder());
    number(out, "region", entry.region() == 255 ? -1 : entry.region());
    number(out, "players", info.players());
    number(out, "max_players", info.maxPlayers());
    number(out, "bots", info.bots());
    field(out, "map", info.map());
    out.append(",\"secure\":").append(Boolean.TRUE.equals(info.vacEnabled()));
    out.append(",\"dedicated\":").append(info.typeCode() == 'd');
    field(out, "os", String.valueOf(info.platformCode()));
    field(out, "gametype", info.keywords());
    out.append('}');
  }

  private static void number(StringBuilder out, String name, @Nullable Number value) {
    if (value != null) {
      out.append(",\"").append(name).append("\":").append(value);
    }
  }

  private static void field(StringBuilder out, String name, @Nullable String value) {
    if (value != null) {
      out.append(",\"").append(name).append("\":");
      text(out, value);
    }
  }

  private static void text(StringBuilder out, String value) {
    out.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ') {
        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
