package dev.valvejdbc.queries;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Generated statements yield the rows that another database with the same content yields. */
class SameRowsAsDuckDbTest {
  private static final int STATEMENTS = Integer.getInteger("valve.differential.statements", 1000);
  private static final long SEED = Long.getLong("valve.differential.seed", 14);
  private static final boolean VERBOSE = Boolean.getBoolean("valve.differential.verbose");

  @Test
  void rowsAreThoseOfDuckDb() throws Exception {
    Map<String, Integer> refused = new TreeMap<>();
    List<String> differing = new ArrayList<>();
    int compared = 0;
    int notTheirs = 0;
    try (Twins twins = Twins.start()) {
      Connection ours = twins.connect();
      Connection duck = twins.duck();
      for (int i = 0; i < STATEMENTS; i++) {
        Query query = new QueryGenerator(SEED * 1_000_003 + i).next();
        List<String> truth;
        try {
          truth = Twins.truth(duck, query);
        } catch (SQLException e) {
          notTheirs++;
          if (VERBOSE)
            System.out.println(
                "D "
                    + i
                    + " "
                    + e.getMessage().lines().findFirst().get()
                    + "\n   "
                    + query.literal());
          continue;
        }
        compared++;
        try {
          List<String> rows = Twins.rows(ours, query);
          if (!rows.equals(truth)) {
            differing.add(query.text() + "\n  ours " + rows + "\n  theirs " + truth);
            if (VERBOSE)
              System.out.println("X " + i + " " + shorten(differing.get(differing.size() - 1)));
          }
        } catch (SQLException e) {
          refused.merge(String.valueOf(e.getMessage()), 1, Integer::sum);
          if (VERBOSE)
            System.out.println("R " + i + " " + shorten(e.getMessage()) + "\n   " + query.text());
        }
      }
    }
    System.out.println(
        "compared "
            + compared
            + " theirs refused "
            + notTheirs
            + " refused "
            + refused.values().stream().mapToInt(x -> x).sum()
            + " differ "
            + differing.size());
    assertThat(differing).isEmpty();
    assertThat(refused).isEmpty();
  }

  private static String shorten(String s) {
    return s.length() > 1500 ? s.substring(0, 1500) : s;
  }
}
