package dev.valvejdbc.sql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a column says of a server, in the terms of a server list: where a condition on it can narrow
 * one.
 */
enum ListColumn {
  ADDR("addr", "addr"),
  IP("ip", "ip"),
  NAME("name", "server_name"),
  APP_ID("app_id", "app_id"),
  GAMEDIR("gamedir", "folder"),
  VERSION("version", null),
  PLAYERS("players", "player_count"),
  MAX_PLAYERS("max_players", "max_players"),
  MAP("map", "map"),
  SECURE("secure", "vac_enabled"),
  DEDICATED("dedicated", null),
  LINUX("linux", null),
  OS("os", null),
  TYPE(null, "server_type"),
  PLATFORM(null, "platform"),
  PASSWORD("password_protected", "password_protected"),
  PROXY("proxy", null),
  WHITE("white", null),
  IS_EMPTY("is_empty", null),
  IS_FULL("is_full", null),
  TAGS("tags", null),
  HIDDEN_TAGS("hidden_tags", null),
  COLLAPSE("collapse_addr_hash", null),
  FILTER("filter", null),
  REGION("region", null);

  private final @Nullable String listed;
  private final @Nullable String live;

  ListColumn(@Nullable String listed, @Nullable String live) {
    this.listed = listed;
    this.live = live;
  }

  /** The meanings of the columns of master_servers; null for those that narrow nothing. */
  static List<@Nullable ListColumn> ofList(List<String> names) {
    List<@Nullable ListColumn> meanings = new ArrayList<>();
    names.forEach(name -> meanings.add(listed(name)));
    return meanings;
  }

  private static @Nullable ListColumn listed(String name) {
    return Arrays.stream(values()).filter(c -> name.equals(c.listed)).findFirst().orElse(null);
  }

  /**
   * The meanings of the columns of server_info.
   *
   * @param withVolatile whether those count that change from minute to minute
   */
  static List<@Nullable ListColumn> ofInfo(List<String> names, boolean withVolatile) {
    List<@Nullable ListColumn> meanings = new ArrayList<>();
    for (String name : names) {
      ListColumn column =
          Arrays.stream(values()).filter(c -> name.equals(c.live)).findFirst().orElse(null);
      meanings.add(column != null && (withVolatile || column.isStable()) ? column : null);
    }
    return meanings;
  }

  private boolean isStable() {
    return switch (this) {
      case GAMEDIR, APP_ID, SECURE, TYPE, PLATFORM -> true;
      default -> false;
    };
  }
}
