package dev.valvejdbc.sql.table;

import dev.valvejdbc.tables.Vocabulary;
import java.util.List;
import java.util.Set;
import org.apache.calcite.adapter.enumerable.CallImplementor;
import org.apache.calcite.adapter.enumerable.EnumUtils;
import org.apache.calcite.adapter.enumerable.NullPolicy;
import org.apache.calcite.adapter.enumerable.RexImpTable;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.schema.FunctionParameter;
import org.apache.calcite.schema.ImplementableFunction;
import org.apache.calcite.schema.ScalarFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlUserDefinedFunction;
import org.jspecify.annotations.Nullable;

/**
 * Asks whether a column holds what a word stands for, where the word is known to an execution only:
 * a parameter, or a text computed of one.
 */
public final class InWords extends SqlUserDefinedFunction {
  private final Vocabulary vocabulary;

  /** Asks in the words of a column. */
  InWords(Vocabulary vocabulary) {
    super(
        new SqlIdentifier("IN_WORDS_OF_" + vocabulary.name(), SqlParserPos.ZERO),
        SqlKind.OTHER_FUNCTION,
        ReturnTypes.BOOLEAN_FORCE_NULLABLE,
        null,
        OperandTypes.operandMetadata(
            List.of(SqlTypeFamily.ANY, SqlTypeFamily.ANY),
            types -> List.of(),
            i -> i == 0 ? "column" : "word",
            i -> false),
        new Implementation(vocabulary));
    this.vocabulary = vocabulary;
  }

  /** The words that a condition asks in; null if it is no such condition. */
  public static @Nullable Vocabulary asked(RexNode condition) {
    return condition instanceof RexCall call && call.getOperator() instanceof InWords words
        ? words.vocabulary
        : null;
  }

  /** The word that a value is; a fixed length's blanks are no part of it. */
  public static String word(Object value) {
    return value.toString().stripTrailing();
  }

  /**
   * Compares.
   *
   * @return null where the word is null, or the column is and the word does not stand for all
   * @throws dev.valvejdbc.errors.StatementException if the column never holds that word
   */
  public static @Nullable Boolean holds(
      Vocabulary vocabulary, @Nullable Object column, @Nullable Object word) {
    if (word == null) {
      return null;
    }
    Set<String> meant = vocabulary.meant(word(word));
    if (meant == null) {
      return true;
    }
    return column == null ? null : meant.contains(column.toString());
  }

  private record Implementation(Vocabulary vocabulary)
      implements ScalarFunction, ImplementableFunction {
    @Override
    public RelDataType getReturnType(RelDataTypeFactory types) {
      return types.createTypeWithNullability(types.createSqlType(SqlTypeName.BOOLEAN), true);
    }

    @Override
    public List<FunctionParameter> getParameters() {
      return List.of();
    }

    @Override
    public CallImplementor getImplementor() {
      return RexImpTable.createImplementor(
          (translator, call, operands) ->
              Expressions.call(
                  InWords.class,
                  "holds",
                  Expressions.constant(vocabulary),
                  boxed(operands.get(0)),
                  boxed(operands.get(1))),
          NullPolicy.NONE,
          false);
    }

    private static Expression boxed(Expression operand) {
      return EnumUtils.convert(operand, Object.class);
    }
  }
}
