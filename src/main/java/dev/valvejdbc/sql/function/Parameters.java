package dev.valvejdbc.sql.function;

import dev.valvejdbc.tables.Argument;
import dev.valvejdbc.tables.ColumnType;
import dev.valvejdbc.tables.DescribedFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.FunctionParameter;

/** Says the arguments of our functions in Calcite's terms. */
final class Parameters {
  private Parameters() {}

  static List<FunctionParameter> of(DescribedFunction function) {
    List<FunctionParameter> parameters = new ArrayList<>();
    for (Argument argument : function.arguments()) {
      parameters.add(new Parameter(parameters.size(), argument));
    }
    return parameters;
  }

  private record Parameter(int ordinal, Argument argument) implements FunctionParameter {
    @Override
    public int getOrdinal() {
      return ordinal;
    }

    @Override
    public String getName() {
      return argument.name().toUpperCase(Locale.ROOT);
    }

    @Override
    public RelDataType getType(RelDataTypeFactory types) {
      ColumnType type = argument.type();
      // as Calcite's own reflective functions have it: overloads and coercion follow Java's types
      return types.createJavaType(type == null ? Object.class : type.javaClass());
    }

    @Override
    public boolean isOptional() {
      return false;
    }
  }
}
