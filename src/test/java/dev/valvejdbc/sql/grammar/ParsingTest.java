package dev.valvejdbc.sql.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.sql.statement.Describe;
import dev.valvejdbc.sql.statement.Explain;
import dev.valvejdbc.sql.statement.InsertOnConflict;
import dev.valvejdbc.sql.statement.SessionControl;
import dev.valvejdbc.sql.statement.Show;
import dev.valvejdbc.sql.statement.Summarize;
import dev.valvejdbc.sql.statement.TemporaryTable;
import org.apache.calcite.sql.SqlExplain;
import org.apache.calcite.sql.SqlInsert;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSetOption;
import org.apache.calcite.sql.ddl.SqlCreateTable;
import org.apache.calcite.sql.ddl.SqlCreateView;
import org.apache.calcite.sql.ddl.SqlDropTable;
import org.apache.calcite.sql.ddl.SqlDropView;
import org.apache.calcite.sql.parser.SqlParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the grammar makes of each kind of statement. */
class ParsingTest {
  private static SqlNode parsed(String sql) throws SqlParseException {
    return Parsing.statement(sql);
  }

  @Test
  void anInsertSaysWhatBecomesOfConflicts() throws Exception {
    InsertOnConflict update =
        (InsertOnConflict)
            parsed(
                "INSERT INTO own.t (a, b) SELECT x, y FROM u WHERE z > 1"
                    + " ON CONFLICT (a) DO UPDATE SET b = EXCLUDED.b, c = c + 1 WHERE t.b < 5");
    assertThat(update.keys()).hasToString("`a`");
    assertThat(update.updates()).isTrue();
    assertThat(update.updatedColumns()).hasToString("`b`, `c`");
    assertThat(update.updatedValues().toString()).contains("`EXCLUDED`.`b`", "`c` + 1");
    assertThat(String.valueOf(update.updatedWhere())).contains("< 5");
    assertThat(update.getTargetTable()).hasToString("own.t");

    InsertOnConflict nothing =
        (InsertOnConflict) parsed("INSERT INTO t VALUES (1) ON CONFLICT DO NOTHING");
    assertThat(nothing.updates()).isFalse();
    assertThat(nothing.keys()).isEmpty();
    assertThat(parsed("INSERT INTO t VALUES (1)")).isExactlyInstanceOf(SqlInsert.class);
  }

  @Test
  void tablesAndViewsAreMadeAndDropped() throws Exception {
    assertThat(parsed("CREATE OR REPLACE VIEW v AS SELECT 1")).isInstanceOf(SqlCreateView.class);
    assertThat(parsed("CREATE TEMP VIEW v (a) AS TABLE t")).isInstanceOf(SqlCreateView.class);
    assertThat(parsed("CREATE TABLE own.x AS SELECT 1"))
        .isInstanceOf(SqlCreateTable.class)
        .isNotInstanceOf(TemporaryTable.class);
    assertThat(parsed("CREATE TEMPORARY TABLE IF NOT EXISTS x AS SELECT 1"))
        .isInstanceOf(TemporaryTable.class);
    assertThat(parsed("DROP VIEW IF EXISTS v")).isInstanceOf(SqlDropView.class);
    assertThat(parsed("DROP TABLE x")).isInstanceOf(SqlDropTable.class);
  }

  @Test
  void aPlanIsAskedForInWordsOrRaw() throws Exception {
    assertThat(((Explain) parsed("EXPLAIN SELECT 1")).analyzed()).isFalse();
    assertThat(((Explain) parsed("EXPLAIN PLAN FOR SELECT 1")).analyzed()).isFalse();
    assertThat(((Explain) parsed("EXPLAIN ANALYZE SELECT 1")).analyzed()).isTrue();
    assertThat(parsed("EXPLAIN WITH a AS (SELECT 1 AS b) SELECT * FROM a"))
        .isInstanceOf(Explain.class);
    for (String form : new String[] {"TEXT", "JSON", "XML"}) {
      assertThat(parsed("EXPLAIN PLAN AS " + form + " FOR SELECT 1"))
          .isInstanceOf(SqlExplain.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SHOW TABLES",
        "SHOW TABLES FROM steam_api LIKE 'I%'",
        "SHOW FULL COLUMNS FROM players IN valve",
        "SHOW ALL",
        "SHOW TIME ZONE",
        "SHOW TRANSACTION ISOLATION LEVEL",
        "show timeout"
      })
  void showTakesWordsTablesAndPatterns(String sql) throws Exception {
    assertThat(parsed(sql)).isInstanceOf(Show.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SET timeout = 3s",
        "SET timeout TO '500ms'",
        "SET SESSION retries = 2",
        "SET pushVolatile = false",
        "SET TIME ZONE 'Europe/Berlin'",
        "SET TRANSACTION ISOLATION LEVEL READ COMMITTED",
        "RESET timeout",
        "RESET ALL",
        "RESET TIME ZONE"
      })
  void settingsNeedNoQuotes(String sql) throws Exception {
    assertThat(parsed(sql)).isInstanceOf(SqlSetOption.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BEGIN",
        "BEGIN TRANSACTION ISOLATION LEVEL SERIALIZABLE, READ ONLY",
        "START TRANSACTION",
        "COMMIT WORK",
        "END",
        "ROLLBACK",
        "DISCARD ALL"
      })
  void transactionsBeginAndEnd(String sql) throws Exception {
    assertThat(parsed(sql)).isInstanceOf(SessionControl.class);
  }

  @Test
  void aTableOrAQueryIsDescribedAndSummarized() throws Exception {
    assertThat(((Describe) parsed("DESCRIBE valve.players")).subject())
        .hasToString("valve.players");
    assertThat(((Describe) parsed("DESC TABLE players")).subject()).hasToString("players");
    assertThat(((Describe) parsed("DESCRIBE")).subject()).isNull();
    assertThat(((Summarize) parsed("SUMMARIZE players")).subject()).hasToString("players");
    assertThat(((Summarize) parsed("SUMMARIZE SELECT 1")).subject().toString()).contains("SELECT");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT value, count, text, conflict, nothing, temp, analyze, summarize, show FROM t",
        "SELECT a::VARCHAR, b::INTEGER + 1 FROM t WHERE c ~ 'x' AND d !~* 'y'",
        "SELECT * FROM a LEFT SEMI JOIN b ON a.x = b.x",
        "SELECT * FROM a LEFT ANTI JOIN b ON a.x = b.x",
        "SELECT * EXCLUDE (a) FROM t",
        "SELECT * REPLACE (a + 1 AS a) FROM t",
        "SELECT a FROM t WHERE b <=> c",
        "SELECT PERCENTILE_CONT(0.9) WITHIN GROUP (ORDER BY ping_ms) FROM t",
        "SELECT GROUP_CONCAT(name ORDER BY name SEPARATOR ', ') FROM t",
        "SELECT STRING_AGG(name, ', ' ORDER BY name) FROM t",
        "SELECT DATE_TRUNC('hour', t), DATE_PART('hour', t), AGE(t, u), EXTRACT(EPOCH FROM t) FROM"
            + " x",
        "SELECT * FROM TABLE(TUMBLE(TABLE t, DESCRIPTOR(at), INTERVAL '1' HOUR))",
        "SELECT TRY_CAST(a AS INTEGER), SAFE_CAST(a AS INTEGER), CAST(a AS TEXT) FROM t",
        "SELECT t + INTERVAL '5' MINUTE, 2 * INTERVAL '1' SECOND, INTERVAL '1 day' FROM x",
        "SELECT SUBSTRING(x FROM 'a(.)'), SUBSTRING(x FROM 2 FOR 3) FROM t",
        "SELECT DATEDIFF('day', a, b), DATEADD('day', 1, a), IF(a, b, c) FROM t"
      })
  void everydayExpressionsAreRead(String sql) throws Exception {
    assertThat(parsed(sql)).isNotNull();
  }

  @Test
  void whatIsNoStatementHasAPlace() {
    assertThatThrownBy(() -> parsed("SHOW")).isInstanceOf(SqlParseException.class);
    assertThatThrownBy(() -> parsed("SET timeout 3s")).isInstanceOf(SqlParseException.class);
    assertThatThrownBy(() -> parsed("EXPLAIN")).isInstanceOf(SqlParseException.class);
  }
}
