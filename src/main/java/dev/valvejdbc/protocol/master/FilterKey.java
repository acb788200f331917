package dev.valvejdbc.protocol.master;

/**
 * The keys of Valve's filter language, in the order in which they are written. The keys {@code
 * empty} and {@code full} mean the opposite of their names.
 */
public enum FilterKey {
  GAMEDIR("gamedir"),
  MAP("map"),
  APP_ID("appid"),
  /** Not this application. */
  NOT_APP_ID("napp"),
  SECURE("secure"),
  DEDICATED("dedicated"),
  LINUX("linux"),
  /** Only with the value 0: not protected by a password. */
  NO_PASSWORD("password"),
  /** Somebody plays. */
  NOT_EMPTY("empty"),
  /** Nobody plays. */
  NO_PLAYERS("noplayers"),
  /** A place is free. */
  NOT_FULL("full"),
  PROXY("proxy"),
  WHITE("white"),
  /** Has all of these tags, separated by commas. */
  TAGS("gametype"),
  /** Has all of these hidden tags. */
  HIDDEN_TAGS("gamedata"),
  /** Has any of these hidden tags. */
  ANY_HIDDEN_TAG("gamedataor"),
  /** The name matches, with {@code *} for anything. */
  NAME("name_match"),
  /** The version matches, with {@code *} for anything. */
  VERSION("version_match"),
  /** At this IPv4 address. */
  ADDRESS("gameaddr"),
  /** One server of each address. */
  COLLAPSE("collapse_addr_hash"),
  /** A filter string of the user's own. */
  RAW("");

  private final String text;

  FilterKey(String text) {
    this.text = text;
  }

  /** The key as written; empty for {@link #RAW}. */
  public String text() {
    return text;
  }
}
