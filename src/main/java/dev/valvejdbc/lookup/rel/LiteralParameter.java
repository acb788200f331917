package dev.valvejdbc.lookup.rel;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexNode;

/** Stands in a plan for a literal of the statement, whose value each execution brings along. */
public final class LiteralParameter extends RexDynamicParam {
  private final LiteralKind kind;

  private final int count;

  /**
   * Stands for a literal.
   *
   * @param index among the parameters of the statement, from 0
   * @param shown what an explained plan shows in its place
   * @param count how many literals there are, 1 unless it is a list
   */
  public LiteralParameter(RelDataType type, int index, LiteralKind kind, String shown, int count) {
    super(type, index);
    this.kind = kind;
    this.count = count;
    digest = shown;
  }

  /** How many literals an expression stands for in the statement that was planned. */
  public static int count(RexNode constant) {
    return constant instanceof LiteralParameter literal ? literal.count : 1;
  }

  /** Of which kind the literal is. */
  public LiteralKind kind() {
    return kind;
  }

  /** Whether it stands for a list of literals. */
  public boolean isList() {
    return kind.isList();
  }

  /** What is thrown where the plan depends on the literal. */
  public LiteralNeededException needed() {
    return new LiteralNeededException(getIndex());
  }
}
