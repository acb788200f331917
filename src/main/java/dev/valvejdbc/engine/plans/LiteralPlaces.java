package dev.valvejdbc.engine.plans;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Finds the literals that a plan may take as parameters: those that a condition compares with a
 * column. On others, such as those of LIMIT, of types and of results, plans and their columns
 * depend.
 */
final class LiteralPlaces extends SqlBasicVisitor<@Nullable Void> {
  private final Map<Integer, List<Integer>> places = new HashMap<>();

  private LiteralPlaces() {}

  /** The columns at which such literals start, by line, each from 1. */
  static Map<Integer, List<Integer>> of(SqlNode statement) {
    LiteralPlaces finder = new LiteralPlaces();
    statement.accept(finder);
    return finder.places;
  }

  @Override
  public @Nullable Void visit(SqlCall call) {
    if (call instanceof SqlSelect select) {
      condition(select.getWhere());
    } else if (call instanceof SqlJoin join) {
      condition(join.getCondition());
    }
    return super.visit(call);
  }

  private void condition(@Nullable SqlNode node) {
    if (!(node instanceof SqlCall call)) {
      return;
    }
    switch (call.getKind()) {
      case AND, OR, NOT -> call.getOperandList().forEach(this::condition);
      case EQUALS,
          NOT_EQUALS,
          LESS_THAN,
          LESS_THAN_OR_EQUAL,
          GREATER_THAN,
          GREATER_THAN_OR_EQUAL,
          LIKE,
          BETWEEN,
          IN,
          NOT_IN ->
          comparison(call);
      default -> {}
    }
  }

  private void comparison(SqlCall call) {
    if (call.operand(0) instanceof SqlIdentifier) {
      for (int i = 1; i < call.operandCount(); i++) {
        literal(call.operand(i));
      }
    }
  }

  private void literal(SqlNode node) {
    if (node instanceof SqlLiteral) {
      SqlParserPos at = node.getParserPosition();
      places.computeIfAbsent(at.getLineNum(), l -> new ArrayList<>()).add(at.getColumnNum());
    } else if (node instanceof SqlNodeList list) {
      list.forEach(this::literal);
    }
  }
}
