package dev.valvejdbc.lookup.enumerable;

import dev.valvejdbc.lookup.LookupLeg;
import dev.valvejdbc.lookup.LookupTable;
import dev.valvejdbc.lookup.rel.Ahead;
import dev.valvejdbc.lookup.rel.CalledTable;
import dev.valvejdbc.lookup.rel.CollectedRows;
import dev.valvejdbc.lookup.rel.ConstantRows;
import dev.valvejdbc.lookup.rel.JoinLeg;
import dev.valvejdbc.lookup.rel.KeyRows;
import dev.valvejdbc.lookup.rel.LookupJoin;
import dev.valvejdbc.lookup.rel.RowConditions;
import dev.valvejdbc.lookup.run.LookupRuntime;
import dev.valvejdbc.lookup.run.LookupTask;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.adapter.enumerable.JavaRowFormat;
import org.apache.calcite.adapter.enumerable.PhysType;
import org.apache.calcite.adapter.enumerable.PhysTypeImpl;
import org.apache.calcite.adapter.enumerable.RexToLixTranslator;
import org.apache.calcite.linq4j.function.Function1;
import org.apache.calcite.linq4j.function.Predicate1;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.linq4j.tree.ParameterExpression;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.convert.ConverterRule;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexProgram;
import org.apache.calcite.rex.RexProgramBuilder;
import org.jspecify.annotations.Nullable;

/** Generates the code that runs a look-up join. */
final class EnumerableLookupJoin extends LookupJoin implements EnumerableRel {
  private EnumerableLookupJoin(
      RelOptCluster cluster,
      RelTraitSet traits,
      RelNode input,
      int key,
      List<JoinLeg> legs,
      Ahead ahead) {
    super(cluster, traits, input, key, legs, ahead);
  }

  static EnumerableLookupJoin of(LookupJoin lookup) {
    RelNode input = lookup.getInput();
    return new EnumerableLookupJoin(
        lookup.getCluster(),
        RuntimeCall.traits(lookup),
        ConverterRule.convert(input, RuntimeCall.traits(input)),
        lookup.key,
        lookup.legs,
        lookup.ahead);
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return new EnumerableLookupJoin(getCluster(), traits, inputs.get(0), key, legs, ahead);
  }

  @Override
  public LookupJoin with(RelNode newInput, int newKey, List<JoinLeg> newLegs, Ahead newAhead) {
    return new EnumerableLookupJoin(
        getCluster(), getTraitSet(), newInput, newKey, newLegs, newAhead);
  }

  @Override
  public Result implement(EnumerableRelImplementor implementor, Prefer pref) {
    BlockBuilder block = new BlockBuilder();
    Result left = implementor.visitChild(this, 0, (EnumerableRel) getInput(), Prefer.ARRAY);
    Expression leftRows = block.append("left", left.block);
    List<Expression> conditions = new ArrayList<>();
    for (int i = 0; i < legs.size(); i++) {
      conditions.add(condition(implementor, i));
    }
    return RuntimeCall.of(
            LookupRuntime.class,
            "join",
            DataContext.ROOT,
            implementor.stash(task(), LookupTask.class),
            leftRows,
            RuntimeCall.toArray(left.physType, getInput().getRowType().getFieldCount()),
            Expressions.newArrayInit(Predicate1.class, conditions))
        .implement(implementor, this, block);
  }

  private LookupTask task() {
    List<LookupTask.Leg> tasks = new ArrayList<>();
    for (int i = 0; i < legs.size(); i++) {
      JoinLeg leg = legs.get(i);
      tasks.add(
          new LookupTask.Leg(
              new LookupLeg(table(leg), leg.columns()),
              table(leg),
              leg.table() instanceof CalledTable called ? called.call() : 0,
              leg.tableType().getFieldCount(),
              leg.kind(),
              offset(i)));
    }
    return new LookupTask(
        source(),
        tasks,
        key,
        getInput().getRowType().getFieldCount(),
        getRowType().getFieldCount(),
        ahead,
        neverBlocks(getInput()),
        OuterRows.makeUp(getInput()));
  }

  private static LookupTable table(JoinLeg leg) {
    return leg.table() instanceof CalledTable called ? called.table() : leg.table();
  }

  private Expression condition(EnumerableRelImplementor implementor, int leg) {
    if (legs.get(leg).condition().isAlwaysTrue()) {
      return Expressions.constant(null, Predicate1.class);
    }
    RelDataType type = typeOfCondition(leg);
    RexProgramBuilder program = new RexProgramBuilder(type, getCluster().getRexBuilder());
    program.addIdentity();
    program.addCondition(legs.get(leg).condition());
    Expression made = made(implementor, program.getProgram());
    if (made != null) {
      return made;
    }
    BlockBuilder block = new BlockBuilder();
    ParameterExpression row = Expressions.parameter(Object[].class, "row");
    PhysType physType =
        PhysTypeImpl.of(implementor.getTypeFactory(), type, JavaRowFormat.ARRAY, false);
    Expression holds =
        RexToLixTranslator.translateCondition(
            program.getProgram(),
            implementor.getTypeFactory(),
            block,
            new RexToLixTranslator.InputGetterImpl(row, physType),
            implementor::getCorrelVariableGetter,
            implementor.getConformance());
    block.add(Expressions.return_(null, holds));
    // not a lambda, which takes its type from the code within, and that may lose it
    ParameterExpression given = Expressions.parameter(Object.class, "given");
    BlockBuilder method = new BlockBuilder();
    method.add(
        Expressions.declare(Modifier.FINAL, row, Expressions.convert_(given, Object[].class)));
    block.toBlock().statements.forEach(method::add);
    return Expressions.new_(
        Predicate1.class,
        List.of(),
        List.of(
            Expressions.methodDecl(
                Modifier.PUBLIC, boolean.class, "apply", List.of(given), method.toBlock())));
  }

  /** What goes through a condition, null where it is compiled. */
  private @Nullable Expression made(EnumerableRelImplementor implementor, RexProgram program) {
    RowConditions conditions = getCluster().getPlanner().getContext().unwrap(RowConditions.class);
    Function1<DataContext, Predicate1<Object[]>> condition =
        conditions == null
            ? null
            : conditions.of(program, getCluster().getRexBuilder(), implementor.getConformance());
    return condition == null
        ? null
        : Expressions.call(
            LookupRuntime.class,
            "condition",
            implementor.stash(condition, Function1.class),
            DataContext.ROOT);
  }

  /** Whether rows come from memory, so that the consumer's own thread may draw them. */
  private static boolean neverBlocks(RelNode node) {
    return !(node instanceof LookupJoin)
        && !(node instanceof TableScan)
        && (isConstant(node)
            || (!node.getInputs().isEmpty()
                && node.getInputs().stream().allMatch(EnumerableLookupJoin::neverBlocks)));
  }

  private static boolean isConstant(RelNode node) {
    return node instanceof KeyRows
        || node instanceof ConstantRows
        || node instanceof CollectedRows
        || node instanceof Values;
  }
}
