package dev.valvejdbc.trino.function;

import static dev.valvejdbc.tables.ColumnType.VARCHAR;
import static io.trino.spi.function.InvocationConvention.InvocationArgumentConvention.BOXED_NULLABLE;
import static io.trino.spi.function.InvocationConvention.InvocationReturnConvention.NULLABLE_RETURN;
import static io.trino.spi.function.InvocationConvention.simpleConvention;

import dev.valvejdbc.tables.AddressFacts;
import dev.valvejdbc.tables.FunctionContext;
import dev.valvejdbc.tables.ScalarFunction;
import dev.valvejdbc.tables.geo.GeoFunction;
import dev.valvejdbc.trino.column.SqlValues;
import io.airlift.slice.Slice;
import io.trino.spi.function.BoundSignature;
import io.trino.spi.function.FunctionDependencies;
import io.trino.spi.function.FunctionId;
import io.trino.spi.function.FunctionMetadata;
import io.trino.spi.function.FunctionProvider;
import io.trino.spi.function.InvocationConvention;
import io.trino.spi.function.ScalarFunctionAdapter;
import io.trino.spi.function.ScalarFunctionImplementation;
import io.trino.spi.function.Signature;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The functions of a catalog, which look into the files of its property {@code geo}. Each takes an
 * address.
 */
public final class CatalogFunctions implements FunctionProvider {
  private static final MethodHandle OF = handle();

  private final FunctionContext context;

  /**
   * The functions of one catalog.
   *
   * @param facts what its files tell; null where it names none
   */
  public CatalogFunctions(@Nullable AddressFacts facts) {
    context = new Computed.Context(facts);
  }

  private static MethodHandle handle() {
    MethodType type =
        MethodType.methodType(
            Object.class, FunctionContext.class, ScalarFunction.class, Slice.class);
    try {
      return MethodHandles.lookup().findStatic(CatalogFunctions.class, "of", type);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("The method below is not there", e);
    }
  }

  /** What Trino calls, by the handle above. */
  static @Nullable Object of(
      FunctionContext context, ScalarFunction function, @Nullable Slice address) {
    Object value = Computed.of(context, function, address);
    return SqlValues.toTrino(function.returns(), value);
  }

  /** All of them, as Trino lists them. */
  public List<FunctionMetadata> all() {
    return Arrays.stream(GeoFunction.values()).map(CatalogFunctions::metadata).toList();
  }

  private static FunctionMetadata metadata(GeoFunction function) {
    return FunctionMetadata.scalarBuilder(function.sqlName())
        .functionId(new FunctionId(function.sqlName()))
        .signature(
            Signature.builder()
                .returnType(SqlValues.type(function.returns()))
                .argumentType(SqlValues.type(VARCHAR))
                .build())
        .nullable()
        .argumentNullability(true)
        .description(function.remarks())
        .build();
  }

  @Override
  public ScalarFunctionImplementation getScalarFunctionImplementation(
      FunctionId functionId,
      BoundSignature boundSignature,
      FunctionDependencies functionDependencies,
      InvocationConvention invocationConvention) {
    GeoFunction function =
        Arrays.stream(GeoFunction.values())
            .filter(f -> new FunctionId(f.sqlName()).equals(functionId))
            .findFirst()
            .orElseThrow();
    Class<?> returned = function.returns() == VARCHAR ? Slice.class : Long.class;
    MethodHandle bound =
        MethodHandles.insertArguments(OF, 0, context, function)
            .asType(MethodType.methodType(returned, Slice.class));
    return ScalarFunctionImplementation.builder()
        .methodHandle(
            ScalarFunctionAdapter.adapt(
                bound,
                boundSignature.getReturnType(),
                boundSignature.getArgumentTypes(),
                simpleConvention(NULLABLE_RETURN, BOXED_NULLABLE),
                invocationConvention))
        .build();
  }
}
