package dev.valvejdbc.lookup.rule;

import dev.valvejdbc.lookup.key.RowExpressions;
import dev.valvejdbc.lookup.rel.KeyRows;
import dev.valvejdbc.lookup.rel.KeyedScan;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.tools.RelBuilder;

/** Makes the relation that lists the constants of one key column. */
final class ConstantKeyRelation {
  private ConstantKeyRelation() {}

  /** A relation of one column with the given values of a key column, each once. */
  static RelNode of(RelBuilder builder, KeyedScan scan, int column, List<RexNode> keys) {
    RexBuilder rex = builder.getRexBuilder();
    RelDataType type = KeyRows.keyType(scan, column, builder.getTypeFactory());
    List<RexNode> listable = new ArrayList<>();
    List<RexNode> computed = new ArrayList<>();
    for (RexNode key : keys) {
      RexNode bare = RowExpressions.uncast(key);
      if (RexLiteral.isNullLiteral(bare)) {
        continue;
      }
      (RowExpressions.isListable(bare) ? listable : computed).add(bare);
    }
    if (computed.isEmpty()) {
      return KeyRows.create(scan, column, listable);
    }
    int branches = 0;
    if (!listable.isEmpty()) {
      builder.push(KeyRows.create(scan, column, listable));
      branches++;
    }
    for (RexNode key : computed) {
      builder.values(new String[] {"ZERO"}, 0);
      builder.project(RowExpressions.asKey(rex, key, type));
      branches++;
    }
    return branches == 1 ? builder.build() : builder.union(false, branches).build();
  }
}
