package dev.valvejdbc.lookup.run;

import dev.valvejdbc.lookup.LookupLeg;
import dev.valvejdbc.lookup.LookupStatement;
import dev.valvejdbc.lookup.LookupTable;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * What one execution has been answered by calls that are asked once. Their answers are told apart
 * by the call, the key, and which of the left rows with that key asked. Safe for many threads.
 */
final class AnswerMemory {
  private final Map<Call, SharedAnswers> calls = new ConcurrentHashMap<>();
  private final IdentityHashMap<LookupTask, Map<Object, Integer>> counts = new IdentityHashMap<>();

  private record Call(LookupTable table, int number) {}

  /** The answers of a call, all columns of the table that it names. */
  SharedAnswers answers(LookupStatement statement, LookupTask.Leg leg) {
    LookupTable table = leg.table();
    List<Integer> columns = IntStream.range(0, leg.tableWidth()).boxed().toList();
    return calls.computeIfAbsent(
        new Call(table, leg.call()),
        c ->
            new SharedAnswers(
                () -> table.source().open(statement, List.of(new LookupLeg(table, columns)))));
  }

  /**
   * How often an operator has asked for each key.
   *
   * @return the same at each opening of one whose left side depends on an outer row, since each
   *     outer row is a new one; else a fresh count, since it reads the same rows again
   */
  Map<Object, Integer> counts(LookupTask task) {
    if (!task.correlated()) {
      return new HashMap<>();
    }
    synchronized (counts) {
      return counts.computeIfAbsent(task, t -> new ConcurrentHashMap<>());
    }
  }
}
