package dev.valvejdbc.lookup.key;

import dev.valvejdbc.lookup.MissingKeyException;
import java.util.List;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.ReturnTypes;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code key >= ? AND key <= ?} as an equality, since linked tables of other databases write
 * equalities that way. Whether the two values are the same shows when the statement is executed.
 */
public final class EqualBounds {
  private static final PlanFunction SAME =
      new PlanFunction(
          "SAME",
          ReturnTypes.ARG0,
          o -> PlanFunction.call(EqualBounds.class, "same", o.get(0), o.get(1)));

  private EqualBounds() {}

  /** The value of a column that conditions bound from both sides, or null. */
  public static @Nullable RexNode find(List<RexNode> conditions, int column, RexBuilder rex) {
    RexNode least = bound(conditions, column, SqlKind.GREATER_THAN_OR_EQUAL);
    RexNode most = bound(conditions, column, SqlKind.LESS_THAN_OR_EQUAL);
    return least == null || most == null
        ? null
        : rex.makeCall(least.getType(), SAME, List.of(least, most));
  }

  private static @Nullable RexNode bound(List<RexNode> conditions, int column, SqlKind kind) {
    for (RexNode condition : conditions) {
      if (condition instanceof RexCall call
          && call.getKind() == kind
          && RowExpressions.isInput(call.getOperands().get(0), column)
          && RowExpressions.isConstant(call.getOperands().get(1))) {
        return call.getOperands().get(1);
      }
    }
    return null;
  }

  /**
   * Called by generated code: the value that both bounds have, null if one is null.
   *
   * @throws MissingKeyException if they differ
   */
  public static @Nullable Object same(@Nullable Object least, @Nullable Object most) {
    if (least == null || most == null) {
      return null;
    }
    if (!least.equals(most)) {
      throw new MissingKeyException(
          "A table that is read by its key cannot be read for all keys from '"
              + least
              + "' to '"
              + most
              + "': give the keys by = or IN, or join it with a table that has them.");
    }
    return least;
  }
}
