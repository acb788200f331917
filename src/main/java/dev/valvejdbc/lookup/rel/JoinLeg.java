package dev.valvejdbc.lookup.rel;

import dev.valvejdbc.lookup.LookupTable;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexNode;

/**
 * Describes one keyed table of a look-up join.
 *
 * @param table the keyed table
 * @param tableType the table's row type
 * @param columns the ordinals of the columns fetched
 * @param kind what the rows do to the rows before them
 * @param condition what must hold, over the row before this leg followed by the leg's columns
 */
public record JoinLeg(
    LookupTable table,
    RelDataType tableType,
    List<Integer> columns,
    LegKind kind,
    RexNode condition) {
  public JoinLeg {
    columns = List.copyOf(columns);
  }

  /** The type of the fetched columns. */
  RelDataType fetchedType(RelDataTypeFactory types) {
    RelDataTypeFactory.Builder builder = types.builder();
    columns.forEach(c -> builder.add(tableType.getFieldList().get(c)));
    return builder.build();
  }

  public JoinLeg withCondition(RexNode changed) {
    return new JoinLeg(table, tableType, columns, kind, changed);
  }

  /** How many columns the leg adds to the rows before it. */
  public int width() {
    return kind == LegKind.COLLECT ? 1 : kind.keepsColumns() ? columns.size() : 0;
  }

  String explain() {
    StringBuilder text = new StringBuilder(table.name()).append(' ').append(kind);
    String separator = "(";
    for (int column : columns) {
      text.append(separator).append(tableType.getFieldNames().get(column));
      separator = ", ";
    }
    text.append(columns.isEmpty() ? "()" : ")");
    if (!condition.isAlwaysTrue()) {
      text.append(" WHERE ").append(condition);
    }
    return text.toString();
  }
}
