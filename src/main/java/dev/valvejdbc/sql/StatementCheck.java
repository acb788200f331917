package dev.valvejdbc.sql;

import dev.valvejdbc.client.PacketBudget;
import dev.valvejdbc.client.StopCheck;
import dev.valvejdbc.lookup.ExecutionGuard;
import org.apache.calcite.DataContext;

/** Ends work on the statement's own thread with the statement, and counts what it sends. */
final class StatementCheck implements StopCheck {
  private final ExecutionGuard guard;
  private final PacketBudget budget;

  StatementCheck(Session session, DataContext root) {
    this(root, new PacketBudget(session.maxCalls()));
  }

  StatementCheck(DataContext root, PacketBudget budget) {
    this.guard = new ExecutionGuard(root);
    this.budget = budget;
  }

  @Override
  public void check() {
    guard.check();
  }

  @Override
  public void call() {
    budget.spend();
    budget.check();
  }
}
