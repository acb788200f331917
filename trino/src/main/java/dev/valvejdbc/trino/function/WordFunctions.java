package dev.valvejdbc.trino.function;

import dev.valvejdbc.tables.a2s.Word;
import io.airlift.slice.Slice;
import io.trino.spi.function.Description;
import io.trino.spi.function.LiteralParameters;
import io.trino.spi.function.ScalarFunction;
import io.trino.spi.function.SqlNullable;
import io.trino.spi.function.SqlType;
import io.trino.spi.type.StandardTypes;
import org.jspecify.annotations.Nullable;

/** Functions that turn any spelling of a word into the word of a column. */
public final class WordFunctions {
  private WordFunctions() {}

  /** The word of the column server_type for any spelling of it. */
  @ScalarFunction("server_type")
  @Description("The word of the column server_type for any spelling of it.")
  @LiteralParameters("x")
  @SqlType(StandardTypes.VARCHAR)
  @SqlNullable
  public static @Nullable Slice serverType(
      @SqlNullable @SqlType("varchar(x)") @Nullable Slice spelling) {
    return Computed.text(Word.SERVER_TYPE, spelling);
  }

  /** The word of the column platform for any spelling of it. */
  @ScalarFunction("platform")
  @Description("The word of the column platform for any spelling of it.")
  @LiteralParameters("x")
  @SqlType(StandardTypes.VARCHAR)
  @SqlNullable
  public static @Nullable Slice platform(
      @SqlNullable @SqlType("varchar(x)") @Nullable Slice spelling) {
    return Computed.text(Word.PLATFORM, spelling);
  }
}
