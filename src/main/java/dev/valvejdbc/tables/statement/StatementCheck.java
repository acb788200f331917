package dev.valvejdbc.tables.statement;

import dev.valvejdbc.client.PacketBudget;
import dev.valvejdbc.client.StopCheck;
import dev.valvejdbc.lookup.LookupStatement;

/** Ends work on the statement's own thread with the statement, and counts what it sends. */
public final class StatementCheck implements StopCheck {
  private final LookupStatement statement;
  private final PacketBudget budget;

  /** A check that counts calls up to their limit. */
  public StatementCheck(LookupStatement statement, PacketBudget budget) {
    this.statement = statement;
    this.budget = budget;
  }

  @Override
  public void check() {
    statement.check();
  }

  @Override
  public void call() {
    budget.spend();
    budget.check();
  }
}
