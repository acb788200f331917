package dev.valvejdbc.attach.read;

import dev.valvejdbc.attach.dialect.Dialect;
import java.util.List;
import java.util.function.Function;
import org.apache.calcite.adapter.jdbc.JdbcConvention;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.rel.RelNode;

/** What one attached database does itself. */
final class DatabaseConvention extends JdbcConvention {
  private final Dialect database;
  private final Function<DatabaseConvention, List<RelOptRule>> rules;

  /**
   * Names the convention after the database.
   *
   * @param rules by which it is given work
   */
  DatabaseConvention(
      String name, Dialect database, Function<DatabaseConvention, List<RelOptRule>> rules) {
    super(database.sql(), Expressions.constant(name), name);
    this.database = database;
    this.rules = rules;
  }

  Dialect database() {
    return database;
  }

  /** The same rows, as the database finds them. */
  RelNode asked(RelNode node) {
    return RelOptRule.convert(node, node.getTraitSet().replace(this));
  }

  @Override
  public void register(RelOptPlanner planner) {
    rules.apply(this).forEach(planner::addRule);
  }
}
