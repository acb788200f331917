package dev.valvejdbc.sql.library;

import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.Multimap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.adapter.enumerable.CallImplementor;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.Function;
import org.apache.calcite.schema.FunctionParameter;
import org.apache.calcite.schema.ImplementableFunction;
import org.apache.calcite.schema.ScalarFunction;
import org.apache.calcite.sql.SqlOperator;

/**
 * The functions of ours as those of a schema, for a Calcite whose operators are its own: all that
 * yield one value of one type.
 */
public final class SchemaFunctions {
  private SchemaFunctions() {}

  /** The functions by their names, one for each number of operands. */
  public static Multimap<String, Function> all() {
    Multimap<String, Function> functions = LinkedHashMultimap.create();
    for (SqlOperator operator : Functions.ALL) {
      if (operator instanceof MethodFunction method && !operator.getName().startsWith("$")) {
        Signature operands = method.signature();
        for (int n = operands.least(); n <= operands.kinds().size(); n++) {
          functions.put(operator.getName(), new OfSchema(method, operands.kinds().subList(0, n)));
        }
      }
    }
    return functions;
  }

  private record OfSchema(MethodFunction function, List<Kind> kinds)
      implements ScalarFunction, ImplementableFunction {
    @Override
    public RelDataType getReturnType(RelDataTypeFactory types) {
      return types.createTypeWithNullability(function.returned().type(types), true);
    }

    @Override
    public List<FunctionParameter> getParameters() {
      List<FunctionParameter> parameters = new ArrayList<>();
      for (Kind kind : kinds) {
        parameters.add(new Parameter(parameters.size(), kind));
      }
      return parameters;
    }

    @Override
    public CallImplementor getImplementor() {
      return ((ImplementableFunction) function.getFunction()).getImplementor();
    }
  }

  private record Parameter(int ordinal, Kind kind) implements FunctionParameter {
    @Override
    public int getOrdinal() {
      return ordinal;
    }

    @Override
    public String getName() {
      return kind.name().toLowerCase(Locale.ROOT) + (ordinal + 1);
    }

    @Override
    public RelDataType getType(RelDataTypeFactory types) {
      return kind.type(types);
    }

    @Override
    public boolean isOptional() {
      return false;
    }
  }
}
