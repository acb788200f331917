package dev.valvejdbc.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Specifies that look-ups follow their consumer: no further, and no longer. */
@Timeout(60)
class ConsumptionTest {

  private static String keys(int count) {
    return IntStream.range(0, count).mapToObj(i -> "'s" + i + "'").collect(Collectors.joining(","));
  }

  @Test
  void aLimitAsksForFewMoreThanItTakes() throws SQLException {
    try (World world = World.large(10_000, 5_000, false)) {
      assertThat(world.rows("SELECT i.map FROM list l JOIN info i ON i.addr = l.addr LIMIT 10"))
          .hasSize(10);
      assertThat(world.source.asked).hasSizeLessThan(200);
      assertThat(world.list.drawn).hasValueLessThan(200);
      assertThat(world.plan("SELECT i.map FROM list l JOIN info i ON i.addr = l.addr LIMIT 10"))
          .contains("limited=[true]");
    }
  }

  @Test
  void aLimitOverConstantKeysAsksForFewMoreThanItTakes() throws SQLException {
    try (World world = World.large(10_000, 5_000, false)) {
      assertThat(world.rows("SELECT map FROM info WHERE addr IN (" + keys(5000) + ") LIMIT 10"))
          .hasSize(10);
      assertThat(world.source.asked).hasSizeLessThan(200);
    }
  }

  @Test
  void aLookUpThatIsRefusedEndsTheStatement() throws SQLException {
    try (World world = World.small()) {
      world.source.refused = "b";
      assertThatThrownBy(
              () -> world.rows("SELECT i.map FROM list l JOIN info i ON i.addr = l.addr"))
          .hasStackTraceContaining("b is refused");
      assertThatThrownBy(() -> world.rows("SELECT map FROM info WHERE addr IN ('a', 'b')"))
          .hasStackTraceContaining("b is refused");
      assertThat(world.source.openScans).hasValue(0);
    }
  }

  @Test
  void aSortedLimitTakesAll() throws SQLException {
    try (World world = World.large(500, 7, false)) {
      String sql =
          "SELECT i.map FROM list l JOIN info i ON i.addr = l.addr ORDER BY i.slots DESC LIMIT 1";
      assertThat(world.rows(sql)).containsExactly("m499");
      assertThat(world.source.asked).hasSize(500);
      assertThat(world.plan(sql)).doesNotContain("limited");
    }
  }

  @Test
  void noMoreIsAskedThanThereIsRoomFor() throws SQLException {
    try (World world = World.large(100, 3, true)) {
      try (Statement statement = world.connection.createStatement()) {
        statement.setQueryTimeout(1);
        assertThatThrownBy(
                () ->
                    statement.executeQuery(
                        "SELECT map FROM info WHERE addr IN (" + keys(100) + ")"))
            .hasStackTraceContaining("SQLTimeoutException");
      }
      assertThat(world.source.asked).hasSize(3);
      assertThat(world.source.openScans).hasValue(0);
    }
  }

  @Test
  void aCancelledStatementAsksNoMore() throws Exception {
    try (World world = World.large(100, 3, true);
        Statement statement = world.connection.createStatement()) {
      FutureTask<Object> query =
          new FutureTask<>(
              () ->
                  statement.executeQuery(
                      "SELECT i.map FROM list l JOIN info i ON i.addr = l.addr"));
      Thread thread = new Thread(query);
      thread.start();
      while (world.source.asked.size() < 3) {
        Thread.onSpinWait();
      }
      statement.cancel();
      assertThatThrownBy(query::get).hasStackTraceContaining("cancel");
      assertThat(world.source.asked).hasSize(3);
      assertThat(world.source.openScans).hasValue(0);
    }
  }

  @Test
  void aClosedResultAsksNoMore() throws SQLException {
    try (World world = World.large(10_000, 10, false)) {
      try (Statement statement = world.connection.createStatement();
          ResultSet results =
              statement.executeQuery("SELECT i.map FROM list l JOIN info i ON i.addr = l.addr")) {
        assertThat(results.next()).isTrue();
      }
      assertThat(world.source.asked).hasSizeLessThan(100);
      assertThat(world.source.openScans).hasValue(0);
      assertThat(Thread.getAllStackTraces().keySet())
          .noneMatch(t -> t.getName().equals("lookup-feed"));
    }
  }

  @Test
  void chainsOfLookupsOverRealListsKeepTheirRows() throws SQLException {
    try (World world = World.large(5_000, 50, false)) {
      assertThat(
              world.rows(
                  "SELECT count(*), count(g.country) FROM list l JOIN info i ON i.addr = l.addr"
                      + " LEFT JOIN geo g ON g.addr = i.addr"))
          .containsExactly("5000 0");
    }
  }
}
