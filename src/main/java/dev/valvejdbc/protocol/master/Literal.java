package dev.valvejdbc.protocol.master;

import dev.valvejdbc.protocol.master.MasterFilter.Condition;

/**
 * A condition, or its opposite.
 *
 * @param negated whether the condition must not hold
 */
public record Literal(Condition condition, boolean negated) {

  /** The literal, without a negation where the language has a key for the opposite. */
  static Literal of(Condition condition, boolean negated) {
    if (negated) {
      FilterKey opposite =
          switch (condition.key()) {
            case NOT_EMPTY -> FilterKey.NO_PLAYERS;
            case NO_PLAYERS -> FilterKey.NOT_EMPTY;
            case APP_ID -> FilterKey.NOT_APP_ID;
            case NOT_APP_ID -> FilterKey.APP_ID;
            default -> null;
          };
      if (opposite != null) {
        return new Literal(new Condition(opposite, condition.value()), false);
      }
    }
    return new Literal(condition, negated);
  }
}
