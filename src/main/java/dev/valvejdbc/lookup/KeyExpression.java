package dev.valvejdbc.lookup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.ReturnTypes;
import org.jspecify.annotations.Nullable;

/** Writes, into a plan, the expression that makes the key of a table. */
public final class KeyExpression {
  private static final PlanFunction KEY =
      new PlanFunction(
          "KEY",
          ReturnTypes.explicit(PlanFunction::any),
          o -> PlanFunction.call(KeyExpression.class, "tuple", array(o)));

  private KeyExpression() {}

  private static Expression array(List<Expression> operands) {
    return org.apache.calcite.linq4j.tree.Expressions.newArrayInit(Object.class, operands);
  }

  /**
   * Called by generated code: makes a key.
   *
   * @param operands for each value whether it must not be null, as a text of 0 and 1, and the
   *     values
   * @return null if a required value is
   */
  public static @Nullable KeyTuple tuple(@Nullable Object[] operands) {
    String required = String.valueOf(operands[0]);
    @Nullable Object[] values = Arrays.copyOfRange(operands, 1, operands.length);
    for (int i = 0; i < values.length; i++) {
      if (values[i] == null && required.charAt(i) == '1') {
        return null;
      }
      if (values[i] instanceof String text) {
        values[i] = text.stripTrailing();
      }
    }
    return new KeyTuple(Arrays.asList(values));
  }

  /**
   * The expression that makes the key of a table.
   *
   * @param parts for each key column what it equals; null for one that is not given
   */
  static RexNode of(RexBuilder rex, KeyedScan scan, List<@Nullable RexNode> parts) {
    List<KeyColumn> columns = scan.keyedTable().keyColumns();
    RexNode only = parts.isEmpty() ? null : parts.get(0);
    if (scan.keyedTable().hasSimpleKey() && only != null) {
      return only;
    }
    List<RexNode> operands = new ArrayList<>();
    StringBuilder required = new StringBuilder();
    for (int i = 0; i < columns.size(); i++) {
      RelDataType type = KeyRows.keyType(scan, columns.get(i).ordinal(), rex.getTypeFactory());
      RexNode part = parts.get(i);
      required.append(columns.get(i).required() ? '1' : '0');
      operands.add(part == null ? rex.makeNullLiteral(type) : Expressions.asKey(rex, part, type));
    }
    operands.add(0, rex.makeLiteral(required.toString()));
    return rex.makeCall(PlanFunction.any(rex.getTypeFactory()), KEY, operands);
  }
}
