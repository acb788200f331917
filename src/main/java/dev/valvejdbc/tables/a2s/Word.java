package dev.valvejdbc.tables.a2s;

import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.protocol.a2s.Platform;
import dev.valvejdbc.protocol.a2s.ServerType;
import dev.valvejdbc.tables.Argument;
import dev.valvejdbc.tables.ColumnType;
import dev.valvejdbc.tables.FunctionContext;
import dev.valvejdbc.tables.ScalarFunction;
import dev.valvejdbc.tables.Vocabulary;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The columns that hold one of a few words, each with the function of its name, which turns any
 * spelling into that word.
 */
public enum Word implements ScalarFunction, Vocabulary {
  SERVER_TYPE(
      "server_type",
      "The word of the column server_type for any spelling of it: dedicated, listen or proxy.",
      "A word as others write it, such as Non-Dedicated or SourceTV, a letter, or its number.") {
    @Override
    List<String> words() {
      return Arrays.stream(ServerType.values()).map(ServerType::sqlName).toList();
    }

    @Override
    @Nullable String spelled(String text) {
      ServerType type = ServerType.spelled(text);
      return type == null ? null : type.sqlName();
    }
  },
  PLATFORM(
      "platform",
      "The word of the column platform for any spelling of it: linux, windows or macos.",
      "A word as others write it, such as Mac OS X, a letter, or its number.") {
    @Override
    List<String> words() {
      return Arrays.stream(Platform.values()).map(Platform::sqlName).toList();
    }

    @Override
    @Nullable String spelled(String text) {
      Platform platform = Platform.spelled(text);
      return platform == null ? null : platform.sqlName();
    }
  };

  private final String sqlName;
  private final String remarks;
  private final String argument;

  Word(String sqlName, String remarks, String argument) {
    this.sqlName = sqlName;
    this.remarks = remarks;
    this.argument = argument;
  }

  /** The vocabulary of a column; null if it holds other values. */
  static @Nullable Word of(String column) {
    return Arrays.stream(values()).filter(w -> w.sqlName.equals(column)).findFirst().orElse(null);
  }

  abstract List<String> words();

  abstract @Nullable String spelled(String text);

  private String list() {
    return words().stream().map(w -> "'" + w + "'").collect(Collectors.joining(", "));
  }

  @Override
  public Set<String> meant(String word) {
    if (words().contains(word)) {
      return Set.of(word);
    }
    String right = spelled(word);
    throw SqlError.WORD.inStatement(
        sqlName,
        word,
        right == null
            ? "it is one of " + list() + ", or null."
            : "write '" + right + "', or " + sqlName + "('" + word + "').");
  }

  @Override
  public String sqlName() {
    return sqlName;
  }

  @Override
  public String remarks() {
    return remarks;
  }

  @Override
  public List<Argument> arguments() {
    return List.of(new Argument("spelling", null, argument));
  }

  @Override
  public ColumnType returns() {
    return ColumnType.VARCHAR;
  }

  @Override
  public @Nullable Object of(FunctionContext context, @Nullable Object[] arguments) {
    Object given = arguments[0];
    if (given == null) {
      return null;
    }
    String word = spelled(given.toString().strip());
    if (word == null) {
      throw SqlError.SPELLING.inStatement(sqlName, given, list() + " in any spelling");
    }
    return word;
  }
}
