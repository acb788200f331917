package dev.valvejdbc.engine;

import dev.valvejdbc.guard.EnumerableGuard;
import dev.valvejdbc.guard.GuardedConstants;
import dev.valvejdbc.jdbc.execution.ExecutionScope;
import dev.valvejdbc.jdbc.execution.LazySignature;
import dev.valvejdbc.lookup.plan.LookupPrepare;
import dev.valvejdbc.sql.dialect.CheckedArithmetic;
import dev.valvejdbc.sql.dialect.Convertlets;
import dev.valvejdbc.sql.dialect.DialectValidator;
import dev.valvejdbc.sql.dialect.WindowValues;
import dev.valvejdbc.sql.grammar.ValveParser;
import dev.valvejdbc.sql.list.ListRules;
import dev.valvejdbc.sql.table.WordConditions;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.plan.RelOptCostFactory;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexExecutor;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql2rel.SqlRexConvertletTable;
import org.jspecify.annotations.Nullable;

/** Prepares statements with a parser that lets words such as value and count be column names. */
final class Prepare extends LookupPrepare {
  private final ExecutionScope scope;

  private final Version version;

  Prepare(ExecutionScope scope, Version version) {
    this.scope = scope;
    this.version = version;
  }

  @Override
  public <T> CalciteSignature<T> prepareSql(
      Context context, Query<T> query, Type elementType, long maxRowCount) {
    CalciteSignature<T> planned =
        PlanningThread.work(
            () -> planned(context, query, elementType, maxRowCount), scope::checkCurrent);
    return LazySignature.of(planned, scope);
  }

  private <T> CalciteSignature<T> planned(
      Context context, Query<T> query, Type elementType, long maxRowCount) {
    Dummy.push(context);
    try {
      return super.prepareSql(context, query, elementType, maxRowCount);
    } finally {
      Dummy.pop(context);
    }
  }

  @Override
  protected RelNode finished(RelNode plan) {
    return EnumerableGuard.above(plan);
  }

  @Override
  protected RexExecutor constants(DataContext context) {
    return new GuardedConstants(context);
  }

  @Override
  protected List<RelOptRule> conditionRules() {
    List<RelOptRule> rules = new ArrayList<>(List.of(WordConditions.RULE));
    rules.addAll(ListRules.narrowing());
    return rules;
  }

  @Override
  protected List<RelOptRule> scanRules() {
    List<RelOptRule> rules = new ArrayList<>(ListRules.narrowing());
    rules.addAll(WideSums.rules());
    return rules;
  }

  @Override
  protected RelOptPlanner createPlanner(
      Context prepareContext,
      org.apache.calcite.plan.@Nullable Context externalContext,
      @Nullable RelOptCostFactory costFactory) {
    RelOptPlanner planner = super.createPlanner(prepareContext, externalContext, costFactory);
    ListRules.registerConverters(planner);
    return planner;
  }

  @Override
  protected SqlRexConvertletTable createConvertletTable() {
    return new Convertlets("valve-jdbc " + version.text());
  }

  @Override
  protected SqlValidator validator(
      SqlOperatorTable operators,
      CalciteCatalogReader catalog,
      RelDataTypeFactory types,
      SqlValidator.Config config) {
    return new DialectValidator(operators, catalog, types, config);
  }

  @Override
  protected RelNode converted(RelNode plan) {
    return CheckedArithmetic.in(WindowValues.in(plan));
  }

  @Override
  protected SqlParser createParser(String sql, SqlParser.Config config) {
    return super.createParser(sql, config.withParserFactory(ValveParser.FACTORY));
  }
}
