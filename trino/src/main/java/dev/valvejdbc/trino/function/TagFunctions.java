package dev.valvejdbc.trino.function;

import dev.valvejdbc.tables.list.TagFunction;
import io.airlift.slice.Slice;
import io.trino.spi.function.Description;
import io.trino.spi.function.LiteralParameters;
import io.trino.spi.function.ScalarFunction;
import io.trino.spi.function.SqlNullable;
import io.trino.spi.function.SqlType;
import io.trino.spi.type.StandardTypes;
import org.jspecify.annotations.Nullable;

/** Functions over lists of tags. */
public final class TagFunctions {
  private TagFunctions() {}

  /** Whether a list of tags has all the wanted ones; null if unknown. */
  @ScalarFunction("has_tags")
  @Description("Whether a list of tags has all the wanted ones; null if unknown.")
  @LiteralParameters({"x", "y"})
  @SqlType(StandardTypes.BOOLEAN)
  @SqlNullable
  public static @Nullable Boolean hasTags(
      @SqlNullable @SqlType("varchar(x)") @Nullable Slice tags,
      @SqlNullable @SqlType("varchar(y)") @Nullable Slice wanted) {
    return Computed.truth(TagFunction.ALL, tags, wanted);
  }

  /** Whether a list of tags has any of the wanted ones; null if unknown. */
  @ScalarFunction("has_any_tag")
  @Description("Whether a list of tags has any of the wanted ones; null if unknown.")
  @LiteralParameters({"x", "y"})
  @SqlType(StandardTypes.BOOLEAN)
  @SqlNullable
  public static @Nullable Boolean hasAnyTag(
      @SqlNullable @SqlType("varchar(x)") @Nullable Slice tags,
      @SqlNullable @SqlType("varchar(y)") @Nullable Slice wanted) {
    return Computed.truth(TagFunction.ANY, tags, wanted);
  }
}
