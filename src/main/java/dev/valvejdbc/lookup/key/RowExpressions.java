package dev.valvejdbc.lookup.key;

import dev.valvejdbc.lookup.rel.KeyRows;
import dev.valvejdbc.lookup.run.ConstantValue;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** Reads and rewrites row expressions. */
public final class RowExpressions {
  private RowExpressions() {}

  /** Replaces each input reference by the expression of its ordinal. */
  public static RexNode replaceInputs(RexNode node, List<? extends RexNode> by) {
    return node.accept(
        new RexShuttle() {
          @Override
          public RexNode visitInputRef(RexInputRef ref) {
            return by.get(ref.getIndex());
          }
        });
  }

  /** Renumbers input references. */
  public static RexNode renumber(RexNode node, IntUnaryOperator to) {
    return node.accept(
        new RexShuttle() {
          @Override
          public RexNode visitInputRef(RexInputRef ref) {
            return new RexInputRef(to.applyAsInt(ref.getIndex()), ref.getType());
          }
        });
  }

  /**
   * Takes off casts from one character type to another: a key is compared without padding. Those
   * that may shorten a text stay.
   */
  public static RexNode uncast(RexNode node) {
    RexNode bare = node;
    while (bare.getKind() == SqlKind.CAST
        && bare instanceof RexCall cast
        && SqlTypeUtil.isCharacter(cast.getType())
        && SqlTypeUtil.isCharacter(cast.getOperands().get(0).getType())
        && !shortens(cast.getOperands().get(0).getType(), cast.getType())) {
      bare = cast.getOperands().get(0);
    }
    return bare;
  }

  private static boolean shortens(RelDataType from, RelDataType to) {
    int room = to.getPrecision();
    return room != RelDataType.PRECISION_NOT_SPECIFIED
        && (from.getPrecision() == RelDataType.PRECISION_NOT_SPECIFIED
            || from.getPrecision() > room);
  }

  /**
   * Whether this is, but for casts, the input of the given ordinal. A text that is compared with a
   * whole number is cast: a key of digits is the text of that number.
   */
  static boolean isInput(RexNode node, int ordinal) {
    RexNode bare = uncast(node);
    if (bare.getKind() == SqlKind.CAST
        && SqlTypeName.INT_TYPES.contains(bare.getType().getSqlTypeName())
        && bare instanceof RexCall cast
        && SqlTypeUtil.isCharacter(cast.getOperands().get(0).getType())) {
      bare = uncast(cast.getOperands().get(0));
    }
    return bare instanceof RexInputRef ref && ref.getIndex() == ordinal;
  }

  /** Whether this can stand in {@link KeyRows}. */
  public static boolean isListable(RexNode node) {
    return (node instanceof RexLiteral literal && ConstantValue.covers(literal.getTypeName()))
        || node instanceof RexDynamicParam;
  }

  /** Whether this is the same for all rows of an execution. */
  static boolean isConstant(RexNode node) {
    return RexUtil.isDeterministic(node) && !RexUtil.containsInputRef(node);
  }

  /** The expression as a value of the key's type. */
  public static RexNode asKey(RexBuilder builder, RexNode node, RelDataType keyType) {
    RexNode bare = uncast(node);
    if ((SqlTypeUtil.isCharacter(keyType) && SqlTypeUtil.isCharacter(bare.getType()))
        || bare.getType().getSqlTypeName() == keyType.getSqlTypeName()) {
      return bare;
    }
    return builder.makeCast(
        builder.getTypeFactory().createTypeWithNullability(keyType, bare.getType().isNullable()),
        bare);
  }
}
