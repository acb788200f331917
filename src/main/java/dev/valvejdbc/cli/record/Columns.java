package dev.valvejdbc.cli.record;

import java.io.IOException;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The columns of a recording's query.
 *
 * @param types as in {@link java.sql.Types}
 * @param key which of them tell rows apart
 * @param compared which of them make a change
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Columns(List<String> names, List<Integer> types, int[] key, int[] compared) {
  /** Columns that the table has beside those of the query. */
  static final List<String> OWN = List.of("valid_from", "valid_to", "silent_since");

  static Columns of(Recording recording, ResultSetMetaData query) throws SQLException, IOException {
    List<String> names = new ArrayList<>();
    List<Integer> types = new ArrayList<>();
    for (int i = 1; i <= query.getColumnCount(); i++) {
      String name = query.getColumnLabel(i);
      if (OWN.contains(name.toLowerCase(Locale.ROOT)) || index(names, name) >= 0) {
        throw new IOException(
            "The query of "
                + recording.name("")
                + " needs another name for a column "
                + name
                + ".");
      }
      names.add(name);
      types.add(query.getColumnType(i));
    }
    int[] key = new int[recording.key().size()];
    for (int i = 0; i < key.length; i++) {
      key[i] = known(recording, names, recording.key().get(i));
    }
    for (String ignored : recording.ignored()) {
      known(recording, names, ignored);
    }
    int[] compared =
        IntStream.range(0, names.size())
            .filter(i -> !recording.ignored().contains(names.get(i).toLowerCase(Locale.ROOT)))
            .toArray();
    return new Columns(names, types, key, compared);
  }

  private static int known(Recording recording, List<String> names, String name)
      throws IOException {
    int index = index(names, name);
    if (index < 0) {
      throw new IOException(
          "The query of "
              + recording.name("")
              + " has no column "
              + name
              + "; it has "
              + String.join(", ", names)
              + ".");
    }
    return index;
  }

  private static int index(List<String> names, String name) {
    return IntStream.range(0, names.size())
        .filter(i -> names.get(i).equalsIgnoreCase(name))
        .findFirst()
        .orElse(-1);
  }

  /** Names as a statement has them: in quotation marks, so that no word is a keyword. */
  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  List<String> keyNames() {
    return IntStream.of(key).mapToObj(names::get).toList();
  }
}
