package dev.valvejdbc.sql.dialect;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;

/** Knows what is read of rows that the frame of a window need not have. */
final class FrameRows {
  private FrameRows() {}

  /** Whether it is the value of such a row, which Calcite thinks is always there. */
  static boolean mayBeMissing(SqlNode node) {
    SqlNode function = node;
    while (function.getKind() == SqlKind.OVER
        || function.getKind() == SqlKind.IGNORE_NULLS
        || function.getKind() == SqlKind.RESPECT_NULLS) {
      function = ((SqlCall) function).operand(0);
    }
    return function.getKind() == SqlKind.NTH_VALUE;
  }
}
