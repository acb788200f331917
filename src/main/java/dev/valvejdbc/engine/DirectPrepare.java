package dev.valvejdbc.engine;

import dev.valvejdbc.engine.direct.DirectStatement;
import dev.valvejdbc.engine.session.Planning;
import dev.valvejdbc.jdbc.execution.Execution;
import dev.valvejdbc.jdbc.execution.ExecutionScope;
import dev.valvejdbc.jdbc.execution.LazySignature;
import dev.valvejdbc.jdbc.execution.ParameterSources;
import java.lang.reflect.Type;
import java.util.List;
import java.util.function.Supplier;
import org.apache.calcite.jdbc.CalcitePrepare;
import org.apache.calcite.linq4j.Queryable;
import org.apache.calcite.sql.SqlNode;

/**
 * Runs statements that need no plan without one, so that neither planner nor compiler need be
 * there; all others are planned.
 */
final class DirectPrepare implements CalcitePrepare {
  private final Supplier<CalcitePrepare> planner;
  private final ExecutionScope scope;
  private final boolean tellsPlans;

  /**
   * Prepares for a connection.
   *
   * @param planner makes what plans all other statements
   * @param tellsPlans whether somebody wants plans told in words, for which there must be some
   */
  DirectPrepare(Supplier<CalcitePrepare> planner, ExecutionScope scope, boolean tellsPlans) {
    this.planner = planner;
    this.scope = scope;
    this.tellsPlans = tellsPlans;
  }

  @Override
  public <T> CalciteSignature<T> prepareSql(
      Context context, Query<T> query, Type elementType, long maxRowCount) {
    Execution execution = scope.current();
    boolean explained = execution != null && execution.found(Planning.class) != null;
    CalciteSignature<Object> direct =
        query.sql == null || tellsPlans || explained
            ? null
            : DirectStatement.signature(query.sql, context);
    return direct == null
        ? planner.get().prepareSql(context, query, elementType, maxRowCount)
        : LazySignature.of(typed(direct), direct.sql, ParameterSources.OWN, List.of(), scope);
  }

  @SuppressWarnings("unchecked") // who asks says what rows are, and the state of a plan, too
  static <T> CalciteSignature<T> typed(CalciteSignature<?> signature) {
    return (CalciteSignature<T>) signature;
  }

  @Override
  public <T> CalciteSignature<T> prepareQueryable(Context context, Queryable<T> queryable) {
    return planner.get().prepareQueryable(context, queryable);
  }

  @Override
  public ParseResult parse(Context context, String sql) {
    return planner.get().parse(context, sql);
  }

  @Override
  public ConvertResult convert(Context context, String sql) {
    return planner.get().convert(context, sql);
  }

  @Override
  public void executeDdl(Context context, SqlNode node) {
    planner.get().executeDdl(context, node);
  }

  @Override
  public AnalyzeViewResult analyzeView(Context context, String sql, boolean fail) {
    return planner.get().analyzeView(context, sql, fail);
  }
}
