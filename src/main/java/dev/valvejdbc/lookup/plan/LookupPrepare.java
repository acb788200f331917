package dev.valvejdbc.lookup.plan;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.calcite.adapter.enumerable.EnumerableCalc;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.config.CalciteConnectionConfig;
import org.apache.calcite.jdbc.CalcitePrepare;
import org.apache.calcite.plan.Contexts;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptCostFactory;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.prepare.CalcitePrepareImpl;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexExecutor;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexProgram;
import org.apache.calcite.runtime.Bindable;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.util.SqlOperatorTables;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql2rel.SqlToRelConverter;
import org.apache.calcite.tools.Program;
import org.apache.calcite.util.Pair;
import org.jspecify.annotations.Nullable;

/** Prepares statements so that keyed tables are only ever read by key. */
public class LookupPrepare extends CalcitePrepareImpl implements Planning {
  /** Parses a statement; one that ends with semicolons is the same without. */
  @Override
  protected SqlParser createParser(String sql, SqlParser.Config config) {
    return super.createParser(StatementText.withoutTerminator(sql), config);
  }

  @Override
  protected RelOptPlanner createPlanner(
      CalcitePrepare.Context prepareContext,
      org.apache.calcite.plan.@Nullable Context externalContext,
      @Nullable RelOptCostFactory costFactory) {
    RelOptPlanner planner =
        Planners.byCost(
            costFactory,
            Contexts.chain(
                Contexts.of(rowConditions()),
                externalContext == null ? Contexts.of(prepareContext.config()) : externalContext));
    RexExecutor constants = constants(prepareContext.getDataContext());
    if (constants != null) {
      planner.setExecutor(constants); // casts are computed as soon as a query is converted
    }
    return planner;
  }

  @Override
  protected RelOptCluster createCluster(RelOptPlanner planner, RexBuilder rexBuilder) {
    return MetadataHandlers.answering(super.createCluster(planner, rexBuilder));
  }

  @Override
  protected CalcitePreparingStmt getPreparingStmt(
      CalcitePrepare.Context context,
      Type elementType,
      CalciteCatalogReader catalogReader,
      RelOptPlanner planner) {
    EnumerableRel.Prefer prefer =
        elementType == Object[].class ? EnumerableRel.Prefer.ARRAY : EnumerableRel.Prefer.CUSTOM;
    return new PreparingStatement(
        this,
        context,
        catalogReader,
        prefer,
        createCluster(planner, expressions(context.getTypeFactory())),
        LookupProgram.sequence(
            computing(context),
            LookupProgram.program(
                this::reworded, conditionRules(), scanRules(), converters(), this::keys)));
  }

  /** The step before the others, since a planner is given its executor when a statement begins. */
  private Program computing(CalcitePrepare.Context context) {
    return (planner, plan, traits, materializations, lattices) -> {
      RexExecutor constants = constants(context.getDataContext());
      if (constants != null) {
        planner.setExecutor(constants);
      }
      return plan;
    };
  }

  private static final class PreparingStatement extends CalcitePreparingStmt {
    private final LookupPrepare host;
    private final RelOptCluster cluster;
    private final Program program;
    private final EnumerableRel.Prefer prefer;
    private final IdentityHashMap<SqlCall, Integer> calls = new IdentityHashMap<>();

    PreparingStatement(
        LookupPrepare host,
        CalcitePrepare.Context context,
        CalciteCatalogReader reader,
        EnumerableRel.Prefer prefer,
        RelOptCluster cluster,
        Program program) {
      super(
          host,
          context,
          reader,
          context.getTypeFactory(),
          context.getRootSchema(),
          prefer,
          cluster,
          EnumerableConvention.INSTANCE,
          host.createConvertletTable());
      this.host = host;
      this.cluster = cluster;
      this.program = program;
      this.prefer = prefer;
    }

    @Override
    protected PreparedResult implement(RelRoot planned) {
      RelRoot root = planned.withRel(OneColumnCalls.mended(planned.rel));
      Bindable<?> code =
          root.kind.belongsTo(SqlKind.DML)
              ? null
              : compiled((EnumerableRel) host.finished(shaped(root)));
      return code == null
          ? super.implement(root.withRel(host.finished(root.rel)))
          : new CompiledResult(
              root, requireNonNull(parameterRowType), requireNonNull(fieldOrigins), code);
    }

    /** The plan with the columns that the statement asks for, and no others. */
    private EnumerableRel shaped(RelRoot root) {
      EnumerableRel plan = (EnumerableRel) root.rel;
      if (root.isRefTrivial()) {
        return plan;
      }
      RexBuilder rex = cluster.getRexBuilder();
      List<RexNode> columns = new ArrayList<>();
      Pair.left(root.fields).forEach(f -> columns.add(rex.makeInputRef(plan, f)));
      return EnumerableCalc.create(
          plan, RexProgram.create(plan.getRowType(), columns, null, root.validatedRowType, rex));
    }

    private @Nullable Bindable<?> compiled(EnumerableRel plan) {
      CatalogReader.THREAD_LOCAL.set(catalogReader);
      try {
        return host.compiled(plan, prefer, context.config().conformance());
      } finally {
        CatalogReader.THREAD_LOCAL.remove();
      }
    }

    @Override
    protected Program getProgram() {
      return program;
    }

    /**
     * Leaves all columns in: the program trims them when keyed access is settled, and Calcite's way
     * of doing it here renumbers what sub-queries read of the row around them.
     */
    @Override
    protected RelRoot trimUnusedFields(RelRoot root) {
      host.validated(root.validatedRowType);
      return root.withRel(host.converted(root.rel));
    }

    @Override
    protected SqlValidator createSqlValidator(
        CatalogReader reader, UnaryOperator<SqlValidator.Config> transform) {
      CalciteConnectionConfig settings = context.config();
      SqlValidator made =
          host.validator(
              SqlOperatorTables.chain(
                  settings.fun(SqlOperatorTable.class, SqlStdOperatorTable.instance()), reader),
              (CalciteCatalogReader) reader,
              typeFactory,
              transform.apply(
                  SqlValidator.Config.DEFAULT
                      .withLenientOperatorLookup(settings.lenientOperatorLookup())
                      .withConformance(settings.conformance())
                      .withDefaultNullCollation(settings.defaultNullCollation())
                      .withIdentifierExpansion(true)));
      return made == null ? super.createSqlValidator(reader, transform) : made;
    }

    /**
     * Keeps long IN lists together, since as joins with VALUES they would be no keys, and computed
     * join keys in the join's condition: Calcite's own way of computing them below forgets that
     * this renumbers the columns if a sub-query looks at the joined row.
     */
    @Override
    protected SqlToRelConverter getSqlToRelConverter(
        SqlValidator validator, CatalogReader reader, SqlToRelConverter.Config config) {
      return new NumberingConverter(
          this,
          validator,
          reader,
          cluster,
          host.createConvertletTable(),
          config
              .withInSubQueryThreshold(Integer.MAX_VALUE)
              .withRelBuilderConfigTransform(
                  c -> c.withPushJoinCondition(false).withBloat(-1).withSimplify(false)),
          calls);
    }
  }
}
