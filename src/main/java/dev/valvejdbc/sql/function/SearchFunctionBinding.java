package dev.valvejdbc.sql.function;

import dev.valvejdbc.lookup.run.ContextStatement;
import dev.valvejdbc.sql.table.RelTypes;
import dev.valvejdbc.tables.SearchFunction;
import java.util.List;
import org.apache.calcite.linq4j.Linq4j;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.FunctionParameter;
import org.apache.calcite.schema.TableMacro;
import org.apache.calcite.schema.TranslatableTable;
import org.apache.calcite.schema.impl.AbstractTable;
import org.jspecify.annotations.Nullable;

/** A table function of one literal, as Calcite sees it. */
public record SearchFunctionBinding(SearchFunction described)
    implements TableMacro, CommentedFunction {
  @Override
  public List<FunctionParameter> getParameters() {
    return Parameters.of(described);
  }

  @Override
  public TranslatableTable apply(List<? extends @Nullable Object> arguments) {
    return new Found(described, described.argument(arguments.get(0)));
  }

  private static final class Found extends AbstractTable implements TranslatableTable {
    private final SearchFunction function;
    private final String argument;

    Found(SearchFunction function, String argument) {
      this.function = function;
      this.argument = argument;
    }

    @Override
    public RelDataType getRowType(RelDataTypeFactory types) {
      return RelTypes.row(function.columns(), types);
    }

    @Override
    public RelNode toRel(RelOptTable.ToRelContext context, RelOptTable table) {
      return ComputedScan.create(
          context,
          table,
          argument,
          root -> Linq4j.asEnumerable(function.rows(ContextStatement.of(root), argument)));
    }
  }
}
