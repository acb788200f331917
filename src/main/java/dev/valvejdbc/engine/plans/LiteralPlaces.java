package dev.valvejdbc.engine.plans;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
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
 * depend; so they do where one row's column is to have several values, which may exclude each
 * other.
 */
final class LiteralPlaces extends SqlBasicVisitor<@Nullable Void> {
  private final Map<Integer, List<Integer>> places = new HashMap<>();
  private ComparedColumns columns = new ComparedColumns();

  /** Whether what is visited is a relation that the query around it reads. */
  private boolean inFrom;

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
      select(select);
    } else if (call instanceof SqlJoin join) {
      condition(join.getCondition(), true);
      join.getLeft().accept(this);
      join.getRight().accept(this);
      outside(join.getCondition());
    } else if (call.getKind() == SqlKind.AS) {
      super.visit(call);
    } else {
      boolean before = inFrom;
      inFrom = false;
      super.visit(call);
      inFrom = before;
    }
    return null;
  }

  private void select(SqlSelect select) {
    ComparedColumns around = columns;
    boolean ofOthers = inFrom;
    columns = ofOthers ? around : new ComparedColumns();
    condition(select.getWhere(), true);
    inFrom = true;
    if (select.getFrom() != null) {
      select.getFrom().accept(this);
    }
    for (SqlNode operand : select.getOperandList()) {
      if (operand != select.getFrom()) {
        outside(operand);
      }
    }
    inFrom = ofOthers;
    if (!ofOthers) {
      columns.independent().forEach(this::take);
      columns = around;
    }
  }

  private void outside(@Nullable SqlNode node) {
    boolean before = inFrom;
    inFrom = false;
    if (node != null) {
      node.accept(this);
    }
    inFrom = before;
  }

  /** Looks at a condition, which may be one of several that hold together. */
  private void condition(@Nullable SqlNode node, boolean holds) {
    if (!(node instanceof SqlCall call)) {
      return;
    }
    switch (call.getKind()) {
      case AND -> call.getOperandList().forEach(c -> condition(c, holds));
      case OR, NOT -> call.getOperandList().forEach(c -> condition(c, false));
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
          comparison(call, holds);
      default -> {}
    }
  }

  private void comparison(SqlCall call, boolean holds) {
    if (!(call.operand(0) instanceof SqlIdentifier column)) {
      return;
    }
    List<SqlLiteral> literals = new ArrayList<>();
    for (int i = 1; i < call.operandCount(); i++) {
      literals(call.operand(i), literals);
    }
    if (!holds) {
      literals.forEach(this::take);
      return;
    }
    boolean equal = call.getKind() == SqlKind.EQUALS || call.getKind() == SqlKind.IN;
    if (!literals.isEmpty()) {
      columns.add(column, literals, equal);
    } else if (equal && call.operand(1) instanceof SqlIdentifier other) {
      columns.addEqual(column, other);
    }
  }

  private static void literals(SqlNode node, List<SqlLiteral> found) {
    if (node instanceof SqlLiteral literal) {
      found.add(literal);
    } else if (node instanceof SqlNodeList list) {
      list.forEach(n -> literals(n, found));
    }
  }

  private void take(SqlLiteral literal) {
    SqlParserPos at = literal.getParserPosition();
    places.computeIfAbsent(at.getLineNum(), l -> new ArrayList<>()).add(at.getColumnNum());
  }
}
