package dev.valvejdbc.tables.a2s;

import dev.valvejdbc.client.Failure;
import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.protocol.a2s.ServerInfo;
import dev.valvejdbc.tables.Vocabulary;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The columns that hold one of a few words of this program's own. */
public enum StateWord implements Vocabulary {
  STATUS("status", "ok", Failure.values()),
  ENGINE("engine", null, ServerInfo.Layout.values()),
  VERDICT("verdict", "consistent, suspicious");

  private final String column;
  private final String words;

  StateWord(String column, @Nullable String first, Enum<?>... others) {
    this.column = column;
    this.words =
        Stream.concat(
                Stream.ofNullable(first),
                Arrays.stream(others).map(o -> o.name().toLowerCase(Locale.ROOT)))
            .collect(Collectors.joining(", "));
  }

  /** The vocabulary of a column; null if it holds other values. */
  public static @Nullable StateWord of(String column) {
    return Arrays.stream(values()).filter(w -> w.column.equals(column)).findFirst().orElse(null);
  }

  @Override
  public Set<String> meant(String word) {
    for (String one : words.split(", ", -1)) {
      if (one.equals(word)) {
        return Set.of(word);
      }
      if (one.equalsIgnoreCase(word)) {
        throw SqlError.WORD.inStatement(column, word, "write '" + one + "'.");
      }
    }
    throw SqlError.WORD.inStatement(column, word, "it is one of " + words + ", or null.");
  }
}
