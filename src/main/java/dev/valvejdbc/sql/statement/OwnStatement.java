package dev.valvejdbc.sql.statement;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** Begins with a word that standard SQL does not know, and is no part of another statement. */
public abstract class OwnStatement extends SqlCall {
  private final SqlOperator operator;
  private final List<SqlNode> operands;

  OwnStatement(SqlParserPos position, String word, @Nullable SqlNode... operands) {
    super(position);
    this.operator = new SqlSpecialOperator(word, SqlKind.OTHER);
    this.operands = Arrays.stream(operands).filter(Objects::nonNull).toList();
  }

  @Override
  public SqlOperator getOperator() {
    return operator;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return operands;
  }

  @Override
  public void unparse(SqlWriter writer, int left, int right) {
    writer.keyword(operator.getName());
    operands.forEach(operand -> operand.unparse(writer, 0, 0));
  }
}
