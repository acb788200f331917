package dev.valvejdbc.engine.session;

import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.jspecify.annotations.Nullable;

/** Keeps the plan of the statement that an execution prepares, for those who want to see it. */
public final class Planning {
  private @Nullable RelDataType row;
  private @Nullable RelNode plan;

  /** Takes the columns, before there is a plan. */
  public void validated(RelDataType columns) {
    if (row == null) {
      row = columns; // those of the statement; its views come later
    }
  }

  /** Takes the plan when it is finished. */
  public void finished(RelNode made) {
    plan = made;
  }

  /** The columns; null where the statement is not valid. */
  @Nullable RelDataType row() {
    return row;
  }

  /** The plan; null where none was made. */
  @Nullable RelNode plan() {
    return plan;
  }
}
