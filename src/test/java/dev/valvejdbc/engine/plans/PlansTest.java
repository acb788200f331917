package dev.valvejdbc.engine.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.lookup.rel.LiteralNeededException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.calcite.avatica.Meta;
import org.apache.calcite.jdbc.CalcitePrepare.CalciteSignature;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which statements are planned, and which find the plan of another. */
class PlansTest {
  private final Plans plans = new Plans(3);
  private final List<String> planned = new ArrayList<>();
  private final StatementPlanner planner = new Recording();

  /** Plans nothing, and says which statements it should have planned. */
  private final class Recording implements StatementPlanner {
    @Override
    public SqlNode parse(String sql) throws SqlParseException {
      return SqlParser.create(sql).parseStmt();
    }

    @Override
    @SuppressWarnings("NullAway") // what is run is no matter here
    public PlannedStatement plan(String sql, StatementParameters parameters) {
      planned.add(sql);
      if (sql.contains("wrong")) {
        throw new IllegalStateException("wrong");
      }
      if (sql.contains("word = ?") || sql.contains("word IN (?")) {
        throw new LiteralNeededException(
            (int) sql.substring(0, sql.indexOf("word")).chars().filter(c -> c == '?').count());
      }
      return new PlannedStatement(
          new CalciteSignature<>(
              sql,
              List.of(),
              Map.of(),
              null,
              List.of(),
              Meta.CursorFactory.OBJECT,
              null,
              List.of(),
              -1,
              null,
              Meta.StatementType.SELECT),
          !sql.contains("other"),
          List.of());
    }
  }

  private RunnableStatement run(String sql) {
    return run(sql, "", true);
  }

  private RunnableStatement run(String sql, Object state, boolean literals) {
    RunnableStatement kept = plans.kept(sql, state, literals);
    return kept == null ? plans.planned(sql, state, literals, planner) : kept;
  }

  @Test
  void statementsThatDifferInComparedLiteralsArePlannedOnce() {
    run("SELECT a FROM t WHERE b = 'x' AND c > 5");
    RunnableStatement second = run("SELECT a FROM t WHERE b = 'it''s' AND c > 77");
    assertThat(planned).containsExactly("SELECT a FROM t WHERE b = ? AND c > ?");
    assertThat(second.parameters().literals()).containsExactly("it's", 77);
  }

  @Test
  void otherLiteralsBelongToTheShape() {
    run("SELECT 'x' FROM t WHERE b = 'x' ORDER BY 1 FETCH NEXT 5 ROWS ONLY");
    run("SELECT 'x' FROM t WHERE b = 'y' ORDER BY 1 FETCH NEXT 5 ROWS ONLY");
    assertThat(planned).hasSize(1);
    run("SELECT 'y' FROM t WHERE b = 'y' ORDER BY 1 FETCH NEXT 5 ROWS ONLY");
    run("SELECT 'y' FROM t WHERE b = 'y' ORDER BY 1 FETCH NEXT 6 ROWS ONLY");
    assertThat(planned).hasSize(3);
  }

  @Test
  void numbersOfAnotherWidthAreOfAnotherShape() {
    run("SELECT a FROM t WHERE b = 5");
    run("SELECT a FROM t WHERE b = 5000000000");
    run("SELECT a FROM t WHERE b = 5.5");
    assertThat(planned)
        .containsExactly(
            "SELECT a FROM t WHERE b = ?",
            "SELECT a FROM t WHERE b = ?",
            "SELECT a FROM t WHERE b = 5.5");
  }

  @Test
  void aLiteralThatAPlanDependsOnStaysInTheText() {
    String sql = "SELECT a FROM t WHERE b = 'x' AND word = 'w' AND c = 'z'";
    run(sql);
    assertThat(planned)
        .containsExactly(
            "SELECT a FROM t WHERE b = ? AND word = ? AND c = ?",
            "SELECT a FROM t WHERE b = ? AND word = 'w' AND c = ?");
    run(sql.replace("'x'", "'y'"));
    assertThat(planned).hasSize(2);
    run(sql.replace("'w'", "'v'"));
    assertThat(planned).hasSize(3).endsWith("SELECT a FROM t WHERE b = ? AND word = 'v' AND c = ?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT a FROM t WHERE b = 'x' AND b = 'y'",
        "SELECT a FROM t WHERE b IN ('x', 'y') AND t.B = 'z'",
        "SELECT a FROM t JOIN u ON t.b = u.b AND u.b = 'x' WHERE t.b LIKE 'y%'",
        "SELECT a FROM (SELECT a, b FROM t WHERE b = 'x') s WHERE s.b = 'y'",
      })
  void literalsThatMayExcludeEachOtherStayInTheText(String sql) {
    run(sql);
    assertThat(planned).containsExactly(sql);
  }

  @Test
  void literalsOfDifferentColumnsOrRowsExcludeNothing() {
    run("SELECT a FROM t, u WHERE t.b = 'x' AND u.b = 'y' AND c > 1 AND c < 5");
    run("SELECT a FROM t WHERE b = 'x' OR b = 'y'");
    run("SELECT a FROM t WHERE b = 'x' AND a IN (SELECT b FROM u WHERE b = 'y')");
    assertThat(planned)
        .containsExactly(
            "SELECT a FROM t, u WHERE t.b = ? AND u.b = ? AND c > ? AND c < ?",
            "SELECT a FROM t WHERE b = ? OR b = ?",
            "SELECT a FROM t WHERE b = ? AND a IN (SELECT b FROM u WHERE b = ?)");
  }

  @Test
  void aShapeThatFailsIsPlannedOnceFromThenOn() {
    for (String value : List.of("x", "y")) {
      assertThatThrownBy(() -> run("SELECT wrong FROM t WHERE b = '" + value + "'"))
          .hasMessage("wrong");
    }
    assertThat(planned)
        .containsExactly(
            "SELECT wrong FROM t WHERE b = ?",
            "SELECT wrong FROM t WHERE b = 'x'",
            "SELECT wrong FROM t WHERE b = 'y'");
  }

  @Test
  void listsOfAnyLengthShareAPlanAlsoWherePreparedAlone() {
    for (int count : List.of(21, 500)) {
      String list =
          IntStream.range(0, count).mapToObj(String::valueOf).collect(Collectors.joining(","));
      run("SELECT a FROM t WHERE b IN (" + list + ") AND c = ? AND d = 'x'", "", false);
    }
    assertThat(planned).containsExactly("SELECT a FROM t WHERE b IN (?) AND c = ? AND d = 'x'");
  }

  @Test
  void shortListsOfAlmostTheSameLengthShareAPlan() {
    run("SELECT a FROM t WHERE b IN ('x', 'y', 'z')");
    RunnableStatement second = run("SELECT a FROM t WHERE b IN ('x', 'y', 'z', 'it''s')");
    RunnableStatement third = run("SELECT a FROM t WHERE b IN ('p', 'q', 'r')");
    run("SELECT a FROM t WHERE b IN (1, 2, 3, 4, 5, 6, 7) AND c = 1");
    run("SELECT a FROM t WHERE b IN (1, 2, 3, 4, 5) AND c = 2");
    run("SELECT a FROM t WHERE word IN ('x', 'y', 'z') AND c = 3");
    assertThat(planned)
        .containsExactly(
            "SELECT a FROM t WHERE b IN (?, ?, ?, ?)",
            "SELECT a FROM t WHERE b IN (?, ?, ?, ?, ?, ?, ?, ?) AND c = ?",
            "SELECT a FROM t WHERE word IN (?, ?, ?, ?) AND c = ?",
            "SELECT a FROM t WHERE word IN ('x', 'y', 'z') AND c = ?");
    assertThat(second.parameters().literals()).containsExactly("x", "y", "z", "it's");
    assertThat(third.parameters().literals()).containsExactly("p", "q", "r", "r");
  }

  @Test
  void whatIsPreparedAloneDoesNotKeepOthersFromSharing() {
    run("SELECT a FROM t WHERE b = 'x'", "", false);
    run("SELECT a FROM t WHERE b = 'x'");
    run("SELECT a FROM t WHERE b = 'y'");
    assertThat(planned)
        .containsExactly("SELECT a FROM t WHERE b = 'x'", "SELECT a FROM t WHERE b = ?");
  }

  @Test
  void anotherStateIsAnotherPlan() {
    run("SELECT a FROM t", "one", true);
    run("SELECT a FROM t", "two", true);
    run("SELECT a FROM t", "one", true);
    assertThat(planned).hasSize(2);
  }

  @Test
  void whatMayChangeTheMeaningOfOthersForgetsTheirPlans() {
    run("SELECT a FROM t");
    run("EXPLAIN PLAN FOR SELECT a FROM t");
    run("-- a comment\n(SELECT a FROM t)");
    assertThat(planned).hasSize(3);
    run("SELECT a FROM t");
    assertThat(planned).hasSize(3);
    run("CREATE VIEW t AS SELECT 1");
    run("SELECT a FROM t");
    assertThat(planned).hasSize(5);
  }

  @Test
  void plansOfOthersTablesAndTheOldestOnesAreNotKept() {
    run("SELECT a FROM other");
    run("SELECT a FROM other");
    assertThat(planned).hasSize(2);
    for (String column : List.of("a", "b", "c", "d", "b", "a")) {
      run("SELECT " + column + " FROM t");
    }
    assertThat(planned).hasSize(7);
  }
}
