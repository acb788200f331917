package dev.valvejdbc.lookup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/**
 * A key of several values, equal to another of the same values.
 *
 * @param values one for each key column; null for one that is not given
 */
public record KeyTuple(List<@Nullable Object> values) {
  /**
   * Called by generated code: makes a key.
   *
   * @param required for each value whether it must not be null, as 0 and 1
   * @return null if a required value is
   */
  public static @Nullable KeyTuple of(String required, @Nullable Object[] values) {
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
  static RexNode expression(RexBuilder rex, KeyedScan scan, List<@Nullable RexNode> parts) {
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
    return rex.makeCall(KeyFunction.type(rex.getTypeFactory()), KeyFunction.INSTANCE, operands);
  }
}
