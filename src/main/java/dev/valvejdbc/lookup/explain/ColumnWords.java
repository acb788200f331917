package dev.valvejdbc.lookup.explain;

import dev.valvejdbc.lookup.rel.LookupJoin;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.calcite.rel.BiRel;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.SingleRel;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Calc;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Uncollect;
import org.apache.calcite.rel.core.Window;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlBinaryOperator;
import org.apache.calcite.sql.SqlKind;

/** Names the columns of a plan in the statement's words: those it names not by what they hold. */
final class ColumnWords {
  /** Names that Calcite gives. */
  private static final Pattern GIVEN =
      Pattern.compile(".*\\$.*|(?:i|c|ck|d|m)\\d*|(?:count|sum|min|max)_\\d+");

  private static final Pattern DIGITS = Pattern.compile("\\d*");

  private final IdentityHashMap<RelNode, List<String>> known = new IdentityHashMap<>();
  private List<String> both = List.of();

  /**
   * Learns where a node's columns come from.
   *
   * @param inputs the words of its inputs' columns
   * @param below the numbers of its inputs' steps
   */
  void enter(RelNode node, List<List<String>> inputs, List<Integer> below) {
    both = List.of();
    for (int i = 0; i < inputs.size(); i++) {
      known.put(node.getInput(i), inputs.get(i));
    }
    known.remove(node);
    if (node instanceof BiRel) {
      both =
          new Owners().step(inputs.get(0), below.get(0)).step(inputs.get(1), below.get(1)).words();
      known.put(node, both.subList(0, node.getRowType().getFieldCount()));
    } else if (node instanceof LookupJoin lookup) {
      known.put(
          node, Owners.before(lookup, lookup.legs.size(), inputs.get(0), below.get(0)).words());
    }
  }

  /** The columns of both inputs of the join entered last. */
  List<String> both() {
    return both;
  }

  /** A word or an expression for each column of a node. */
  List<String> of(RelNode node) {
    List<String> words = known.get(node);
    if (words == null) {
      List<String> found = new ArrayList<>();
      List<String> names = node.getRowType().getFieldNames();
      for (int i = 0; i < names.size(); i++) {
        boolean given = GIVEN.matcher(names.get(i)).matches();
        found.add(given ? word(node, i) : passed(node, i, names.get(i)));
      }
      words = Owners.shortened(found);
      known.put(node, words);
    }
    return words;
  }

  /** The word of a column that a node only passes on; the planner numbers those of one name. */
  private String passed(RelNode node, int column, String name) {
    int from = column;
    if (!(node instanceof SingleRel one)) {
      return name;
    }
    if (node instanceof Calc calc) {
      var program = calc.getProgram();
      RexNode value = program.expandLocalRef(program.getProjectList().get(column));
      from = value instanceof RexInputRef input ? input.getIndex() : Integer.MAX_VALUE;
    } else if (node instanceof Aggregate aggregate) {
      boolean group = column < aggregate.getGroupCount();
      from = group ? aggregate.getGroupSet().nth(column) : Integer.MAX_VALUE;
    }
    List<String> below = of(one.getInput());
    if (from >= below.size()) {
      return name;
    }
    String bare = Owners.bare(below.get(from));
    boolean same = name.startsWith(bare) && DIGITS.matcher(name.substring(bare.length())).matches();
    return same ? below.get(from) : name;
  }

  private String word(RelNode node, int column) {
    String name = node.getRowType().getFieldNames().get(column);
    if (node instanceof Calc calc) {
      var program = calc.getProgram();
      RexNode value = program.expandLocalRef(program.getProjectList().get(column));
      return value instanceof RexLiteral && value.isAlwaysTrue()
          ? Conditions.MATCH
          : expression(calc, value, of(calc.getInput()));
    }
    if (node instanceof Aggregate aggregate) {
      int call = column - aggregate.getGroupCount();
      return call < 0
          ? of(aggregate.getInput()).get(aggregate.getGroupSet().nth(column))
          : call(aggregate, aggregate.getAggCallList().get(call));
    }
    if (node instanceof Uncollect) {
      return "element";
    }
    if (node instanceof SetOp set) {
      return of(set.getInput(0)).get(column);
    }
    if (node instanceof SingleRel one) {
      List<String> below = one.getInput().getRowType().getFieldNames();
      if (column < below.size() && below.get(column).equals(name)) {
        return of(one.getInput()).get(column);
      }
    }
    return node instanceof Window window
        ? functions(window).get(column - window.getInput().getRowType().getFieldCount()) + " OVER"
        : name;
  }

  private static String expression(RelNode of, RexNode value, List<String> columns) {
    String text = Conditions.text(of, value, columns);
    return value instanceof RexCall call && call.getOperator() instanceof SqlBinaryOperator
        ? "(" + text + ")"
        : text;
  }

  /** Words that stand alone, without the parentheses that they need in an expression. */
  static String alone(String words) {
    return words.startsWith("(") && words.endsWith(")")
        ? words.substring(1, words.length() - 1)
        : words;
  }

  /** The functions of a window, in the order of its columns. */
  static List<String> functions(Window window) {
    return window.groups.stream()
        .flatMap(g -> g.aggCalls.stream())
        .map(c -> plain(c.getOperator().getName()))
        .toList();
  }

  /**
   * A call as it is written; {@link Conditions#MATCH} for one that only says that there is a row.
   */
  String call(Aggregate aggregate, AggregateCall call) {
    if (call.getAggregation().getKind() == SqlKind.LITERAL_AGG) {
      return Conditions.MATCH;
    }
    List<String> columns = of(aggregate.getInput());
    String arguments =
        call.getArgList().stream()
            .map(a -> alone(columns.get(a)))
            .collect(Collectors.joining(", "));
    if (call.getAggregation().getKind() == SqlKind.SINGLE_VALUE) {
      return "the only " + arguments;
    }
    return plain(call.getAggregation().getName())
        + "("
        + (call.isDistinct() ? "DISTINCT " : "")
        + (arguments.isEmpty() ? "*" : arguments)
        + ")"
        + (call.filterArg < 0 ? "" : " where " + alone(columns.get(call.filterArg)));
  }

  /** A sum that is 0 for no rows is a sum. */
  private static String plain(String function) {
    return function.equals("$SUM0") ? "SUM" : function;
  }
}
