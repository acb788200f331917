package dev.valvejdbc.lookup.key;

import dev.valvejdbc.lookup.KeyColumn;
import dev.valvejdbc.lookup.rel.KeyRows;
import dev.valvejdbc.lookup.rel.KeyedScan;
import dev.valvejdbc.lookup.run.LookupRuntime;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.ReturnTypes;
import org.jspecify.annotations.Nullable;

/** Writes the expression that makes a keyed table's key from what its key columns equal. */
public final class KeyExpression {
  private static final PlanFunction KEY =
      new PlanFunction(
          "KEY",
          ReturnTypes.explicit(PlanFunction::any),
          o -> PlanFunction.call(LookupRuntime.class, "key", array(o)));

  private KeyExpression() {}

  private static Expression array(List<Expression> operands) {
    return Expressions.newArrayInit(Object.class, operands);
  }

  /**
   * The expression that makes the key of a table.
   *
   * @param parts for each key column what it equals; null for one that is not given
   */
  public static RexNode of(RexBuilder rex, KeyedScan scan, List<@Nullable RexNode> parts) {
    List<KeyColumn> columns = scan.keyedTable().keyColumns();
    RexNode only = parts.isEmpty() ? null : parts.get(0);
    if (scan.keyedTable().hasSimpleKey() && only != null) {
      RelDataType type = KeyRows.keyType(scan, columns.get(0).ordinal(), rex.getTypeFactory());
      return RowExpressions.asKey(rex, only, type);
    }
    List<RexNode> operands = new ArrayList<>();
    StringBuilder required = new StringBuilder();
    for (int i = 0; i < columns.size(); i++) {
      RelDataType type = KeyRows.keyType(scan, columns.get(i).ordinal(), rex.getTypeFactory());
      RexNode part = parts.get(i);
      required.append(columns.get(i).required() ? '1' : '0');
      operands.add(
          part == null ? rex.makeNullLiteral(type) : RowExpressions.asKey(rex, part, type));
    }
    operands.add(0, rex.makeLiteral(required.toString()));
    return rex.makeCall(PlanFunction.any(rex.getTypeFactory()), KEY, operands);
  }
}
