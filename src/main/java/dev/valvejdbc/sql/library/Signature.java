package dev.valvejdbc.sql.library;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandMetadata;
import org.apache.calcite.sql.type.SqlOperandTypeInference;
import org.apache.calcite.sql.type.SqlTypeFamily;

/**
 * The operands of a function, of which the last may be left out.
 *
 * @param least how many must be there
 */
record Signature(List<Kind> kinds, int least) implements SqlOperandMetadata {
  Signature {
    kinds = List.copyOf(kinds);
  }

  /** Gives parameters the types of what stands in their places. */
  SqlOperandTypeInference inference() {
    return (call, returned, operands) -> {
      for (int i = 0; i < operands.length; i++) {
        Kind kind = kinds.get(Math.min(i, kinds.size() - 1));
        RelDataTypeFactory types = call.getTypeFactory();
        Kind given = kind == Kind.ANY ? Kind.TEXT : kind;
        operands[i] = types.createTypeWithNullability(given.type(types), true);
      }
    };
  }

  @Override
  public boolean checkOperandTypes(SqlCallBinding call, boolean throwing) {
    List<SqlTypeFamily> families = new ArrayList<>();
    for (int i = 0; i < call.getOperandCount(); i++) {
      // a parameter is asked for its type before it was given one
      boolean open = call.operand(i) instanceof SqlDynamicParam;
      families.add(open ? SqlTypeFamily.ANY : kinds.get(i).family());
    }
    return OperandTypes.family(families).checkOperandTypes(call, throwing);
  }

  @Override
  public SqlOperandCountRange getOperandCountRange() {
    return SqlOperandCountRanges.between(least, kinds.size());
  }

  @Override
  public String getAllowedSignatures(SqlOperator operator, String name) {
    return kinds.stream()
        .map(k -> "<" + k.family() + ">")
        .collect(Collectors.joining(", ", name + "(", ")"));
  }

  @Override
  public List<RelDataType> paramTypes(RelDataTypeFactory types) {
    return kinds.stream().map(k -> k.type(types)).toList();
  }

  @Override
  public List<String> paramNames() {
    return kinds.stream().map(k -> k.name().toLowerCase(java.util.Locale.ROOT)).toList();
  }

  @Override
  public boolean isOptional(int operand) {
    return operand >= least;
  }

  @Override
  public boolean isFixedParameters() {
    return false; // operands are checked by their families, as those of built-in functions are
  }
}
