package dev.valvejdbc.engine;

import dev.valvejdbc.attach.read.FilterIntoDatabase;
import dev.valvejdbc.engine.plans.PlannedStatement;
import dev.valvejdbc.engine.plans.Plans;
import dev.valvejdbc.engine.plans.RunnableStatement;
import dev.valvejdbc.engine.plans.StatementParameters;
import dev.valvejdbc.engine.plans.StatementPlanner;
import dev.valvejdbc.engine.session.Planning;
import dev.valvejdbc.guard.Calculation;
import dev.valvejdbc.guard.CodeCompiler;
import dev.valvejdbc.guard.CompiledPlan;
import dev.valvejdbc.guard.EnumerableGuard;
import dev.valvejdbc.guard.GuardedConstants;
import dev.valvejdbc.jdbc.execution.Execution;
import dev.valvejdbc.jdbc.execution.ExecutionScope;
import dev.valvejdbc.jdbc.execution.LazySignature;
import dev.valvejdbc.jdbc.execution.ParameterSources;
import dev.valvejdbc.jdbc.execution.SessionClock;
import dev.valvejdbc.lookup.explain.PlanSteps;
import dev.valvejdbc.lookup.plan.LookupPrepare;
import dev.valvejdbc.lookup.rel.KeyedScan;
import dev.valvejdbc.lookup.rel.LiteralKind;
import dev.valvejdbc.lookup.rel.LiteralParameter;
import dev.valvejdbc.lookup.rel.RowConditions;
import dev.valvejdbc.sql.dialect.CheckedArithmetic;
import dev.valvejdbc.sql.dialect.CheckedTimes;
import dev.valvejdbc.sql.dialect.Convertlets;
import dev.valvejdbc.sql.dialect.DialectValidator;
import dev.valvejdbc.sql.dialect.WindowValues;
import dev.valvejdbc.sql.dialect.ZonedTimes;
import dev.valvejdbc.sql.grammar.Parsing;
import dev.valvejdbc.sql.list.ListRules;
import dev.valvejdbc.sql.list.NamedServerKeys;
import dev.valvejdbc.sql.table.WordConditions;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.config.CalciteConnectionConfig;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.convert.ConverterRule;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexExecutor;
import org.apache.calcite.runtime.Bindable;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.validate.SqlConformance;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql2rel.SqlRexConvertletTable;
import org.jspecify.annotations.Nullable;

/** Prepares statements with a parser that lets words such as value and count be column names. */
final class Prepare extends LookupPrepare {
  private final ExecutionScope scope;
  private final Plans plans;
  private final CodeCompiler compiler;
  private final Version version;
  private final BooleanSupplier suppliesKeys;
  private final Supplier<SessionClock> clock;
  private @Nullable Planning planning;
  private StatementParameters parameters = StatementParameters.NONE;
  private final boolean tellsPlans;
  private final int textLength;
  private boolean readsOthers;
  private List<String> steps = List.of();

  /**
   * Prepares for a connection.
   *
   * @param suppliesKeys whether tables without a key read the servers that have a name
   * @param clock by which statements mean times
   * @param tellsPlans whether somebody wants plans told in words
   * @param textLength UTF-16 units of the longest text that a constant of a plan may be
   */
  Prepare(
      ExecutionScope scope,
      Plans plans,
      CodeCompiler compiler,
      Version version,
      BooleanSupplier suppliesKeys,
      Supplier<SessionClock> clock,
      boolean tellsPlans,
      int textLength) {
    WarmUp.start();
    this.tellsPlans = tellsPlans;
    this.textLength = textLength;
    this.scope = scope;
    this.plans = plans;
    this.compiler = compiler;
    this.clock = clock;
    this.suppliesKeys = suppliesKeys;
    this.version = version;
  }

  @Override
  public <T> CalciteSignature<T> prepareSql(
      Context context, Query<T> query, Type elementType, long maxRowCount) {
    String sql = query.sql;
    Execution execution = scope.current();
    planning = execution == null ? null : execution.found(Planning.class);
    if (sql == null || planning != null) { // who wants to see a plan is shown a new one
      return LazySignature.of(
          PlanningThread.work(
              () -> planned(context, query, elementType, maxRowCount), scope::checkCurrent),
          sql == null ? "" : sql,
          ParameterSources.OWN,
          List.of(),
          scope);
    }
    Object state =
        List.of(
            context.getDefaultSchemaPath(),
            elementType,
            maxRowCount,
            suppliesKeys.getAsBoolean(),
            clock.get());
    boolean executes = scope.current() != null; // what prepares alone says at once what is wrong
    RunnableStatement kept = plans.kept(sql, state, executes);
    RunnableStatement statement =
        kept != null
            ? kept
            : PlanningThread.work(
                () ->
                    plans.planned(sql, state, executes, planner(context, elementType, maxRowCount)),
                scope::checkCurrent);
    return LazySignature.of(
        DirectPrepare.<T>typed(statement.signature()),
        sql,
        statement.parameters(),
        statement.steps(),
        scope);
  }

  private StatementPlanner planner(Context context, Type elementType, long maxRowCount) {
    return new StatementPlanner() {
      @Override
      public SqlNode parse(String sql) throws SqlParseException {
        CalciteConnectionConfig settings = context.config();
        return createParser(
                sql,
                parserConfig()
                    .withQuotedCasing(settings.quotedCasing())
                    .withUnquotedCasing(settings.unquotedCasing())
                    .withQuoting(settings.quoting())
                    .withConformance(settings.conformance())
                    .withCaseSensitive(settings.caseSensitive()))
            .parseStmt();
      }

      @Override
      public PlannedStatement plan(String sql, StatementParameters literals) {
        parameters = literals;
        readsOthers = false;
        steps = List.of();
        return new PlannedStatement(
            planned(context, Query.of(sql), elementType, maxRowCount), !readsOthers, steps);
      }
    };
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
  public @Nullable RelNode keys(KeyedScan scan) {
    return suppliesKeys.getAsBoolean() ? NamedServerKeys.of(scan) : null;
  }

  @Override
  public RexBuilder expressions(RelDataTypeFactory types) {
    return new RexBuilder(types) {
      @Override
      public RexDynamicParam makeDynamicParam(RelDataType type, int index) {
        LiteralKind kind = parameters.kind(index);
        return kind == null
            ? super.makeDynamicParam(type, index)
            : new LiteralParameter(
                type, index, kind, parameters.shown(index), parameters.count(index));
      }
    };
  }

  @Override
  public void validated(RelDataType row) {
    if (planning != null) {
      planning.validated(row);
    }
  }

  @Override
  public RelNode finished(RelNode plan) {
    if (planning != null) {
      planning.finished(plan);
    }
    readsOthers = ForeignTables.in(plan);
    if (tellsPlans) {
      steps = PlanSteps.of(plan).stream().map(PlanSteps.Step::line).toList();
    }
    return EnumerableGuard.above(plan, textLength);
  }

  @Override
  public RexExecutor constants(DataContext context) {
    return new GuardedConstants(context, compiler);
  }

  @Override
  public Bindable<?> compiled(
      EnumerableRel plan, EnumerableRel.Prefer prefer, SqlConformance conformance) {
    return CompiledPlan.of(plan, prefer, conformance, compiler);
  }

  @Override
  public RowConditions rowConditions() {
    return (program, rex, conformance) ->
        Calculation.condition(program, rex, conformance, compiler);
  }

  @Override
  public RelNode reworded(RelNode plan) {
    return WordConditions.read(plan);
  }

  @Override
  public List<RelOptRule> conditionRules() {
    return ListRules.narrowing();
  }

  @Override
  public List<RelOptRule> scanRules() {
    List<RelOptRule> rules = new ArrayList<>(ListRules.narrowing());
    rules.addAll(WideSums.rules());
    rules.add(FilterIntoDatabase.RULE);
    return rules;
  }

  @Override
  public List<ConverterRule> converters() {
    return List.of(ListRules.CONVERTER);
  }

  @Override
  protected SqlRexConvertletTable createConvertletTable() {
    return new Convertlets("valve-jdbc " + version.text());
  }

  @Override
  public SqlValidator validator(
      SqlOperatorTable operators,
      CalciteCatalogReader catalog,
      RelDataTypeFactory types,
      SqlValidator.Config config) {
    return new DialectValidator(operators, catalog, types, config, parameters::kind);
  }

  @Override
  public RelNode converted(RelNode plan) {
    RelNode checked = CheckedArithmetic.in(WindowValues.in(plan));
    SessionClock session = clock.get();
    return CheckedTimes.in(session.isUtc() ? checked : ZonedTimes.in(checked, session.zone()));
  }

  @Override
  protected SqlParser.Config parserConfig() {
    return Parsing.CONFIG; // of views, whose text nobody else configures
  }

  @Override
  protected SqlParser createParser(String sql, SqlParser.Config config) {
    return super.createParser(sql, config.withParserFactory(Parsing.CONFIG.parserFactory()));
  }
}
