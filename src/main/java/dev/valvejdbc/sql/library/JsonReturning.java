package dev.valvejdbc.sql.library;

import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCollectionTypeNameSpec;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlJsonEmptyOrError;
import org.apache.calcite.sql.SqlJsonValueEmptyOrErrorBehavior;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlJsonValueFunction;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * Says JSON_VALUE … RETURNING as a cast of the text: Calcite takes a number for one of the wished
 * type whatever it is.
 */
final class JsonReturning {
  private static final Set<String> TEXTS = Set.of("CHAR", "VARCHAR");

  private JsonReturning() {}

  /** The call with a cast; one of a text stays. */
  static SqlNode rewritten(SqlBasicCall call) {
    List<SqlNode> given = call.getOperandList();
    if (!SqlJsonValueFunction.hasExplicitTypeSpec(given)
        || !(given.get(3) instanceof SqlDataTypeSpec type)
        || type.getTypeNameSpec() instanceof SqlCollectionTypeNameSpec
        || TEXTS.contains(type.getTypeName().toString())) {
      return call;
    }
    SqlParserPos at = call.getParserPosition();
    SqlNode text =
        call.getOperator().createCall(at, SqlJsonValueFunction.removeTypeSpecOperands(call));
    int error = given.size() - 1;
    Object clause = error > 4 && given.get(error) instanceof SqlLiteral l ? l.getValue() : null;
    Object how =
        clause == SqlJsonEmptyOrError.ERROR ? ((SqlLiteral) behaviour(given)).getValue() : null;
    if (how == SqlJsonValueEmptyOrErrorBehavior.ERROR) {
      return SqlStdOperatorTable.CAST.createCall(at, text, type);
    }
    SqlNode tried = SqlLibraryOperators.SAFE_CAST.createCall(at, text, type);
    return how != SqlJsonValueEmptyOrErrorBehavior.DEFAULT
        ? tried
        : SqlStdOperatorTable.COALESCE.createCall(
            at,
            tried,
            new SqlCase(
                at,
                null,
                SqlNodeList.of(SqlStdOperatorTable.IS_NOT_NULL.createCall(at, text)),
                SqlNodeList.of(given.get(error - 1)),
                SqlLiteral.createNull(at)));
  }

  /** What happens ON ERROR: one word, or DEFAULT and a value. */
  private static SqlNode behaviour(List<SqlNode> given) {
    int last = given.size() - 2;
    return given.get(last) instanceof SqlLiteral literal
            && literal.getValue() instanceof SqlJsonValueEmptyOrErrorBehavior
        ? literal
        : given.get(last - 1);
  }
}
