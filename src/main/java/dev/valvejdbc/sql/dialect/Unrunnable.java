package dev.valvejdbc.sql.dialect;

import dev.valvejdbc.errors.SqlError;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** Refuses what the grammar takes and nothing can run. */
final class Unrunnable {
  private Unrunnable() {}

  /** Throws if a part of a statement is of that kind. */
  static void refuse(@Nullable SqlNode node) {
    if (!(node instanceof SqlCall call)) {
      return;
    }
    if (call.getKind() == SqlKind.EXISTS && !call.operand(0).isA(SqlKind.QUERY)) {
      SqlParserPos at = call.operand(0).getParserPosition();
      throw SqlError.SYNTAX.saying(
          "Syntax error at line %d, column %d: EXISTS takes a query in parentheses."
              .formatted(at.getLineNum(), at.getColumnNum()));
    }
    if (call.getKind() == SqlKind.MATCH_RECOGNIZE) {
      throw SqlError.UNSUPPORTED.inStatement("MATCH_RECOGNIZE");
    }
  }
}
