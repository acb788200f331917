package dev.valvejdbc.sql.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlJdbcFunctionCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlQuantifyOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.fun.SqlTrimFunction;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;

/** Turns calls that other dialects spell in their own way into those that are known here. */
public final class Spellings {
  /** The name of percentiles that are counted from the largest value; nobody writes it. */
  static final String DESCENDING = "$QUANTILE_DISC_DESC";

  /** The name of SUBSTRING(text FROM pattern); nobody writes it, either. */
  static final String MATCHING = "$SUBSTRING_MATCHING";

  /** The name of TO_TIMESTAMP(text, format). */
  static final String READ_TIME = "$READ_TIME";

  private static final Set<String> UNITS_FIRST =
      Set.of("DATEDIFF", "DATE_DIFF", "DATEADD", "DATE_PART", "DATE_TRUNC");

  private Spellings() {}

  /** The call in our spelling; the same if it is already. */
  public static SqlNode rewritten(SqlNode node) {
    if (!(node instanceof SqlBasicCall call)) {
      return node;
    }
    if (call.getKind() == SqlKind.WITHIN_GROUP) {
      return ordered(call);
    }
    if (call.getKind() == SqlKind.LIKE && call.operandCount() == 3 && isEmpty(call.operand(2))) {
      return call.getOperator()
          .createCall(call.getParserPosition(), call.getOperandList().subList(0, 2));
    }
    if (call.getOperator().equals(SqlStdOperatorTable.SUBSTRING)
        && call.operandCount() == 2
        && isText(call.operand(1))) {
      return function(MATCHING, call.getParserPosition(), call.operand(0), call.operand(1));
    }
    if (call.getKind() == SqlKind.CAST || call.getKind() == SqlKind.SAFE_CAST) {
      TypeNames.settle(call);
      return call;
    }
    if (call.getOperator().equals(SqlStdOperatorTable.BITXOR_OPERATOR)) {
      return SqlStdOperatorTable.POWER.createCall(call.getParserPosition(), call.getOperandList());
    }
    if (call.getKind() == SqlKind.TRIM
        && call.operandCount() == 3
        && isText(call.operand(1))
        && String.valueOf(((SqlLiteral) call.operand(1)).toValue()).length() != 1) {
      return trim(call);
    }
    if (call.getKind() == SqlKind.RLIKE) {
      SqlNode found =
          function("REGEXP_LIKE", call.getParserPosition(), call.operand(0), call.operand(1));
      return call.getOperator().equals(SqlLibraryOperators.NOT_RLIKE)
          ? SqlStdOperatorTable.NOT.createCall(call.getParserPosition(), found)
          : found;
    }
    if (call.getOperator() instanceof SqlJdbcFunctionCall) {
      String name = call.getOperator().getName(); // {fn name}
      String inner = name.substring("{fn ".length(), name.length() - 1).strip();
      return new SqlJdbcFunctionCall(inner.toUpperCase(Locale.ROOT))
          .createCall(
              null, call.getParserPosition(), call.getOperandList().toArray(SqlNode[]::new));
    }
    if (call.getKind() == SqlKind.SOME
        && ((SqlQuantifyOperator) call.getOperator()).comparisonKind == SqlKind.EQUALS
        && call.operand(1) instanceof SqlNodeList list
        && list.size() == 1
        && list.get(0) instanceof SqlCall array
        && array.getKind() == SqlKind.ARRAY_VALUE_CONSTRUCTOR
        && array.operandCount() > 0) {
      SqlParserPos at = call.getParserPosition();
      return SqlStdOperatorTable.IN.createCall(
          at, call.operand(0), new SqlNodeList(array.getOperandList(), at));
    }
    if (call.getKind() == SqlKind.OVER) {
      return WindowForms.rewritten(call);
    }
    if (call.getKind() == SqlKind.FILTER) {
      return call.operand(0) instanceof SqlCall function
              && function.getOperator().getName().equalsIgnoreCase("JSON_AGG")
          ? rewritten(Filtered.rewritten(call))
          : OrderedAggregates.filtered(JsonAggregate.filtered(call));
    }
    if (call.getOperator().equals(SqlStdOperatorTable.JSON_VALUE)) {
      return JsonReturning.rewritten(call);
    }
    SqlNode ordered = OrderedAggregates.rewritten(call);
    if (ordered != call) {
      return ordered;
    }
    if (call.getKind() == SqlKind.EXTRACT
        && call.operand(0) instanceof SqlIntervalQualifier unit
        && unit.timeUnitRange == TimeUnitRange.DOW) {
      return weekday(call);
    }
    if (call.getKind() == SqlKind.EXTRACT
        && call.operand(0) instanceof SqlIntervalQualifier unit
        && unit.timeFrameName != null
        && Times.isUnit(unit.timeFrameName)) {
      SqlParserPos at = call.getParserPosition();
      SqlNode word = SqlLiteral.createCharString(unit.timeFrameName, at);
      return function("DATE_PART", at, word, call.operand(1));
    }
    return call.getOperator() instanceof SqlFunction function
            && function.getNameAsId().isSimple()
            && call.getFunctionQuantifier() == null
        ? renamed(call, function.getName().toUpperCase(Locale.ROOT))
        : call;
  }

  private static boolean isText(SqlNode node) {
    return node instanceof SqlLiteral literal && literal.getTypeName() == SqlTypeName.CHAR;
  }

  private static boolean isEmpty(SqlNode node) {
    return isText(node) && String.valueOf(((SqlLiteral) node).toValue()).isEmpty();
  }

  /** The day of the week, 0 for Sunday. */
  private static SqlNode weekday(SqlBasicCall call) {
    SqlParserPos at = call.getParserPosition();
    SqlNode fromMonday =
        SqlStdOperatorTable.EXTRACT.createCall(
            at, new SqlIntervalQualifier(TimeUnit.ISODOW, null, at), call.operand(1));
    return SqlStdOperatorTable.MOD.createCall(
        at, fromMonday, SqlLiteral.createExactNumeric("7", at));
  }

  private static SqlNode renamed(SqlBasicCall call, String name) {
    SqlParserPos position = call.getParserPosition();
    if (UNITS_FIRST.contains(name)
        && call.operandCount() > 1
        && call.operand(0) instanceof SqlIdentifier word
        && word.isSimple()
        && Times.isUnit(word.getSimple())) {
      call.setOperand(0, SqlLiteral.createCharString(word.getSimple(), word.getParserPosition()));
    }
    List<SqlNode> given = call.getOperandList();
    if (name.equals("FORMAT") && !given.isEmpty()) {
      return Placeholders.call(position, given);
    }
    return switch (name + "/" + given.size()) {
      case "NOW/0", "GETDATE/0", "CURRENT_TIMESTAMP/0" ->
          SqlStdOperatorTable.CURRENT_TIMESTAMP.createCall(position);
      case "TODAY/0", "CURRENT_DATE/0" -> SqlStdOperatorTable.CURRENT_DATE.createCall(position);
      case "IFNULL/2", "NVL/2" -> SqlStdOperatorTable.COALESCE.createCall(position, given);
      case "IIF/3", "IF/3" -> choice(position, given.get(0), given.get(1), given.get(2));
      case "NVL2/3" ->
          choice(
              position,
              SqlStdOperatorTable.IS_NOT_NULL.createCall(position, given.get(0)),
              given.get(1),
              given.get(2));
      case "CURRENT_DATABASE/0" -> SqlStdOperatorTable.CURRENT_CATALOG.createCall(position);
      case "DATE_TRUNC/2" ->
          given.get(1) instanceof SqlIntervalQualifier
              ? call
              : function(name, position, given.get(0), given.get(1));
      case "$TUMBLE/2", "TUMBLE_START/2" ->
          function("TIME_BUCKET", position, given.get(1), given.get(0));
      case "TUMBLE_END/2" ->
          SqlStdOperatorTable.PLUS.createCall(
              position,
              function("TIME_BUCKET", position, given.get(1), given.get(0)),
              given.get(1));
      case "ARRAY_LENGTH/2" -> SqlStdOperatorTable.CARDINALITY.createCall(position, given.get(0));
      case "LEN/1" -> SqlStdOperatorTable.CHAR_LENGTH.createCall(position, given);
      case "COUNT_IF/1" -> SqlLibraryOperators.COUNTIF.createCall(position, given);
      case "QUANTILE_CONT/2", "QUANTILE_DISC/2" ->
          given.get(1).getKind() == SqlKind.ARRAY_VALUE_CONSTRUCTOR
              ? SqlStdOperatorTable.ARRAY_VALUE_CONSTRUCTOR.createCall(
                  position,
                  ((SqlCall) given.get(1))
                      .getOperandList().stream()
                          .map(share -> function(name, position, given.get(0), share))
                          .toList())
              : call;
      case "DATE_DIFF/3" ->
          given.get(2) instanceof SqlIdentifier unit
                  && unit.isSimple()
                  && Times.isUnit(unit.getSimple())
              ? function(
                  "DATEDIFF",
                  position,
                  SqlLiteral.createCharString(unit.getSimple(), unit.getParserPosition()),
                  given.get(1),
                  given.get(0))
              : function("DATEDIFF", position, given.get(0), given.get(1), given.get(2));
      case "JSON_ARROW/2", "JSON_ARROW_TEXT/2", "JSON_EXTRACT_PATH_TEXT/2" ->
          rewritten(
              function(
                  name.endsWith("TEXT") ? "JSON_EXTRACT_STRING" : "JSON_EXTRACT",
                  position,
                  given.get(0),
                  JsonPaths.of(given.get(1))));
      case "TO_TIMESTAMP/2" -> function(READ_TIME, position, given.get(0), given.get(1));
      default -> {
        SqlNode expanded = Macros.expanded(name + "/" + given.size(), given, position);
        yield expanded == null ? call : rewritten(expanded);
      }
    };
  }

  /** TRIM of any of several characters, which the standard's does not know. */
  private static SqlNode trim(SqlBasicCall call) {
    SqlTrimFunction.Flag flag =
        ((SqlLiteral) call.operand(0)).getValueAs(SqlTrimFunction.Flag.class);
    String name =
        switch (flag) {
          case LEADING -> "LTRIM";
          case TRAILING -> "RTRIM";
          case BOTH -> "BTRIM";
        };
    return function(name, call.getParserPosition(), call.operand(2), call.operand(1));
  }

  private static SqlNode choice(SqlParserPos at, SqlNode when, SqlNode then, SqlNode other) {
    return new SqlCase(at, null, SqlNodeList.of(when), SqlNodeList.of(then), other);
  }

  /** A percentile or mode of what stands behind WITHIN GROUP, as an aggregate of that value. */
  private static SqlNode ordered(SqlBasicCall within) {
    if (!(within.operand(0) instanceof SqlCall call)
        || !(within.operand(1) instanceof SqlNodeList order)
        || order.size() != 1) {
      return within;
    }
    SqlNode value = order.get(0);
    boolean descending = false;
    while (value.getKind() == SqlKind.DESCENDING
        || value.getKind() == SqlKind.NULLS_FIRST
        || value.getKind() == SqlKind.NULLS_LAST) {
      descending |= value.getKind() == SqlKind.DESCENDING;
      value = ((SqlCall) value).operand(0);
    }
    SqlParserPos at = call.getParserPosition();
    String name = call.getOperator().getName().toUpperCase(Locale.ROOT);
    if (call.operandCount() == 1 && call.operand(0).getKind() == SqlKind.ARRAY_VALUE_CONSTRUCTOR) {
      List<SqlNode> each = new ArrayList<>();
      for (SqlNode share : ((SqlCall) call.operand(0)).getOperandList()) {
        SqlNode one = call.getOperator().createCall(at, share);
        each.add(rewritten(within.getOperator().createCall(at, one, within.operand(1))));
      }
      return SqlStdOperatorTable.ARRAY_VALUE_CONSTRUCTOR.createCall(at, each);
    }
    return switch (name + "/" + call.operandCount()) {
      case "PERCENTILE_CONT/1" ->
          function("QUANTILE_CONT", at, value, share(at, call.operand(0), descending));
      case "PERCENTILE_DISC/1" ->
          function(descending ? DESCENDING : "QUANTILE_DISC", at, value, call.operand(0));
      case "MODE/0" -> function("MODE", at, value);
      default -> within;
    };
  }

  private static SqlNode share(SqlParserPos at, SqlNode share, boolean descending) {
    return descending
        ? SqlStdOperatorTable.MINUS.createCall(at, SqlLiteral.createExactNumeric("1", at), share)
        : share;
  }

  private static SqlNode function(String name, SqlParserPos at, SqlNode... operands) {
    SqlOperator operator =
        new SqlUnresolvedFunction(
            new SqlIdentifier(name, at),
            null,
            null,
            null,
            null,
            SqlFunctionCategory.USER_DEFINED_FUNCTION);
    return operator.createCall(at, operands);
  }
}
