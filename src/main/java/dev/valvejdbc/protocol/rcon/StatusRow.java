package dev.valvejdbc.protocol.rcon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code status} whose head is read, up to the name; what follows the name is read from
 * the end, when another line may have completed it.
 *
 * @param head the fields before the name
 * @param name where the name begins
 * @param quote what ends it
 */
record StatusRow(List<String> head, int name, char quote) {
  /** Fields behind a name: address and rate, ping and loss and time, and what SourceTV adds. */
  private static final int MOST_FIELDS = 8;

  private static final int CS2_FIELDS = 7;

  /** The row that a line begins; null if it begins none. */
  static @Nullable StatusRow begun(String line) {
    return line.startsWith("#") ? old(line) : cs2(line);
  }

  private static @Nullable StatusRow old(String line) {
    TextCursor in = new TextCursor(line);
    in.passes('#');
    in.space();
    List<String> head = new ArrayList<>(2);
    String number;
    while (head.size() < 2 && (number = in.digits()) != null) {
      head.add(number);
      if (in.space() == 0) {
        return null;
      }
    }
    return !head.isEmpty() && in.passes('"') ? new StatusRow(head, in.at(), '"') : null;
  }

  /** Number, time or what stands for it, ping, loss, state, rate, and where it is told, address. */
  private static @Nullable StatusRow cs2(String line) {
    TextCursor in = new TextCursor(line);
    List<String> head = new ArrayList<>(CS2_FIELDS);
    in.space();
    while (head.size() < CS2_FIELDS && !in.passes('\'')) {
      String field = in.word();
      if (field == null || !isCs2Field(head.size(), field) || in.space() == 0) {
        return null;
      }
      head.add(field);
    }
    boolean whole = head.size() == CS2_FIELDS ? in.passes('\'') : head.size() == CS2_FIELDS - 1;
    return whole ? new StatusRow(head, in.at(), '\'') : null;
  }

  private static boolean isCs2Field(int index, String field) {
    return switch (index) {
      case 0, 2, 3 -> TextCursor.isNumber(field);
      case 1 -> field.equals("BOT") || field.equals("[NoChan]") || TextCursor.isClock(field);
      case 4 -> TextCursor.isName(field);
      case 5 -> TextCursor.isNumber(rate(field));
      default -> true;
    };
  }

  /** A rate may run into the word for an address that is not told. */
  private static String rate(String field) {
    return field.endsWith("unknown") ? field.substring(0, field.length() - 7) : field;
  }

  /** The player, if the row is whole; null if not. */
  @Nullable StatusPlayer player(CharSequence row) {
    int end = row.length();
    while (end > name && TextCursor.isSpace(row.charAt(end - 1))) {
      end--;
    }
    if (quote == '\'') {
      return end > name && row.charAt(end - 1) == quote
          ? ofCs2(row.subSequence(name, end - 1).toString())
          : null;
    }
    String[] fields = new String[MOST_FIELDS];
    for (int count = 1; count <= MOST_FIELDS && end > name; count++) {
      int from = end;
      while (from > name && !TextCursor.isSpace(row.charAt(from - 1))) {
        from--;
      }
      fields[MOST_FIELDS - count] = row.subSequence(from, end).toString();
      end = from;
      while (end > name && TextCursor.isSpace(row.charAt(end - 1))) {
        end--;
      }
      if (end > name && end < from && row.charAt(end - 1) == quote) {
        List<String> tail = Arrays.asList(fields).subList(MOST_FIELDS - count, MOST_FIELDS);
        StatusPlayer player = StatusFields.player(head, name(row, end), tail);
        if (player != null) {
          return player;
        }
      }
    }
    return null;
  }

  private String name(CharSequence row, int end) {
    return row.subSequence(name, end - 1).toString();
  }

  private StatusPlayer ofCs2(String shown) {
    String connection = head.get(1);
    String address = head.size() < CS2_FIELDS ? null : head.get(CS2_FIELDS - 1);
    return new StatusPlayer(
        StatusFields.number(head.get(0)),
        shown,
        connection.equals("BOT") ? "BOT" : null,
        TextCursor.isClock(connection) ? StatusFields.seconds(connection) : null,
        StatusFields.number(head.get(2)),
        StatusFields.number(head.get(3)),
        head.get(4),
        StatusFields.number(rate(head.get(5))),
        "unknown".equals(address) ? null : address);
  }
}
