package dev.valvejdbc.lookup.plan;

import com.google.common.collect.ImmutableList;
import dev.valvejdbc.lookup.Asking;
import dev.valvejdbc.lookup.LookupTable;
import dev.valvejdbc.lookup.rel.CalledTable;
import dev.valvejdbc.lookup.rel.Inputs;
import dev.valvejdbc.lookup.rel.KeyedFunction;
import dev.valvejdbc.lookup.rel.KeyedRelation;
import dev.valvejdbc.lookup.rel.NumberedCall;
import dev.valvejdbc.lookup.rule.LookupRules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.prepare.RelOptTableImpl;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.core.TableFunctionScan;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.validate.SqlUserDefinedTableFunction;
import org.apache.calcite.tools.RelBuilder;
import org.jspecify.annotations.Nullable;

/** Turns calls of keyed functions into keyed tables with a condition on the key. */
final class KeyedFunctionCalls {
  private KeyedFunctionCalls() {}

  static RelNode expand(RelNode plan) {
    if (plan instanceof TableFunctionScan scan) {
      RelNode expanded = expanded(scan);
      return expanded == null ? plan : expanded;
    }
    return Inputs.rewritten(plan, input -> expand(input));
  }

  /** A table that is asked once knows which call names it. */
  private static LookupTable called(LookupTable keyed, TableFunctionScan scan) {
    return keyed.asking() != Asking.FREELY && scan instanceof NumberedCall numbered
        ? new CalledTable(keyed, numbered.number())
        : keyed;
  }

  private static ImmutableList<String> named(LookupTable keyed) {
    return keyed instanceof CalledTable called
        ? ImmutableList.of(keyed.name(), String.valueOf(called.call()))
        : ImmutableList.of(keyed.name());
  }

  private static @Nullable RelNode expanded(TableFunctionScan scan) {
    if (!(scan.getCall() instanceof RexCall call)
        || !(call.getOperator() instanceof SqlUserDefinedTableFunction defined)
        || !(defined.getFunction() instanceof KeyedFunction function)) {
      return null;
    }
    KeyedRelation relation = function.table();
    LookupTable keyed = called(relation.keyed(), scan);
    RelDataType type = relation.getRowType(scan.getCluster().getTypeFactory());
    RelOptTable table = RelOptTableImpl.create(null, type, relation, named(keyed));
    RelBuilder builder = RelFactories.LOGICAL_BUILDER.create(scan.getCluster(), null);
    builder.push(LookupRules.scan(scan.getCluster(), table, keyed));
    Set<Integer> keys = new HashSet<>();
    List<RexNode> conditions = new ArrayList<>();
    for (int i = 0; i < call.getOperands().size(); i++) {
      int column = keyed.keyColumns().get(i).ordinal();
      keys.add(column);
      conditions.add(
          builder.call(
              SqlStdOperatorTable.EQUALS, builder.field(column), call.getOperands().get(i)));
    }
    builder.filter(conditions);
    List<RexNode> columns = new ArrayList<>();
    for (int i = 0; i < type.getFieldCount(); i++) {
      if (!keys.contains(i)) {
        columns.add(builder.field(i));
      }
    }
    return builder
        .project(columns, scan.getRowType().getFieldNames(), true)
        .convert(scan.getRowType(), false)
        .build();
  }
}
