package dev.valvejdbc.sql.reading;

import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.errors.StatementException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.validate.SqlValidatorUtil;
import org.jspecify.annotations.Nullable;

/** Joins what yields rows behind SELECT, such as UNNEST(array), as PostgreSQL reads it. */
final class RowsOfItems {
  private static final String TABLE = "$rows";

  /** What splits a text into rows, and what splits it into an array. */
  private static final Map<String, String> SPLITTING =
      Map.of(
          "REGEXP_SPLIT_TO_TABLE", "REGEXP_SPLIT_TO_ARRAY", "STRING_TO_TABLE", "STRING_TO_ARRAY");

  private RowsOfItems() {}

  /** Joins the rows of an item of a query, of which there is one at most. */
  static void join(SqlSelect select) {
    SqlNodeList items = select.getSelectList();
    boolean joined = false;
    for (int i = 0; i < items.size(); i++) {
      SqlNode item = items.get(i);
      SqlNode bare = item.getKind() == SqlKind.AS ? ((SqlCall) item).operand(0) : item;
      SqlNode rows = bare instanceof SqlCall call ? rows(call) : null;
      if (rows == null) {
        continue;
      }
      if (joined) {
        throw new StatementException(
            SqlError.SYNTAX.said(
                "SELECT takes rows of one array or series: write the others behind FROM, as in"
                    + " CROSS JOIN UNNEST(…) AS t(x).",
                null));
      }
      joined = true;
      SqlParserPos at = bare.getParserPosition();
      String alias = SqlValidatorUtil.alias(item);
      String name = alias == null || bare == item ? name((SqlCall) bare) : alias;
      SqlNode table =
          SqlStdOperatorTable.AS.createCall(
              at, rows, new SqlIdentifier(TABLE, at), new SqlIdentifier(name, at));
      SqlNode column = new SqlIdentifier(List.of(TABLE, name), at);
      items.set(i, SqlStdOperatorTable.AS.createCall(at, column, new SqlIdentifier(name, at)));
      select.setFrom(select.getFrom() == null ? table : beside(select.getFrom(), table, at));
    }
  }

  private static String name(SqlCall call) {
    return call.getOperator().getName().toLowerCase(Locale.ROOT);
  }

  private static @Nullable SqlNode rows(SqlCall call) {
    if (!(call.getOperator() instanceof SqlUnresolvedFunction)) {
      return null;
    }
    SqlParserPos at = call.getParserPosition();
    String name = call.getOperator().getName().toUpperCase(Locale.ROOT);
    if (SPLITTING.containsKey(name)) {
      SqlNode array =
          new SqlUnresolvedFunction(
                  new SqlIdentifier(SPLITTING.get(name), at),
                  null,
                  null,
                  null,
                  null,
                  SqlFunctionCategory.USER_DEFINED_FUNCTION)
              .createCall(at, call.getOperandList());
      return SqlStdOperatorTable.UNNEST.createCall(at, array);
    }
    return switch (name) {
      case "UNNEST" -> SqlStdOperatorTable.UNNEST.createCall(at, call.getOperandList());
      case "GENERATE_SERIES" ->
          SqlStdOperatorTable.LATERAL.createCall(
              at, SqlStdOperatorTable.COLLECTION_TABLE.createCall(at, call));
      default -> null;
    };
  }

  private static SqlNode beside(SqlNode from, SqlNode table, SqlParserPos at) {
    return new SqlJoin(
        at,
        from,
        SqlLiteral.createBoolean(false, at),
        JoinType.CROSS.symbol(at),
        table,
        JoinConditionType.NONE.symbol(at),
        null);
  }
}
