package dev.valvejdbc.protocol.rcon;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what Source and GoldSrc print behind a player's name, of which each may leave out some. */
final class StatusFields {
  private StatusFields() {}

  /**
   * A player.
   *
   * @param head one number or two, before the name
   * @param tail the fields behind the name
   * @return null if these are no fields of a player
   */
  static @Nullable StatusPlayer player(List<String> head, String name, List<String> tail) {
    StatusPlayer old = head.size() == 1 ? goldSrc(name, tail) : null;
    return old == null ? source(head, name, tail) : old;
  }

  /** Number, id, frags or what SourceTV relays, time, ping, loss, and address. */
  private static @Nullable StatusPlayer goldSrc(String name, List<String> tail) {
    if (tail.size() < 6 || !TextCursor.isNumber(tail.get(0))) {
      return null;
    }
    int time = 3;
    if (tail.get(2).startsWith("hltv:")) {
      boolean delays = tail.get(3).startsWith("delay:");
      time += delays && TextCursor.isNumber(tail.get(3).substring(6)) ? 1 : 0;
    } else {
      String frags = tail.get(2);
      if (!TextCursor.isNumber(frags.startsWith("-") ? frags.substring(1) : frags)) {
        return null;
      }
    }
    int left = tail.size() - time - 3;
    if (left < 0 || left > 1 || !isTimePingLoss(tail, time)) {
      return null;
    }
    return new StatusPlayer(
        number(tail.get(0)),
        name,
        tail.get(1),
        seconds(tail.get(time)),
        number(tail.get(time + 1)),
        number(tail.get(time + 2)),
        null,
        null,
        left == 0 ? null : tail.get(time + 3));
  }

  /** Id, for people time and ping and loss, state, rate, address. */
  private static @Nullable StatusPlayer source(List<String> head, String name, List<String> tail) {
    boolean timed = tail.size() >= 5 && isTimePingLoss(tail, 1);
    int state = timed ? 4 : 1;
    int left = tail.size() - state - 1;
    if (left < 0 || left > 2 || !TextCursor.isName(tail.get(state))) {
      return null;
    }
    boolean rated = left > 0 && TextCursor.isNumber(tail.get(state + 1));
    if (left == 2 && !rated) {
      return null;
    }
    return new StatusPlayer(
        number(head.get(0)),
        name,
        tail.get(0),
        timed ? seconds(tail.get(1)) : null,
        timed ? number(tail.get(2)) : null,
        timed ? number(tail.get(3)) : null,
        tail.get(state),
        rated ? number(tail.get(state + 1)) : null,
        left == (rated ? 2 : 1) ? tail.get(tail.size() - 1) : null);
  }

  private static boolean isTimePingLoss(List<String> tail, int from) {
    return TextCursor.isClock(tail.get(from))
        && TextCursor.isNumber(tail.get(from + 1))
        && TextCursor.isNumber(tail.get(from + 2));
  }

  /** The number that digits tell; null for more than an integer holds. */
  static @Nullable Integer number(String digits) {
    return digits.length() > 9 ? null : Integer.valueOf(digits);
  }

  /** The seconds of a time such as 1:07:15; null for one that is too long. */
  static @Nullable Integer seconds(String clock) {
    if (clock.length() > 12) {
      return null;
    }
    int seconds = 0;
    for (String part : clock.split(":", -1)) {
      seconds = seconds * 60 + Integer.parseInt(part);
    }
    return seconds;
  }
}
