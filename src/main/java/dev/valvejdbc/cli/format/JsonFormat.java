package dev.valvejdbc.cli.format;

import dev.valvejdbc.wire.Visibility;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prints one JSON array of objects, a line a row. */
public final class JsonFormat implements RowFormat {
  @Override
  public long print(Cells cells, PrintStream out) throws SQLException {
    long count = 0;
    out.print("[");
    while (cells.next()) {
      out.print(count++ == 0 ? "\n" : ",\n");
      object(cells, out);
    }
    out.println(count == 0 ? "]" : "\n]");
    return count;
  }

  /** Prints one row. */
  public static void object(Cells cells, PrintStream out) throws SQLException {
    out.print("{");
    for (int i = 0; i < cells.labels().size(); i++) {
      out.print(i == 0 ? "" : ",");
      out.print(text(cells.labels().get(i)) + ":" + json(cells.value(i)));
    }
    out.print("}");
  }

  private static String json(@Nullable Object value) {
    if (value instanceof Double number && !Double.isFinite(number)) {
      return "null";
    }
    if (value instanceof List<?> list) {
      return list.stream().map(JsonFormat::json).collect(Collectors.joining(",", "[", "]"));
    }
    return value == null || value instanceof Number || value instanceof Boolean
        ? String.valueOf(value)
        : text(value.toString());
  }

  private static String text(String value) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> json.append("\\\"");
        case '\\' -> json.append("\\\\");
        case '\n' -> json.append("\\n");
        case '\r' -> json.append("\\r");
        case '\t' -> json.append("\\t");
        default -> {
          // the same text to a program, and nothing that drives a terminal
          if (!isShown(value, i, c)) {
            json.append(String.format("\\u%04x", (int) c));
          } else {
            json.append(c);
          }
        }
      }
    }
    return json.append('"').toString();
  }

  private static boolean isShown(String value, int at, char c) {
    if (!Character.isSurrogate(c)) {
      return Visibility.isVisible(c);
    }
    int first = Character.isLowSurrogate(c) && at > 0 ? at - 1 : at;
    int point = value.codePointAt(first);
    return Character.isSupplementaryCodePoint(point) && Visibility.isVisible(point);
  }
}
