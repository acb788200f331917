package dev.valvejdbc.protocol.webapi;

import org.jspecify.annotations.Nullable;

/**
 * A parameter of a method.
 *
 * @param name without the {@code [0]} or {@code 0} of lists
 * @param type as the catalogue names it, such as uint32, string, bool, {enum}
 * @param required whether the method wants it
 * @param style how its values are written
 * @param count the parameter that tells how many values there are; null for none
 * @param most how many values one call may bring, 1 where an answer cannot be told apart by value
 * @param echo where an element of the answer repeats the value that it belongs to, see {@link
 *     AnswerShape}; null for nowhere
 * @param about a phrase on its meaning; empty if the catalogue has none
 */
public record WebParameter(
    String name,
    String type,
    boolean required,
    ParameterStyle style,
    @Nullable String count,
    int most,
    @Nullable String echo,
    String about) {

  /** The values that one call may bring where the method names no limit. */
  static final int MOST = 100;

  /** Whether one call may answer for several values. */
  public boolean isBatch() {
    return most > 1;
  }

  /** Whether its values are 64-bit Steam ids. */
  public boolean isSteamId() {
    return name.toLowerCase(java.util.Locale.ROOT).contains("steamid")
        && (type.equals("uint64") || type.equals("fixed64") || isBatch());
  }
}
