package dev.valvejdbc.queries;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Generated statements yield the rows that another database with the same content yields, whatever
 * their shape. A statement that cannot be planned is a sentence, and rare. The properties
 * valve.differential.statements and valve.differential.seed ask for more, and for others.
 */
@Timeout(value = 5, unit = TimeUnit.HOURS) // 50,000 statements in profile bench
class SameRowsAsDuckDbTest {
  private static final int STATEMENTS = Integer.getInteger("valve.differential.statements", 1000);
  private static final long SEED = Long.getLong("valve.differential.seed", 14);
  private static final int SHOWN = 1500;
  private static final int WORKERS = 2;

  private static Twins twins;

  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger compared = new AtomicInteger();
  private final Map<String, Integer> refusals = new ConcurrentSkipListMap<>();
  private final Queue<String> differences = new ConcurrentLinkedQueue<>();

  @BeforeAll
  static void start() throws Exception {
    twins = Twins.start();
  }

  @AfterAll
  static void end() throws Exception {
    twins.close();
  }

  @Test
  void rowsAreThoseOfDuckDb() throws Exception {
    ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
    try {
      Callable<Void> work = this::compareAll;
      for (Future<Void> done : workers.invokeAll(Collections.nCopies(WORKERS, work))) {
        done.get();
      }
    } finally {
      workers.shutdownNow();
    }
    assertThat(differences).isEmpty();
    assertThat(compared.get())
        .as("statements that DuckDB can run")
        .isGreaterThan(STATEMENTS * 9 / 10);
    assertThat(refusals.keySet())
        .noneMatch(s -> s.matches(".*(Enumerable|Logical[A-Z]|org[.]apache|rowcount|Exception).*"));
    assertThat(refusals.values().stream().mapToInt(n -> n).sum())
        .as("refused: %s", refusals)
        .isLessThanOrEqualTo(Math.max(2, compared.get() / 100));
  }

  /** Compares statements, the next that nobody has taken each time. */
  private @Nullable Void compareAll() throws SQLException {
    try (Connection ours = twins.session();
        Connection duck = twins.duck()) {
      for (int i = next.getAndIncrement(); i < STATEMENTS; i = next.getAndIncrement()) {
        Query query = new QueryGenerator(SEED * 1_000_003 + i).next();
        List<String> truth = truth(duck, query);
        if (truth != null) {
          compared.incrementAndGet();
          compare(ours, duck, i, query, truth);
        }
      }
    }
    return null;
  }

  /** The rows of DuckDB; null for what it cannot run, such as a lateral aggregate. */
  private static @Nullable List<String> truth(Connection duck, Query query) {
    try {
      return Twins.truth(duck, query);
    } catch (SQLException e) {
      return null;
    }
  }

  private void compare(
      Connection ours, Connection duck, int number, Query query, List<String> truth) {
    try {
      List<String> rows = Twins.rows(ours, query);
      if (!rows.equals(truth) && !rows.equals(Twins.plainTruth(duck, query))) {
        differences.add(
            shortened(number + ": " + query.text())
                + shortened("\n  ours   " + rows)
                + shortened("\n  theirs " + truth));
      }
    } catch (SQLException e) {
      String sentence = String.valueOf(e.getMessage());
      refusals.merge(sentence.replaceAll("is written: .*", "is written …"), 1, Integer::sum);
      if (Boolean.getBoolean("valve.differential.verbose")) {
        System.out.println("R " + number + " " + shortened(sentence + "\n   " + query.text()));
      }
    }
  }

  private static String shortened(String text) {
    return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
  }

  /** Rows for which a condition holds, for which it does not, and the others are all rows. */
  @Test
  void aConditionItsOppositeAndTheUnknownAreAllRows() throws Exception {
    try (Connection ours = twins.session()) {
      for (int i = 0; i < STATEMENTS / 25; i++) {
        Partition partition = new QueryGenerator(SEED + 77L * i).partition();
        List<String> all = rows(ours, partition.all());
        List<String> parts = new ArrayList<>();
        for (Query part : partition.parts()) {
          parts.addAll(rows(ours, part));
        }
        assertThat(parts).as(partition.all().text()).containsExactlyInAnyOrderElementsOf(all);
      }
    }
  }

  /** What is said in several ways yields the same rows, when it is asked again as well. */
  @Test
  void variantsYieldTheSameRows() throws Exception {
    try (Connection ours = twins.session()) {
      for (int i = 0; i < STATEMENTS / 50; i++) {
        List<Query> variants = new Variants(SEED + 91L * i).next();
        List<String> first = rows(ours, variants.get(0));
        for (Query variant : variants) {
          assertThat(rows(ours, variant)).as(variant.text()).isEqualTo(first);
        }
      }
    }
  }

  private static List<String> rows(Connection ours, Query query) {
    try {
      return Twins.rows(ours, query);
    } catch (SQLException e) {
      throw new AssertionError(query.text(), e);
    }
  }
}
