package dev.valvejdbc.sql.library;

import static dev.valvejdbc.sql.library.Kind.ANY;
import static dev.valvejdbc.sql.library.Kind.INSTANT;
import static dev.valvejdbc.sql.library.Kind.LONG;
import static dev.valvejdbc.sql.library.Kind.MOMENT;
import static dev.valvejdbc.sql.library.Kind.NUMBER;
import static dev.valvejdbc.sql.library.Kind.SPAN;
import static dev.valvejdbc.sql.library.Kind.TEXT;
import static dev.valvejdbc.sql.library.Kind.TEXTS;
import static dev.valvejdbc.sql.library.Kind.TRUTH;
import static dev.valvejdbc.sql.library.Kind.WHOLE;

import java.util.List;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlBasicFunction;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeName;

/** The functions of ours. */
public final class Functions {
  /** What is asked; the plan holds the answer. */
  public static final SqlFunction VERSION =
      SqlBasicFunction.create(
          "VERSION", ReturnTypes.VARCHAR_2000, OperandTypes.NILADIC, SqlFunctionCategory.SYSTEM);

  /** The first and the last value that is not null, in plans alone. */
  public static final SqlAggFunction FIRST_KNOWN =
      new CollectedAggregate("FIRST_KNOWN", "first", ReturnTypes.ARG0, ANY);

  public static final SqlAggFunction LAST_KNOWN =
      new CollectedAggregate("LAST_KNOWN", "last", ReturnTypes.ARG0, ANY);

  /** The name of the type of its operand, which the plan holds as well. */
  public static final SqlFunction TYPEOF = typeOf("TYPEOF");

  public static final SqlFunction PG_TYPEOF = typeOf("PG_TYPEOF");

  private static final SqlReturnTypeInference COUNTS =
      call ->
          call.getTypeFactory()
              .createMapType(
                  call.getOperandType(0), call.getTypeFactory().createSqlType(SqlTypeName.BIGINT));

  static final List<SqlOperator> ALL =
      List.of(
          text("REVERSE", "reverse", TEXT, TEXT),
          text("CONTAINS", "contains", TRUTH, TEXT, TEXT),
          text(Spellings.MATCHING, "matching", TEXT, TEXT, TEXT),
          text("BTRIM", "trimmed", TEXT, TEXT, TEXT),
          text("LTRIM", "trimmedLeft", TEXT, TEXT, TEXT),
          text("RTRIM", "trimmedRight", TEXT, TEXT, TEXT),
          text("STRIP_ACCENTS", "withoutAccents", TEXT, TEXT),
          text("ARRAY_TO_STRING", "joined", TEXT, TEXTS, TEXT, TEXT),
          text("REGEXP_EXTRACT_ALL", "extractAll", TEXTS, TEXT, TEXT),
          text("REGEXP_EXTRACT", "extract", TEXT, TEXT, TEXT, WHOLE),
          text("REGEXP_SUBSTR", "substr", TEXT, TEXT, TEXT, WHOLE, WHOLE, TEXT, WHOLE),
          text("REGEXP_COUNT", "count", WHOLE, TEXT, TEXT),
          text("REGEXP_LIKE", "like", TRUTH, TEXT, TEXT, TEXT),
          text("REGEXP_MATCHES", "like", TRUTH, TEXT, TEXT, TEXT),
          text("REGEXP_SPLIT_TO_ARRAY", "splitByPattern", TEXTS, TEXT, TEXT),
          text("STRING_TO_ARRAY", "split", TEXTS, TEXT, TEXT, TEXT),
          text("STRING_SPLIT", "parts", TEXTS, TEXT, TEXT),
          text("SPLIT", "parts", TEXTS, TEXT, TEXT),
          text("LEVENSHTEIN", "distance", WHOLE, TEXT, TEXT),
          MethodFunction.of(Placeholders.NAME, Placeholders.class, "written", TEXT, TEXT, TEXTS),
          MethodFunction.of("LPAD", CodePoints.class, "lpad", TEXT, TEXT, WHOLE, TEXT),
          MethodFunction.of("RPAD", CodePoints.class, "rpad", TEXT, TEXT, WHOLE, TEXT),
          MethodFunction.of("INSTR", CodePoints.class, "strpos", WHOLE, TEXT, TEXT),
          MethodFunction.of(
              "WIDTH_BUCKET", Numbers.class, "bucket", WHOLE, NUMBER, NUMBER, NUMBER, WHOLE),
          MethodFunction.of("LOG2", Numbers.class, "binaryLogarithm", NUMBER, NUMBER),
          MethodFunction.of("TO_HEX", Numbers.class, "hexadecimal", TEXT, LONG),
          MethodFunction.of("BIN", Numbers.class, "binary", TEXT, LONG),
          MethodFunction.of("GCD", Numbers.class, "greatestDivisor", LONG, LONG, LONG),
          MethodFunction.of("LCM", Numbers.class, "leastMultiple", LONG, LONG, LONG),
          MethodFunction.of("ISNAN", Numbers.class, "isNan", TRUTH, NUMBER),
          MethodFunction.of("ISFINITE", Numbers.class, "isFinite", TRUTH, NUMBER),
          TypedCalls.NUMBER_TEXT,
          time("DATE_TRUNC", "truncated", MOMENT, TEXT, MOMENT),
          time("DATE_PART", "part", NUMBER, TEXT, MOMENT),
          time("DATEDIFF", "difference", LONG, TEXT, MOMENT, MOMENT),
          time("DATEADD", "later", MOMENT, TEXT, LONG, MOMENT),
          time("AT_TIME_ZONE", "atZone", MOMENT, TEXT, INSTANT),
          time("MAKE_TIMESTAMP", "made", MOMENT, LONG, LONG, LONG, LONG, LONG, NUMBER),
          time("STRFTIME", "percentWritten", TEXT, MOMENT, TEXT),
          time("STRPTIME", "percentRead", MOMENT, TEXT, TEXT),
          time(Spellings.READ_TIME, "read", MOMENT, TEXT, TEXT),
          time("TIME_BUCKET", "bucket", MOMENT, SPAN, MOMENT, MOMENT),
          time("DATE_BIN", "bucket", MOMENT, SPAN, MOMENT, MOMENT),
          time("DAYNAME", "dayName", TEXT, MOMENT),
          time("MONTHNAME", "monthName", TEXT, MOMENT),
          time("EPOCH", "epoch", NUMBER, INSTANT),
          time("EPOCH_MS", "epochMillis", LONG, INSTANT),
          time("TO_TIMESTAMP", "ofEpoch", INSTANT, NUMBER),
          VERSION,
          TYPEOF,
          PG_TYPEOF,
          TypedCalls.DIFFERENCE,
          new Series(),
          new CollectedAggregate("MEDIAN", "median", ReturnTypes.DOUBLE, NUMBER),
          new CollectedAggregate("QUANTILE_CONT", "continuous", ReturnTypes.DOUBLE, NUMBER, NUMBER),
          new CollectedAggregate("QUANTILE_DISC", "discrete", ReturnTypes.ARG0, ANY, NUMBER),
          new CollectedAggregate(
              Spellings.DESCENDING, "discreteDescending", ReturnTypes.ARG0, ANY, NUMBER),
          new CollectedAggregate("MODE", "mode", ReturnTypes.ARG0, ANY),
          new CollectedAggregate("HISTOGRAM", "histogram", COUNTS, ANY),
          moment("STDDEV", "deviation", NUMBER),
          moment("STDDEV_SAMP", "deviation", NUMBER),
          moment("STDDEV_POP", "deviationPop", NUMBER),
          moment("VARIANCE", "variance", NUMBER),
          moment("VAR_SAMP", "variance", NUMBER),
          moment("VAR_POP", "variancePop", NUMBER),
          moment("CORR", "correlation", NUMBER, NUMBER),
          moment("COVAR_SAMP", "covariance", NUMBER, NUMBER),
          moment("COVAR_POP", "covariancePop", NUMBER, NUMBER),
          moment("REGR_SLOPE", "slope", NUMBER, NUMBER),
          moment("REGR_INTERCEPT", "intercept", NUMBER, NUMBER),
          moment("REGR_R2", "determination", NUMBER, NUMBER),
          moment("REGR_SXX", "spreadX", NUMBER, NUMBER),
          moment("REGR_SYY", "spreadY", NUMBER, NUMBER),
          moment("REGR_SXY", "product", NUMBER, NUMBER),
          moment("REGR_AVGX", "meanX", NUMBER, NUMBER),
          moment("REGR_AVGY", "meanY", NUMBER, NUMBER),
          CollectedAggregate.COUNT_DISTINCT,
          CollectedAggregate.SUM_DISTINCT,
          CollectedAggregate.AVG_DISTINCT);

  private Functions() {}

  private static SqlFunction typeOf(String name) {
    return SqlBasicFunction.create(
        name, ReturnTypes.VARCHAR_2000, OperandTypes.ANY, SqlFunctionCategory.SYSTEM);
  }

  private static SqlOperator text(String name, String method, Kind returns, Kind... kinds) {
    return MethodFunction.of(name, Texts.class, method, returns, kinds);
  }

  private static SqlOperator moment(String name, String method, Kind... kinds) {
    return new CollectedAggregate(name, method, ReturnTypes.DOUBLE, kinds);
  }

  private static SqlOperator time(String name, String method, Kind returns, Kind... kinds) {
    return MethodFunction.of(name, Times.class, method, returns, kinds);
  }
}
