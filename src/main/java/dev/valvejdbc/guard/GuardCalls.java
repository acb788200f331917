package dev.valvejdbc.guard;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.EnumerableDefaults;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.linq4j.ExtendedEnumerable;
import org.apache.calcite.linq4j.JoinType;
import org.apache.calcite.linq4j.function.Function0;
import org.apache.calcite.linq4j.tree.ConstantExpression;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.runtime.JsonFunctions;
import org.apache.calcite.runtime.JsonFunctions.JsonPathContext;
import org.apache.calcite.runtime.JsonFunctions.JsonValueContext;
import org.apache.calcite.runtime.SqlFunctions;
import org.apache.calcite.util.BuiltInMethod;
import org.jspecify.annotations.Nullable;

/** Knows which methods of Calcite's run time keep what, and by which of the guard's they pass. */
final class GuardCalls {
  static final Method TICK = ours("tick", 0);
  static final Method TEXTS = ours("texts", 0);
  static final Method HELD = ours("held", Enumerable.class);
  static final Method HELD_READER = ours("held", Enumerator.class);
  static final Method WINDOWS = ours("windows", 2);
  static final Method HELD_FIRST = ours("held", 4);
  static final Method KEPT = ours("kept", 2);
  static final Method GROUPS = ours("groups", 2);
  static final Method LEFTOVERS = ours("leftovers", 5);
  static final Method RESTART = ours("restart", 1);
  static final Method DISTINCT = ours("distinct", 3);
  static final Method FIRST = ours("first", 2);
  static final Method GUARD_OF = method(Guard.class, m -> m.getName().equals("of"));
  static final Method FILLED = method(GuardedTexts.class, m -> m.getName().equals("filled"));
  static final Method DIGITS = method(GuardedTexts.class, m -> m.getName().equals("digits"));
  static final Method PLACES = method(GuardedTexts.class, m -> m.getName().equals("places"));
  static final Method TIME_PATTERN =
      method(GuardedTexts.class, m -> m.getName().equals("timePattern"));
  static final Method PATH = method(GuardedTexts.class, m -> m.getName().equals("path"));
  static final Method DOCUMENT =
      method(GuardedTexts.class, m -> m.getName().equals("jsonValueExpression"));
  static final Method MADE = method(GuardedTexts.class, m -> m.getName().equals("made"));

  /** Operators that read all of what they are called on before the first row leaves them. */
  private static final Set<String> KEEP_TARGET =
      Set.of("orderBy", "orderByDescending", "toList", "into", "foreach");

  private static final Set<String> KEEP_BOTH = Set.of("union", "intersect", "except");
  private static final Set<String> KEEP_INNER = Set.of("hashJoin", "semiJoin", "antiJoin");

  private static final Set<String> FILLING = Set.of("lpad", "rpad", "truncateOrPad");

  private GuardCalls() {}

  private static Method ours(String name, int parameters) {
    return method(
        Guard.class, m -> m.getName().equals(name) && m.getParameterCount() == parameters);
  }

  private static Method ours(String name, Class<?> second) {
    return method(
        Guard.class,
        m ->
            m.getName().equals(name)
                && m.getParameterCount() == 2
                && m.getParameterTypes()[1] == second);
  }

  private static Method method(Class<?> type, Predicate<Method> which) {
    return Arrays.stream(type.getMethods()).filter(which).findFirst().orElseThrow();
  }

  private static boolean isOperator(Method method) {
    return method.getDeclaringClass() == EnumerableDefaults.class
        || ExtendedEnumerable.class.isAssignableFrom(method.getDeclaringClass())
        || method.getDeclaringClass().isAssignableFrom(ExtendedEnumerable.class);
  }

  /** The guarded method that stands for one of Calcite's; null if it needs none. */
  static @Nullable Method replacement(Method method) {
    if (!GuardedTexts.replaces(method.getDeclaringClass())) {
      return null;
    }
    return Arrays.stream(GuardedTexts.class.getMethods())
        .filter(m -> m.getName().equals(method.getName()))
        .filter(m -> Arrays.equals(m.getParameterTypes(), method.getParameterTypes()))
        .findFirst()
        .orElse(null);
  }

  /** Whether it makes a text, of which nothing is known before. */
  static boolean makesText(Method method) {
    return method.getReturnType() == String.class
        && (Modifier.isStatic(method.getModifiers())
            || method.getDeclaringClass().getName().startsWith(SqlFunctions.class.getName()));
  }

  /** Whether its second argument is a length that a text is filled up to. */
  static boolean fills(Method method) {
    return FILLING.contains(method.getName())
        && method.getParameterCount() > 1
        && method.getParameterTypes()[1] == int.class;
  }

  /** Whether it makes several rows of each, by how large windows are and how far apart. */
  static boolean hops(Method method) {
    return method.equals(BuiltInMethod.HOPPING.method);
  }

  /** Whether its first argument brings rows, all of which it keeps. */
  static boolean keepsReader(Method method) {
    return method.equals(BuiltInMethod.SESSIONIZATION.method);
  }

  /** Whether its first argument is a text that is read as a number of any length. */
  static boolean readsDigits(Method method) {
    return (method.getName().equals("toBigDecimal") || method.getName().equals("charToDecimalCast"))
        && method.getParameterCount() > 0
        && method.getParameterTypes()[0] == String.class;
  }

  /** Whether its second argument is to how many decimal places it rounds. */
  static boolean rounds(Method method) {
    return (method.getName().equals("sround") || method.getName().equals("struncate"))
        && method.getParameterCount() == 2
        && method.getParameterTypes()[1] == int.class;
  }

  /** The argument that is a format of times; negative for none. */
  static int timePatternArgument(Method method) {
    boolean formats =
        method.getDeclaringClass().getName().startsWith(SqlFunctions.class.getName() + "$Date")
            && method.getParameterCount() == 2;
    return !formats ? -1 : method.getParameterTypes()[1] == String.class ? 1 : 0;
  }

  /** The method that takes what was found at the path of JSON that is given; null for none. */
  static @Nullable Method ofPathFound(Method method) {
    Class<?>[] types = method.getParameterTypes();
    if (!method.getDeclaringClass().getName().startsWith(JsonFunctions.class.getName())
        || types.length < 2
        || types[1] != String.class
        || (types[0] != String.class && types[0] != JsonValueContext.class)) {
      return null;
    }
    return overload(method, JsonPathContext.class, 2);
  }

  /** The method that takes a document of JSON that is read, where it is a text; null for none. */
  static @Nullable Method ofDocumentRead(Method method) {
    Class<?>[] types = method.getParameterTypes();
    return method.getDeclaringClass() == JsonFunctions.class
            && types.length > 0
            && types[0] == String.class
        ? overload(method, JsonValueContext.class, 1)
        : null;
  }

  /** The method of the same name whose first parameters are one of another type. */
  private static @Nullable Method overload(Method method, Class<?> first, int replaced) {
    Class<?>[] types = method.getParameterTypes();
    List<Class<?>> wanted = new ArrayList<>(List.of(first));
    wanted.addAll(Arrays.asList(types).subList(replaced, types.length));
    return Arrays.stream(method.getDeclaringClass().getMethods())
        .filter(m -> m.getName().equals(method.getName()))
        .filter(m -> wanted.equals(Arrays.asList(m.getParameterTypes())))
        .findFirst()
        .orElse(null);
  }

  static boolean isTake(Method method) {
    return isOperator(method)
        && method.getName().equals("take")
        && Arrays.equals(method.getParameterTypes(), new Class<?>[] {int.class});
  }

  static boolean isDistinct(Method method) {
    return isOperator(method) && method.getName().equals("distinct");
  }

  /** The argument that it adds to a collection, as aggregate functions do; negative for none. */
  static int addedArgument(Method method) {
    if (method.getDeclaringClass() == JsonFunctions.class && method.getName().endsWith("AggAdd")) {
      return method.getParameterCount() - 2;
    }
    boolean adds =
        method.getName().equals("add")
            && Collection.class.isAssignableFrom(method.getDeclaringClass())
            && method.getParameterCount() == 1;
    return adds ? 0 : -1;
  }

  static boolean keepsTarget(Method method) {
    return isOperator(method)
        && (KEEP_TARGET.contains(method.getName()) || KEEP_BOTH.contains(method.getName()));
  }

  /** The arguments that are rows, all of which it keeps. */
  static List<Integer> keptArguments(Method method, List<Expression> arguments) {
    if (method.getName().equals("lazyCollectionSpool")) {
      return List.of(1);
    }
    if (!isOperator(method)) {
      return List.of();
    }
    boolean first = KEEP_BOTH.contains(method.getName()) || KEEP_INNER.contains(method.getName());
    if (first) {
      return List.of(0);
    }
    return hasLeftovers(method, arguments) ? List.of(1) : List.of();
  }

  /** Whether it is a join by any condition that tells the right side's rows without a partner. */
  static boolean hasLeftovers(Method method, List<Expression> arguments) {
    return method.getName().equals("nestedLoopJoin")
        && arguments.get(4) instanceof ConstantExpression constant
        && constant.value instanceof JoinType type
        && type.generatesNullsOnLeft();
  }

  /** Whether it is a sort that keeps the first rows of its order alone. */
  static boolean keepsFirst(Method method) {
    return method.getDeclaringClass() == EnumerableDefaults.class
        && method.getName().equals("orderBy")
        && method.getParameterCount() == 5;
  }

  /** Whether what it returns are rows that it remembers, to tell them from later ones. */
  static boolean keepsResult(Method method, List<Expression> arguments) {
    return method.getName().equals("repeatUnion")
        && !(arguments.get(3) instanceof ConstantExpression all && Boolean.TRUE.equals(all.value));
  }

  /** The argument that begins a group; negative for none. */
  static int groupArgument(Method method) {
    return isOperator(method) && method.getName().startsWith("groupBy")
        ? IntStream.range(0, method.getParameterCount())
            .filter(i -> method.getParameterTypes()[i] == Function0.class)
            .findFirst()
            .orElse(-1)
        : -1;
  }
}
