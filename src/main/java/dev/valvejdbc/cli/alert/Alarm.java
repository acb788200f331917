package dev.valvejdbc.cli.alert;

import dev.valvejdbc.cli.format.JsonFormat;
import dev.valvejdbc.cli.format.ResultCells;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A query that should return no row, and which of its rows are known already. */
public final class Alarm {
  private static final int MOST_ROWS = 10_000;
  private static final String BETWEEN = "\t";

  private final String sql;
  private final List<String> key;
  private final @Nullable Path memory;
  private Map<String, String> known = new LinkedHashMap<>();

  /**
   * An alarm.
   *
   * @param key columns that tell whether a row is known; none for all
   * @param memory a file that keeps what is known between runs; null for none
   * @throws IOException with a sentence, if the file is there and cannot be read
   */
  public Alarm(String sql, List<String> key, @Nullable Path memory) throws IOException {
    this.sql = sql;
    this.key = List.copyOf(key);
    this.memory = memory;
    if (memory != null && Files.exists(memory)) {
      for (String line : Files.readAllLines(memory)) {
        int at = line.indexOf(BETWEEN);
        if (at < 0) {
          throw new IOException("The file " + memory + " is no memory of an alarm.");
        }
        known.put(line.substring(0, at), line.substring(at + 1));
      }
    }
  }

  /**
   * Asks; what is new and what is gone is told once.
   *
   * @throws IOException with a sentence, if the key is none, or the memory cannot be written
   */
  public Change ask(Connection connection) throws SQLException, IOException {
    Map<String, String> rows = rows(connection);
    List<String> begun = new ArrayList<>();
    List<String> over = new ArrayList<>();
    rows.forEach(
        (k, json) -> {
          if (!known.containsKey(k)) {
            begun.add(json);
          }
        });
    known.forEach(
        (k, json) -> {
          if (!rows.containsKey(k)) {
            over.add(json);
          }
        });
    return new Change(rows.size(), begun, over, rows);
  }

  /** Remembers a change, once everybody has been told. */
  public void told(Change change) throws IOException {
    known = change.rows();
    if (memory != null) {
      StringBuilder text = new StringBuilder();
      known.forEach((k, json) -> text.append(k).append(BETWEEN).append(json).append('\n'));
      Path next = memory.resolveSibling(memory.getFileName() + ".part");
      Files.writeString(next, text);
      Files.move(next, memory, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private Map<String, String> rows(Connection connection) throws SQLException, IOException {
    Map<String, String> rows = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      ResultCells cells = new ResultCells(result);
      int[] places = places(cells.labels());
      while (cells.next() && rows.size() < MOST_ROWS) {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(json, false, StandardCharsets.UTF_8);
        JsonFormat.object(cells, out);
        out.flush();
        String row = json.toString(StandardCharsets.UTF_8);
        StringBuilder told = new StringBuilder();
        for (int place : places) {
          told.append(cells.value(place)).append('\u001f');
        }
        rows.put(places.length == 0 ? row : plain(told), row);
      }
    }
    return rows;
  }

  private static String plain(StringBuilder key) {
    return key.toString().replaceAll("[\\t\\r\\n]", " ");
  }

  private int[] places(List<String> labels) throws IOException {
    int[] places = new int[key.size()];
    for (int i = 0; i < places.length; i++) {
      String wanted = key.get(i);
      places[i] =
          labels.indexOf(
              labels.stream().filter(l -> l.equalsIgnoreCase(wanted)).findFirst().orElse(""));
      if (places[i] < 0) {
        throw new IOException("The query has no column " + wanted + " to be its key.");
      }
    }
    return places;
  }
}
