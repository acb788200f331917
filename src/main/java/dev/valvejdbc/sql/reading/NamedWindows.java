package dev.valvejdbc.sql.reading;

import java.util.List;
import java.util.Objects;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Writes windows out where a WINDOW clause names them, since Calcite leaves out the frame of a
 * window that refers to another one, and some functions are said by two windows.
 */
final class NamedWindows {
  private NamedWindows() {}

  /**
   * Writes them out.
   *
   * @param order the ORDER BY behind the query
   */
  static void writeOut(SqlSelect select, SqlNodeList order) {
    if (select.getWindowList().isEmpty()) {
      return;
    }
    for (SqlNode window : select.getWindowList()) {
      WindowFrames.end((SqlWindow) window);
    }
    Visitor visitor = new Visitor(select.getWindowList());
    for (SqlNode clause : new SqlNode[] {select.getSelectList(), select.getQualify(), order}) {
      if (clause != null) {
        clause.accept(visitor);
      }
    }
  }

  private static final class Visitor extends SqlBasicVisitor<@Nullable Void> {
    private final SqlNodeList windows;

    Visitor(SqlNodeList windows) {
      this.windows = windows;
    }

    @Override
    public @Nullable Void visit(SqlCall call) {
      if (call instanceof SqlSelect) {
        return null; // it sees windows of its own alone
      }
      if (call.getKind() == SqlKind.OVER && call instanceof SqlBasicCall over) {
        SqlWindow window = meant(over.operand(1), 0);
        if (window != null) {
          over.setOperand(1, window);
        }
      }
      return super.visit(call);
    }

    /** The window with what it refers to; null if it refers to none that is there. */
    private @Nullable SqlWindow meant(SqlNode written, int depth) {
      if (written instanceof SqlIdentifier name) {
        SqlWindow found = named(name);
        if (found == null || depth > 2 * windows.size() + 1) {
          return null;
        }
        return found.getRefName() == null ? copy(found, found, found) : meant(found, depth + 1);
      }
      SqlWindow window = (SqlWindow) written;
      if (window.getRefName() == null) {
        return null;
      }
      SqlWindow base = meant(window.getRefName(), depth + 1);
      if (base == null
          || !window.getPartitionList().isEmpty()
          || base.getLowerBound() != null
          || base.getUpperBound() != null
          || (!window.getOrderList().isEmpty() && !base.getOrderList().isEmpty())) {
        return null; // Calcite says what is wrong with it
      }
      return copy(base, window.getOrderList().isEmpty() ? base : window, window);
    }

    private @Nullable SqlWindow named(SqlIdentifier name) {
      for (SqlNode node : windows) {
        SqlWindow window = (SqlWindow) node;
        SqlIdentifier declared = window.getDeclName();
        if (declared != null && declared.getSimple().equalsIgnoreCase(name.getSimple())) {
          return window;
        }
      }
      return null;
    }

    private static SqlWindow copy(SqlWindow partition, SqlWindow order, SqlWindow frame) {
      SqlParserPos at = frame.getParserPosition();
      return new SqlWindow(
          at,
          null,
          null,
          copy(partition.getPartitionList()),
          copy(order.getOrderList()),
          Objects.requireNonNull((SqlLiteral) frame.getOperandList().get(4)),
          frame.getLowerBound(),
          frame.getUpperBound(),
          (SqlLiteral) frame.getOperandList().get(7),
          (SqlLiteral) frame.getOperandList().get(8));
    }

    private static SqlNodeList copy(SqlNodeList list) {
      List<SqlNode> copies =
          list.stream()
              .map(
                  node ->
                      Objects.requireNonNull(
                          node.accept(
                              new SqlShuttle() {
                                @Override
                                public @Nullable SqlNode visit(SqlCall call) {
                                  CallCopyingArgHandler copying =
                                      new CallCopyingArgHandler(call, true);
                                  call.getOperator().acceptCall(this, call, false, copying);
                                  return copying.result();
                                }
                              })))
              .toList();
      return new SqlNodeList(copies, list.getParserPosition());
    }
  }
}
