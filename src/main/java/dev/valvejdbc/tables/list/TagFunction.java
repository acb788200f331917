package dev.valvejdbc.tables.list;

import static dev.valvejdbc.tables.ColumnType.VARCHAR;

import dev.valvejdbc.tables.Argument;
import dev.valvejdbc.tables.ColumnType;
import dev.valvejdbc.tables.FunctionContext;
import dev.valvejdbc.tables.ScalarFunction;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * SQL functions over lists of tags, which are separated by commas, or where a game has it so, as
 * Project Zomboid does, by semicolons.
 */
public enum TagFunction implements ScalarFunction {
  ALL("has_tags", "Whether a list of tags has all the wanted ones; null if unknown.") {
    @Override
    boolean holds(Set<String> there, Set<String> wanted) {
      return there.containsAll(wanted);
    }
  },
  ANY("has_any_tag", "Whether a list of tags has any of the wanted ones; null if unknown.") {
    @Override
    boolean holds(Set<String> there, Set<String> wanted) {
      return wanted.stream().anyMatch(there::contains);
    }
  };

  private static final List<Argument> ARGUMENTS =
      List.of(
          new Argument(
              "tags", VARCHAR, "Tags that are there, separated by commas, or by semicolons."),
          new Argument("wanted", VARCHAR, "Tags to look for, separated by commas."));

  private final String sqlName;
  private final String remarks;

  TagFunction(String sqlName, String remarks) {
    this.sqlName = sqlName;
    this.remarks = remarks;
  }

  abstract boolean holds(Set<String> there, Set<String> wanted);

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
    return ARGUMENTS;
  }

  @Override
  public ColumnType returns() {
    return ColumnType.BOOLEAN;
  }

  @Override
  public @Nullable Object of(FunctionContext context, @Nullable Object[] arguments) {
    Object tags = arguments[0];
    Object wanted = arguments[1];
    if (tags == null || wanted == null) {
      return null;
    }
    return holds(tags(tags.toString()), tags(wanted.toString()));
  }

  /** The list without blanks and empty tags. */
  public static String normalized(String tags) {
    return String.join(",", tags(tags));
  }

  private static Set<String> tags(String list) {
    Set<String> tags = new LinkedHashSet<>();
    String separator = list.indexOf(',') < 0 ? ";" : ",";
    Arrays.stream(list.split(separator, -1)).map(String::strip).forEach(tags::add);
    tags.remove("");
    return tags;
  }
}
