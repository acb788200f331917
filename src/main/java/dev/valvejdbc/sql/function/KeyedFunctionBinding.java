package dev.valvejdbc.sql.function;

import dev.valvejdbc.lookup.rel.KeyedFunction;
import dev.valvejdbc.lookup.rel.KeyedRelation;
import dev.valvejdbc.sql.table.KeyedTableBinding;
import dev.valvejdbc.sql.table.RelTypes;
import dev.valvejdbc.tables.KeyedCall;
import java.lang.reflect.Type;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.FunctionParameter;
import org.jspecify.annotations.Nullable;

/** A table function whose arguments are keys, as Calcite sees it. */
public record KeyedFunctionBinding(KeyedCall<?> described, KeyedRelation table)
    implements KeyedFunction, CommentedFunction {

  /** Binds a function. */
  public static KeyedFunctionBinding of(KeyedCall<?> call) {
    return new KeyedFunctionBinding(call, KeyedTableBinding.of(call.table()));
  }

  @Override
  public RelDataType getRowType(
      RelDataTypeFactory types, List<? extends @Nullable Object> arguments) {
    return RelTypes.row(described.columns(), types);
  }

  @Override
  public Type getElementType(List<? extends @Nullable Object> arguments) {
    return Object[].class;
  }

  @Override
  public List<FunctionParameter> getParameters() {
    return Parameters.of(described);
  }
}
