package dev.valvejdbc.attach.file;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file as in RFC 4180, in UTF-8, whose first line has the names of the columns. An empty cell
 * without quotation marks is null.
 *
 * @param separators of which the one that the first line has most of separates the cells
 */
record CsvRows(Path file, String separators) implements FileRows {
  private static final int LONGEST_CELL = 1 << 24;

  @Override
  public List<String> columns() throws IOException {
    try (BufferedReader reader = reader()) {
      List<@Nullable String> head = new Cells(reader, separator()).row();
      if (head == null) {
        throw new IllegalArgumentException("it is empty, and its first line names the columns");
      }
      List<String> names = new ArrayList<>();
      for (String name : head) {
        String stripped = name == null ? "" : name.strip();
        names.add(stripped.isEmpty() ? "column" + (names.size() + 1) : stripped);
      }
      return names;
    }
  }

  private BufferedReader reader() throws IOException {
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(FileRows.bytes(file), StandardCharsets.UTF_8.newDecoder()));
    reader.mark(1);
    if (reader.read() != '\ufeff') {
      reader.reset();
    }
    return reader;
  }

  private char separator() throws IOException {
    try (BufferedReader reader = reader()) {
      String first = reader.readLine();
      char best = separators.charAt(0);
      for (int i = 1; i < separators.length(); i++) {
        char c = separators.charAt(i);
        best = count(first, c) > count(first, best) ? c : best;
      }
      return best;
    }
  }

  private static long count(@Nullable String line, char c) {
    return line == null ? 0 : line.chars().filter(x -> x == c).count();
  }

  @Override
  public Reading open() throws IOException {
    int width = columns().size();
    BufferedReader reader = reader();
    Cells cells = new Cells(reader, separator());
    cells.row();
    return new Reading() {
      @Override
      public @Nullable String @Nullable [] next() throws IOException {
        List<@Nullable String> row = cells.row();
        while (row != null && row.size() == 1 && row.get(0) == null && width > 1) {
          row = cells.row(); // an empty line
        }
        if (row == null) {
          return null;
        }
        if (row.size() > width) {
          throw new IllegalArgumentException(
              "line " + cells.line + " has " + row.size() + " cells, its head " + width);
        }
        @Nullable String[] values = new @Nullable String[width];
        for (int i = 0; i < row.size(); i++) {
          values[i] = row.get(i);
        }
        return values;
      }

      @Override
      public void close() throws IOException {
        reader.close();
      }
    };
  }

  private static final class Cells {
    private final BufferedReader reader;
    private final char separator;
    private int line;

    Cells(BufferedReader reader, char separator) {
      this.reader = reader;
      this.separator = separator;
    }

    /** The cells of a row; null at the end of the file. */
    @Nullable List<@Nullable String> row() throws IOException {
      int c = reader.read();
      if (c < 0) {
        return null;
      }
      line++;
      List<@Nullable String> cells = new ArrayList<>();
      while (true) {
        StringBuilder cell = new StringBuilder();
        boolean quoted = c == '"';
        c = quoted ? afterQuoted(cell) : c;
        while (c >= 0 && c != separator && c != '\n' && c != '\r') {
          append(cell, c);
          c = reader.read();
        }
        cells.add(cell.length() == 0 && !quoted ? null : cell.toString());
        if (c != separator) {
          endLine(c);
          return cells;
        }
        c = reader.read();
      }
    }

    /** A line ends with LF, CR LF, or as on old Macs with CR. */
    private void endLine(int c) throws IOException {
      if (c == '\r') {
        reader.mark(1);
        if (reader.read() != '\n') {
          reader.reset();
        }
      }
    }

    private int afterQuoted(StringBuilder cell) throws IOException {
      int begun = line;
      while (true) {
        int c = reader.read();
        if (c < 0) {
          throw new IllegalArgumentException(
              "the quotation marks of line " + begun + " are never closed");
        }
        if (c == '"') {
          c = reader.read();
          if (c != '"') {
            return c;
          }
        }
        line += c == '\n' ? 1 : 0;
        append(cell, c);
      }
    }

    private void append(StringBuilder cell, int c) {
      if (cell.length() >= LONGEST_CELL) {
        throw new IllegalArgumentException("a cell of line " + line + " is too long");
      }
      cell.append((char) c);
    }
  }
}
