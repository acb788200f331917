package dev.valvejdbc.sql.library;

import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.guard.GuardedTexts;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** The function FORMAT as PostgreSQL has it: values in the places of %s, %I and %L. */
public final class Placeholders {
  /** FORMAT with its values as one array of texts. */
  static final String NAME = "$FORMAT";

  private static final Pattern PLACE =
      Pattern.compile(
          "%(?:(?<position>[1-9][0-9]{0,3})\\$)?(?<left>-?)(?<width>[0-9]{0,4})(?<kind>.?)");

  private Placeholders() {}

  /** FORMAT takes as many values as there are. */
  static SqlNode call(SqlParserPos at, List<SqlNode> given) {
    SqlDataTypeSpec text =
        new SqlDataTypeSpec(new SqlBasicTypeNameSpec(SqlTypeName.VARCHAR, at), at);
    List<SqlNode> texts =
        given.subList(1, given.size()).stream()
            .<SqlNode>map(value -> SqlStdOperatorTable.CAST.createCall(at, value, text))
            .toList();
    SqlNode[] operands =
        texts.isEmpty()
            ? new SqlNode[] {given.get(0)}
            : new SqlNode[] {
              given.get(0), SqlStdOperatorTable.ARRAY_VALUE_CONSTRUCTOR.createCall(at, texts)
            };
    return new SqlUnresolvedFunction(
            new SqlIdentifier(NAME, at),
            null,
            null,
            null,
            null,
            SqlFunctionCategory.USER_DEFINED_FUNCTION)
        .createCall(at, operands);
  }

  /** A format without values. */
  public static String written(GuardedTexts texts, String format) {
    return written(texts, format, List.of());
  }

  /**
   * The format with values in its places.
   *
   * @param values texts and nulls
   */
  public static String written(GuardedTexts texts, String format, List<?> values) {
    StringBuilder written = new StringBuilder();
    Matcher place = PLACE.matcher(format);
    int from = 0;
    int next = 0;
    while (place.find(from)) {
      written.append(format, from, place.start());
      from = place.end();
      if (place.group("kind").equals("%")) {
        written.append('%');
        continue;
      }
      String position = place.group("position");
      next = position == null ? next + 1 : Integer.parseInt(position);
      if (next > values.size()) {
        throw SqlError.FUNCTION_ARGUMENT.inStatement(
            "A place of FORMAT", place.group(), "as many places as values, and %% for a percent");
      }
      Object value = values.get(next - 1);
      String shown = shown(place.group(), place.group("kind"), value == null ? null : "" + value);
      int width = place.group("width").isEmpty() ? 0 : Integer.parseInt(place.group("width"));
      String blanks = " ".repeat(Math.max(0, width - shown.codePointCount(0, shown.length())));
      boolean left = !place.group("left").isEmpty();
      written.append(left ? "" : blanks).append(shown).append(left ? blanks : "");
      texts.filled(written.length());
    }
    return written.append(format, from, format.length()).toString();
  }

  private static String shown(String place, String kind, @Nullable String value) {
    return switch (kind) {
      case "s" -> value == null ? "" : value;
      case "L" -> value == null ? "NULL" : "'" + value.replace("'", "''") + "'";
      case "I" -> {
        if (value == null) {
          throw SqlError.FUNCTION_ARGUMENT.inStatement(
              "A name for %I", "null", "texts that are not null");
        }
        yield value.matches("[a-z_][a-z0-9_]*") ? value : '"' + value.replace("\"", "\"\"") + '"';
      }
      default ->
          throw SqlError.FUNCTION_ARGUMENT.inStatement(
              "A place of FORMAT", place, "%s, %I, %L and %%, such as FORMAT('%s of %s', 3, 24)");
    };
  }
}
