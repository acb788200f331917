package dev.valvejdbc.sql.library;

import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Writes the key behind {@code ->} as a path of the standard: a field's name or a number. */
final class JsonPaths {
  private JsonPaths() {}

  static SqlNode of(SqlNode key) {
    SqlParserPos at = key.getParserPosition();
    if (key instanceof SqlLiteral literal) {
      String text = literal.toValue();
      boolean number = literal instanceof SqlNumericLiteral;
      return SqlLiteral.createCharString(
          number ? "$[" + text + "]" : "$['" + quoted(String.valueOf(text)) + "']", at);
    }
    SqlNode begin = SqlLiteral.createCharString("$['", at);
    SqlNode end = SqlLiteral.createCharString("']", at);
    return SqlStdOperatorTable.CONCAT.createCall(
        at, SqlStdOperatorTable.CONCAT.createCall(at, begin, key), end);
  }

  private static String quoted(String text) {
    return text.replace("\\", "\\\\").replace("'", "\\'");
  }
}
