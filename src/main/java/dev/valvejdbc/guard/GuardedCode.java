package dev.valvejdbc.guard;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.function.EqualityComparer;
import org.apache.calcite.linq4j.tree.BlockStatement;
import org.apache.calcite.linq4j.tree.DeclarationStatement;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.linq4j.tree.FieldDeclaration;
import org.apache.calcite.linq4j.tree.ForEachStatement;
import org.apache.calcite.linq4j.tree.ForStatement;
import org.apache.calcite.linq4j.tree.FunctionExpression;
import org.apache.calcite.linq4j.tree.MemberDeclaration;
import org.apache.calcite.linq4j.tree.MethodCallExpression;
import org.apache.calcite.linq4j.tree.MethodDeclaration;
import org.apache.calcite.linq4j.tree.NewExpression;
import org.apache.calcite.linq4j.tree.ParameterExpression;
import org.apache.calcite.linq4j.tree.Shuttle;
import org.apache.calcite.linq4j.tree.Statement;
import org.apache.calcite.linq4j.tree.TypeBinaryExpression;
import org.apache.calcite.linq4j.tree.Types;
import org.apache.calcite.linq4j.tree.WhileStatement;
import org.jspecify.annotations.Nullable;

/**
 * Writes a guard into generated code: each loop, each function that Calcite's operators call and
 * each comparison asks it, rows and values that are kept pass by it, and functions that need one
 * are replaced by guarded ones.
 */
final class GuardedCode extends Shuttle {
  /** The name of the guard in generated code. */
  static final ParameterExpression GUARD =
      Expressions.parameter(Modifier.FINAL, Guard.class, "statementGuard");

  private static final Set<String> STEPS = Set.of("moveNext", "compare");

  /** The guard where this code stands: constants of a class belong to no statement. */
  private final Expression guard;

  /** Of constants of a class. */
  private final int textLength;

  private final AtomicInteger places;
  private final int correlate;

  private GuardedCode(Expression guard, int textLength, AtomicInteger places, int correlate) {
    this.guard = guard;
    this.textLength = textLength;
    this.places = places;
    this.correlate = correlate;
  }

  /**
   * The code of a plan, guarded.
   *
   * @param textLength UTF-16 units of the longest text that a constant may be
   */
  static BlockStatement of(BlockStatement code, int textLength) {
    return of(code, textLength, Expressions.call(Guard.class, "of", DataContext.ROOT));
  }

  /** The same of constants that are computed while a statement is planned. */
  static BlockStatement ofConstants(BlockStatement code) {
    return of(code, Bounds.PLANNING.textLength(), Expressions.call(Guard.class, "planning"));
  }

  /** The same of code that stands where there is a guard of that name. */
  static BlockStatement within(BlockStatement code) {
    return code.accept(
        new GuardedCode(GUARD, Bounds.PLANNING.textLength(), new AtomicInteger(), 0));
  }

  private static BlockStatement of(BlockStatement code, int textLength, Expression guard) {
    GuardedCode shuttle = new GuardedCode(GUARD, textLength, new AtomicInteger(), 0);
    List<Statement> statements = new ArrayList<>();
    statements.add(Expressions.declare(Modifier.FINAL, GUARD, guard));
    statements.addAll(code.accept(shuttle).statements);
    return Expressions.block(statements);
  }

  private Statement asking() {
    return Expressions.statement(Expressions.call(guard, GuardCalls.TICK));
  }

  private BlockStatement asking(Statement body) {
    List<Statement> statements = new ArrayList<>();
    statements.add(asking());
    if (body instanceof BlockStatement block) {
      statements.addAll(block.statements);
    } else {
      statements.add(body);
    }
    return Expressions.block(statements);
  }

  @Override
  public Statement visit(WhileStatement loop, Expression condition, Statement body) {
    return Expressions.while_(condition, asking(body));
  }

  @Override
  public ForStatement visit(
      ForStatement loop,
      List<DeclarationStatement> declarations,
      @Nullable Expression condition,
      @Nullable Expression post,
      Statement body) {
    return Expressions.for_(declarations, condition, post, asking(body));
  }

  @Override
  public ForEachStatement visit(
      ForEachStatement loop, ParameterExpression each, Expression many, Statement body) {
    return Expressions.forEach(each, many, asking(body));
  }

  @Override
  @SuppressWarnings({"unchecked", "rawtypes"}) // Calcite types lambdas by raw classes
  public Expression visit(FunctionExpression function, @Nullable BlockStatement body) {
    return body == null
        ? function
        : new FunctionExpression(
            Types.toClass(function.getType()), asking(body), function.parameterList);
  }

  @Override
  public MemberDeclaration visit(MethodDeclaration method, BlockStatement body) {
    return Expressions.methodDecl(
        method.modifier,
        method.resultType,
        method.name,
        method.parameters,
        STEPS.contains(method.name) ? asking(body) : body);
  }

  @Override
  public Shuttle preVisit(FieldDeclaration field) {
    return Modifier.isStatic(field.modifier)
        ? new GuardedCode(
            Expressions.call(Guard.class, "unattended", Expressions.constant(textLength)),
            textLength,
            places,
            correlate)
        : this;
  }

  /** The stock method leaves out the type that is asked about. */
  @Override
  public Expression visit(TypeBinaryExpression type, Expression expression) {
    return new TypeBinaryExpression(type.getNodeType(), expression, type.type);
  }

  @Override
  public Expression visit(
      NewExpression made, List<Expression> arguments, @Nullable List<MemberDeclaration> members) {
    return Expressions.new_(made.type, arguments, members);
  }

  /** What is collected inside of a correlate's right side lasts for one row of its left side. */
  @Override
  public Shuttle preVisit(MethodCallExpression call) {
    return call.method.getName().equals("correlateJoin")
        ? new GuardedCode(guard, textLength, places, places.incrementAndGet())
        : this;
  }

  @Override
  public Expression visit(
      MethodCallExpression call, @Nullable Expression target, List<Expression> arguments) {
    if (call.method.equals(GuardCalls.GUARD_OF)) {
      return guard;
    }
    List<Expression> given = new ArrayList<>(arguments);
    Method found = GuardCalls.ofPathFound(call.method);
    if (found != null) {
      Expression path = texts(GuardCalls.PATH, given.remove(0), given.remove(0));
      given.add(0, path);
    }
    Method method = found == null ? call.method : found;
    Method read = GuardCalls.ofDocumentRead(method);
    if (read != null) {
      given.set(0, texts(GuardCalls.DOCUMENT, given.get(0)));
      method = read;
    }
    Method replacement = GuardCalls.replacement(method);
    if (replacement != null) {
      return Expressions.call(Expressions.call(guard, GuardCalls.TEXTS), replacement, given);
    }
    if (GuardCalls.fills(method)) {
      given.set(1, texts(GuardCalls.FILLED, given.get(1)));
    }
    if (GuardCalls.readsDigits(method)) {
      given.set(0, texts(GuardCalls.DIGITS, given.get(0)));
    }
    if (GuardCalls.hops(method)) {
      given.set(3, Expressions.call(guard, GuardCalls.WINDOWS, given.get(2), given.get(3)));
    }
    if (GuardCalls.keepsReader(method)) {
      given.set(0, Expressions.call(guard, GuardCalls.HELD_READER, place(), given.get(0)));
    }
    if (GuardCalls.rounds(method)) {
      given.set(1, texts(GuardCalls.PLACES, given.get(1)));
    }
    int pattern = GuardCalls.timePatternArgument(method);
    if (pattern >= 0) {
      given.set(pattern, texts(GuardCalls.TIME_PATTERN, given.get(pattern)));
    }
    if (GuardCalls.makesText(method)) {
      return texts(GuardCalls.MADE, Expressions.call(call.getType(), target, method, given));
    }
    if (target != null && GuardCalls.isTake(method)) {
      return Expressions.call(guard, GuardCalls.FIRST, target, given.get(0));
    }
    if (target != null && GuardCalls.isDistinct(method)) {
      Expression comparer =
          given.isEmpty() ? Expressions.constant(null, EqualityComparer.class) : given.get(0);
      return Expressions.call(guard, GuardCalls.DISTINCT, place(), target, comparer);
    }
    int added = GuardCalls.addedArgument(method);
    if (added >= 0) {
      given.set(added, kept(given.get(added)));
    }
    Expression rows = target;
    if (target != null && GuardCalls.keepsTarget(method)) {
      rows = held(target);
    }
    for (int kept : GuardCalls.keptArguments(method, given)) {
      given.set(kept, held(given.get(kept)));
    }
    int groups = GuardCalls.groupArgument(method);
    if (groups >= 0) {
      given.set(groups, Expressions.call(guard, GuardCalls.GROUPS, place(), given.get(groups)));
    }
    if (GuardCalls.hasLeftovers(method, given)) {
      return Expressions.call(guard, GuardCalls.LEFTOVERS, given);
    }
    if (GuardCalls.keepsFirst(method)) {
      Expression[] all = {place(), given.get(0), given.get(3), given.get(4)};
      given.set(0, Expressions.call(guard, GuardCalls.HELD_FIRST, all));
    }
    if (method.getName().equals("correlateJoin")) {
      given.replaceAll(this::restarting);
    }
    Expression result = Expressions.call(call.getType(), rows, method, given);
    return GuardCalls.keepsResult(method, given) ? held(result) : result;
  }

  /** The function that makes the right side of a correlate. */
  @SuppressWarnings({"unchecked", "rawtypes"}) // Calcite types lambdas by raw classes
  private Expression restarting(Expression argument) {
    if (!(argument instanceof FunctionExpression function)
        || function.body == null
        || function.parameterList.size() != 1) {
      return argument;
    }
    List<Statement> statements = new ArrayList<>();
    statements.add(
        Expressions.statement(
            Expressions.call(guard, GuardCalls.RESTART, Expressions.constant(correlate))));
    statements.addAll(function.body.statements);
    return new FunctionExpression(
        Types.toClass(function.getType()), Expressions.block(statements), function.parameterList);
  }

  private Expression texts(Method method, Expression... arguments) {
    return Expressions.call(
        Expressions.call(guard, GuardCalls.TEXTS), method, Arrays.asList(arguments));
  }

  private Expression place() {
    return Expressions.constant(places.incrementAndGet());
  }

  private Expression held(Expression rows) {
    return Expressions.call(guard, GuardCalls.HELD, place(), rows);
  }

  private Expression kept(Expression value) {
    return Expressions.call(
        guard, GuardCalls.KEPT, Arrays.asList(Expressions.constant(correlate), value));
  }
}
