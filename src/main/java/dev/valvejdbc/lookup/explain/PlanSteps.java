package dev.valvejdbc.lookup.explain;

import dev.valvejdbc.lookup.rel.ConstantRows;
import dev.valvejdbc.lookup.rel.KeyRows;
import dev.valvejdbc.lookup.rel.LookupJoin;
import dev.valvejdbc.lookup.rel.RowIfEmpty;
import dev.valvejdbc.lookup.rel.Worded;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.calcite.adapter.enumerable.EnumerableLimit;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Calc;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Intersect;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Minus;
import org.apache.calcite.rel.core.RepeatUnion;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableFunctionScan;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.Uncollect;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rel.core.Window;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/** Tells the steps of a plan in the order in which they work, each in one line. */
public final class PlanSteps {
  /** The number of rows that a step before has found for each of its own. */
  static final int FOUND = 0;

  private static final String CHECKED_HERE = " (checked here)";

  private final List<Step> steps = new ArrayList<>();
  private final ColumnWords words = new ColumnWords();

  /**
   * One of them.
   *
   * @param line what it does
   * @param tables the names of the tables that it asks for, as diagnostics.scans has them; empty if
   *     it asks nobody
   */
  public record Step(String line, String tables) {}

  private PlanSteps() {}

  /** The steps of a plan that can be run. */
  public static List<Step> of(RelNode plan) {
    PlanSteps made = new PlanSteps();
    made.tell(plan);
    return made.steps;
  }

  /** Tells a step after those below it, and gives its number. */
  private int tell(RelNode node) {
    List<Integer> below = new ArrayList<>();
    List<List<String>> inputs = new ArrayList<>();
    for (RelNode input : node.getInputs()) {
      below.add(tell(input));
      inputs.add(words.of(input));
    }
    words.enter(node, inputs, below);
    List<String> lines =
        lines(node, below).stream()
            .map(line -> isElsewhere(node) ? elsewhere(line) : line)
            .toList();
    for (String line : lines) {
      String of = below.size() == 1 ? of(below.get(0)) : "";
      steps.add(new Step((steps.size() + 1) + ". " + of + line, tables(node)));
      below = List.of(steps.size());
    }
    return !lines.isEmpty() ? steps.size() : below.isEmpty() ? FOUND : below.get(0);
  }

  /** Whether another database does it. */
  private static boolean isElsewhere(RelNode node) {
    Convention convention = node.getConvention();
    return convention != null && convention.getName().startsWith("JDBC");
  }

  private static String elsewhere(String line) {
    return line.replace(CHECKED_HERE, "") + " (in the database)";
  }

  private String of(int step) {
    if (step == FOUND) {
      return "of the rows found for each: ";
    }
    return step == steps.size() ? "" : "of step " + step + ": ";
  }

  private static String tables(RelNode node) {
    if (node instanceof LookupJoin lookup) {
      return lookup.legs.stream().map(l -> l.table().name()).collect(Collectors.joining(", "));
    }
    return node instanceof Worded && node instanceof TableScan scan ? name(scan) : "";
  }

  private static String name(TableScan scan) {
    List<String> path = scan.getTable().getQualifiedName();
    return path.get(path.size() - 1);
  }

  private List<String> lines(RelNode node, List<Integer> below) {
    if (node instanceof Worded worded) {
      return List.of(worded.words());
    }
    if (node instanceof LookupJoin lookup) {
      return List.of(LookupWords.of(lookup, words.of(lookup.getInput()), below.get(0)));
    }
    if (node instanceof KeyRows keys) {
      return List.of(LookupWords.of(keys));
    }
    if (node instanceof Values values) {
      return List.of(
          values.getTuples().isEmpty()
              ? "no rows: none can meet the conditions"
              : rows(values.getTuples().size()) + " of the statement itself");
    }
    if (node instanceof ConstantRows constants) {
      return List.of(rows(constants.rows.size()) + " of the statement itself");
    }
    if (node instanceof TableScan scan) {
      return List.of("read " + String.join(".", scan.getTable().getQualifiedName()));
    }
    if (node instanceof Filter filter) {
      return List.of(kept(filter, filter.getCondition()));
    }
    if (node instanceof Calc calc) {
      var program = calc.getProgram();
      return program.getCondition() == null
          ? List.of()
          : List.of(kept(calc, program.expandLocalRef(program.getCondition())));
    }
    if (node instanceof Sort || node instanceof EnumerableLimit) {
      return List.of(sorted(node));
    }
    if (node instanceof Aggregate aggregate) {
      return List.of(grouped(aggregate));
    }
    if (node instanceof Window window) {
      return List.of(
          ColumnWords.functions(window).stream()
              .distinct()
              .collect(Collectors.joining(", ", "compute ", " over windows")));
    }
    if (node instanceof TableFunctionScan scan) {
      return List.of(called(scan));
    }
    if (node instanceof Uncollect) {
      return List.of("each element of the array as a row");
    }
    if (node instanceof RowIfEmpty) {
      return List.of("add the total of no rows if there are none");
    }
    return joined(node, below);
  }

  private List<String> joined(RelNode node, List<Integer> below) {
    if (node instanceof Join join) {
      return List.of(
          "join steps "
              + below.get(0)
              + " and "
              + below.get(1)
              + switch (join.getJoinType()) {
                case INNER -> "";
                case SEMI -> ", rows that have a match,";
                case ANTI -> ", rows that have no match,";
                default -> " (" + join.getJoinType().lowerName + ")";
              }
              + (join.getCondition().isAlwaysTrue()
                  ? ", all with all"
                  : " where " + Conditions.text(join, join.getCondition(), words.both())));
    }
    if (node instanceof Correlate && below.get(1) == FOUND) {
      return List.of("each row with the rows found for it");
    }
    if (node instanceof Correlate) {
      return List.of("for each row of step " + below.get(0) + " the rows of step " + below.get(1));
    }
    if (node instanceof RepeatUnion) {
      return List.of(
          "the rows of step "
              + below.get(0)
              + ", and of step "
              + below.get(1)
              + " again and again until it finds none");
    }
    if (node instanceof SetOp set) {
      String what =
          set instanceof Minus
              ? "rows of the first that are in no other"
              : set instanceof Intersect ? "rows that all have" : "all rows";
      String numbers = below.stream().map(String::valueOf).collect(Collectors.joining(", "));
      return List.of("of steps " + numbers + ": " + what + (set.all ? "" : ", each once"));
    }
    return List.of();
  }

  private static String rows(int count) {
    return count == 1 ? "1 row" : count + " rows";
  }

  private String kept(RelNode node, RexNode condition) {
    return "keep rows where "
        + Conditions.text(node, condition, words.of(node.getInput(0)))
        + CHECKED_HERE;
  }

  private String sorted(RelNode node) {
    List<String> parts = new ArrayList<>();
    RexNode fetch = node instanceof EnumerableLimit limit ? limit.fetch : ((Sort) node).fetch;
    RexNode offset = node instanceof EnumerableLimit limit ? limit.offset : ((Sort) node).offset;
    if (node instanceof Sort sort && !sort.getCollation().getFieldCollations().isEmpty()) {
      List<String> names = words.of(sort);
      parts.add(
          "sort by "
              + sort.getCollation().getFieldCollations().stream()
                  .map(
                      f ->
                          ColumnWords.alone(names.get(f.getFieldIndex()))
                              + (isDown(f) ? " descending" : ""))
                  .collect(Collectors.joining(", ")));
    }
    if (offset != null) {
      parts.add("skip " + bound(node, offset));
    }
    if (fetch != null) {
      parts.add("stop after " + bound(node, fetch));
    }
    return String.join(", ", parts);
  }

  private static String bound(RelNode node, @Nullable RexNode bound) {
    String count = bound == null ? "" : Conditions.text(node, bound, List.of());
    return count.equals("1") ? "1 row" : count + " rows";
  }

  private static boolean isDown(RelFieldCollation field) {
    return field.getDirection().isDescending();
  }

  private String grouped(Aggregate aggregate) {
    List<String> names = words.of(aggregate.getInput());
    String by = names(aggregate.getGroupSet(), names);
    String computed =
        aggregate.getAggCallList().stream()
            .filter(c -> c.getAggregation().getKind() != SqlKind.LITERAL_AGG)
            .map(c -> words.call(aggregate, c))
            .collect(Collectors.joining(", "));
    if (computed.isEmpty()) {
      return by.isEmpty() ? "one row for all" : once(by);
    }
    if (aggregate.getGroupType() != Aggregate.Group.SIMPLE) {
      by =
          aggregate.getGroupSets().stream()
              .map(s -> s.isEmpty() ? "for all" : "for each " + names(s, names))
              .collect(Collectors.joining(" and "));
      return by + ": " + computed;
    }
    return (by.isEmpty() ? "over all rows: " : "for each " + by + ": ") + computed;
  }

  private static String once(String by) {
    return by.equals(Conditions.MATCH) ? "one row if there are any" : "each " + by + " once";
  }

  private static String names(ImmutableBitSet columns, List<String> names) {
    return columns.asList().stream()
        .map(c -> ColumnWords.alone(names.get(c)))
        .collect(Collectors.joining(", "));
  }

  private String called(TableFunctionScan scan) {
    List<String> columns = new ArrayList<>();
    scan.getInputs().forEach(i -> columns.addAll(words.of(i)));
    return "call " + Conditions.text(scan, scan.getCall(), columns);
  }
}
