package dev.valvejdbc.tables.list;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a column says of a server, in the terms of a server list: where a condition on it can narrow
 * one.
 */
public enum Meaning {
  ADDR("addr", false),
  IP("ip", false),
  NAME("server_name", false),
  APP_ID("app_id", true),
  GAMEDIR("folder", true),
  VERSION(null, false),
  PLAYERS("player_count", false),
  MAX_PLAYERS("max_players", false),
  MAP("map", false),
  SECURE("vac_enabled", true),
  DEDICATED(null, false),
  LINUX(null, false),
  OS(null, false),
  TYPE("server_type", true),
  PLATFORM("platform", true),
  PASSWORD("password_protected", false),
  PROXY(null, false),
  WHITE(null, false),
  IS_EMPTY(null, false),
  IS_FULL(null, false),
  TAGS(null, false),
  HIDDEN_TAGS(null, false),
  COLLAPSE(null, false),
  FILTER(null, false),
  REGION(null, false);

  private final @Nullable String live;
  private final boolean stable;

  /**
   * @param live the column of server_info that says the same now; null for none
   * @param stable whether it stays as it is for hours
   */
  Meaning(@Nullable String live, boolean stable) {
    this.live = live;
    this.stable = stable;
  }

  /**
   * The meanings of the columns of server_info; null for those that narrow nothing.
   *
   * @param withVolatile whether those count that change from minute to minute
   */
  public static List<@Nullable Meaning> ofInfo(List<String> names, boolean withVolatile) {
    List<@Nullable Meaning> meanings = new ArrayList<>();
    for (String name : names) {
      meanings.add(
          Arrays.stream(values())
              .filter(m -> name.equals(m.live) && (withVolatile || m.stable))
              .findFirst()
              .orElse(null));
    }
    return meanings;
  }
}
