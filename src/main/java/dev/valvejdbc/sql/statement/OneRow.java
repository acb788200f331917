package dev.valvejdbc.sql.statement;

import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Stands for the row that {@code SELECT 1 WHERE …} is about, which names no table. */
public final class OneRow {
  private OneRow() {}

  /** The row, as what stands behind FROM. */
  public static SqlNode at(SqlParserPos position) {
    return SqlStdOperatorTable.VALUES.createCall(
        position,
        SqlStdOperatorTable.ROW.createCall(position, SqlLiteral.createExactNumeric("0", position)));
  }
}
