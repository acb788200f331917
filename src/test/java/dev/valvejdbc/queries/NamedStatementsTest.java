package dev.valvejdbc.queries;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements that once went wrong yield the rows that another database yields. */
class NamedStatementsTest {
  private static Twins twins;
  private static Connection ours;
  private static Connection duck;

  @BeforeAll
  static void start() throws Exception {
    twins = Twins.start();
    ours = twins.session();
    duck = twins.duck();
  }

  @AfterAll
  static void end() throws Exception {
    twins.close();
  }

  private static void same(String text) throws Exception {
    same(new Query(text, false));
  }

  private static void same(Query query) throws Exception {
    assertThat(Twins.rows(ours, query)).isEqualTo(Twins.truth(duck, query));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT addr FROM server_info WHERE addr = '127.20.0.9:27015' AND COALESCE(edf, 99) < 5",
        "SELECT SUM(CASE WHEN COALESCE(edf, 99) < 5 THEN 1 ELSE 0 END) FROM server_info"
            + " WHERE addr IN ('127.20.0.9:27015', '127.20.0.1:27015')",
        "SELECT map FROM server_info WHERE addr = '127.20.0.9:27015'"
            + " GROUP BY map HAVING MAX(CASE WHEN edf IS NOT NULL THEN edf ELSE 99 END) < 5",
        "SELECT COUNT(*) FROM my_servers WHERE «TEXT:'tf'» = '' OR tags = «TEXT:'tf'»",
        "SELECT CASE WHEN name = 'game-1' THEN «TEXT:'long'» ELSE 'x' END FROM my_servers",
        "SELECT name FROM (VALUES ('x')) AS v(a) JOIN my_servers ON tags = «TEXT:'csgo'»",
        "SELECT s.map, s.folder, (SELECT COUNT(*) FROM players x WHERE x.addr = s.addr) FROM"
            + " (VALUES ('127.20.0.1')) AS v(a) JOIN server_info s ON s.addr = v.a || ':27015'",
        "SELECT m.name, s.map, (SELECT COUNT(*) FROM players x WHERE x.addr = COALESCE(s.addr,"
            + " m.addr)) FROM my_servers m LEFT JOIN server_info s ON s.addr = m.addr",
        "SELECT m.name, (SELECT COUNT(*) FROM players x WHERE x.addr = COALESCE(s.addr, m.addr))"
            + " FROM my_servers m LEFT JOIN server_info s ON s.addr = m.addr",
        "SELECT tags, COUNT(*) FROM my_servers WHERE 1 = 0 GROUP BY ROLLUP(tags)",
        "SELECT tags, COUNT(*), SUM(1) FROM my_servers WHERE name = 'nope' GROUP BY CUBE(tags)",
        "SELECT COUNT(*) FROM my_servers WHERE name = 'nope' GROUP BY GROUPING SETS ((tags), ())",
        "SELECT t0.name FROM my_servers t0 WHERE t0.name NOT IN (SELECT t1.tags FROM my_servers t1"
            + " WHERE t1.name = t0.name) AND t0.name = ALL (SELECT t2.tags FROM my_servers t2"
            + " WHERE t2.name = t0.tags)",
        "SELECT m.name, x.n, i.map FROM my_servers m, LATERAL (SELECT COUNT(*) AS n FROM players p"
            + " WHERE p.addr = m.addr AND p.name > CAST(NULL AS VARCHAR)) x"
            + " JOIN server_info i ON i.addr = m.addr",
        "SELECT CHAR_LENGTH(name), SUBSTRING(name FROM 1 FOR 3), POSITION('pad' IN name),"
            + " LEFT(name, 2), RIGHT(name, 2), LPAD(name, 12, '東') FROM players"
            + " WHERE addr = '127.20.0.12:27015'",
        "SELECT m.name FROM my_servers m, (SELECT COUNT(*) AS n FROM my_servers WHERE 1 = 0) t",
        "SELECT m.name, t.a FROM my_servers m LEFT JOIN (SELECT MAX(addr) AS a FROM my_servers"
            + " WHERE FALSE) t ON TRUE",
        "SELECT t0.c FROM (SELECT name AS c, tags AS m FROM my_servers) t0 WHERE 2 = ALL (SELECT"
            + " 2)",
        "SELECT t0.c, 13 = ANY (SELECT p.score FROM players p WHERE p.addr = t0.d) FROM (SELECT"
            + " tags AS c, addr AS d FROM my_servers) t0",
        "SELECT v, a.y, b.y, c.y FROM (VALUES (1, 'a')) AS a(v, y) FULL JOIN (VALUES (2, 'b')) AS"
            + " b(v, y) USING (v) FULL JOIN (VALUES (2, 'c'), (3, 'd')) AS c(v, y) USING (v)",
        "SELECT b.z, c.w FROM (VALUES (1, 'a')) AS a(v, y) NATURAL RIGHT JOIN (VALUES (2, 'b')) AS"
            + " b(v, z) NATURAL LEFT JOIN (VALUES (2, 'c')) AS c(v, w)",
        "SELECT name, FIRST_VALUE(name) OVER (ORDER BY name ROWS BETWEEN 1 FOLLOWING AND 2"
            + " FOLLOWING), LAST_VALUE(name) OVER (ORDER BY name ROWS BETWEEN 2 PRECEDING AND 1"
            + " PRECEDING), NTH_VALUE(name, 2) OVER (ORDER BY name) FROM my_servers",
        "SELECT name, FIRST_VALUE(name) OVER (ORDER BY name ROWS BETWEEN 2 PRECEDING AND 1"
            + " PRECEDING), LAST_VALUE(name) OVER (ORDER BY name ROWS BETWEEN 1 FOLLOWING AND"
            + " UNBOUNDED FOLLOWING) FROM my_servers",
        "SELECT COALESCE((SELECT MAX(p.name) FROM players p WHERE EXISTS (SELECT 1 FROM my_servers"
            + " n WHERE n.addr = p.addr AND n.tags = 'tf')), 'none')",
        "SELECT NULLIF((SELECT MAX(p.name) FROM players p WHERE EXISTS (SELECT 1 FROM my_servers n"
            + " WHERE n.addr = p.addr AND n.tags = 'tf')), 'x')",
        "SELECT m.tags, (SELECT COUNT(*) FROM my_servers n WHERE n.tags = m.tags AND EXISTS (SELECT"
            + " 1 FROM players p WHERE p.addr = n.addr AND p.name <> m.tags)) FROM my_servers m"
            + " GROUP BY m.tags",
        "SELECT m.addr, (SELECT COUNT(*) FROM players p WHERE p.addr = m.addr AND EXISTS (SELECT 1"
            + " FROM rules r WHERE r.addr = m.addr AND r.name > p.name)) FROM my_servers m GROUP BY"
            + " m.addr",
        "SELECT m.name, x.n, y.k FROM my_servers m CROSS JOIN LATERAL (SELECT COUNT(*) AS n FROM"
            + " players p WHERE p.addr = m.addr) x CROSS JOIN LATERAL (SELECT x.n + COUNT(*) AS k"
            + " FROM rules r WHERE r.addr = m.addr) y",
        "SELECT m.name, (SELECT MAX(p.name) || m.tags FROM players p WHERE p.addr = m.addr HAVING"
            + " COUNT(*) > CHAR_LENGTH(m.tags)) FROM my_servers m",
        "SELECT p.name, COUNT(*) FILTER (WHERE p.score > 5) OVER (PARTITION BY p.addr),"
            + " SUM(p.score) FILTER (WHERE p.name LIKE 'D%') OVER (ORDER BY p.name) FROM players p"
            + " WHERE p.addr = '127.20.0.12:27015'",
        "SELECT CAST(2.5E0 AS INTEGER), CAST(3.5E0 AS BIGINT), CAST(-2.5 AS INTEGER), CAST(123.456"
            + " AS DECIMAL(5, 1)), CAST(2 > 1 AS VARCHAR), 'x' || (1 > 2)",
        "SELECT x, NTILE(4) OVER (ORDER BY x), NTILE(20) OVER w, PERCENT_RANK() OVER w, CUME_DIST()"
            + " OVER w FROM generate_series(1, 10) AS g(x) WINDOW w AS (ORDER BY x)",
        "SELECT COUNT(t) OVER (PARTITION BY p ORDER BY t ROWS BETWEEN 2 PRECEDING AND 1 PRECEDING),"
            + " NTILE(3) OVER (PARTITION BY p ORDER BY t) FROM (SELECT 'a' AS p, 'b' AS t FROM"
            + " my_servers) q",
        "SELECT b.addr, NULLIF(b.n, 1) FROM (SELECT m.addr, COUNT(*) AS n FROM my_servers m JOIN"
            + " (VALUES (CAST(NULL AS VARCHAR), 9)) AS v(addr, n) ON v.addr = m.addr GROUP BY"
            + " m.addr) b JOIN my_servers n ON n.addr = b.addr",
        "SELECT STDDEV(x), VAR_POP(x), COVAR_SAMP(x, y), REGR_SLOPE(x, y), CORR(x, y) FROM (VALUES"
            + " (1, 2), (2, 4), (3, 7)) AS t(x, y)",
        "SELECT * FROM generate_series(1, 3) OFFSET 1",
        "SELECT SUM(x) FROM (SELECT * FROM generate_series(1, 3) AS g(x) ORDER BY x LIMIT 2) AS q",
        "SELECT * FROM generate_series(1, 3) UNION ALL SELECT * FROM generate_series(7, 8)",
        "SELECT a.x, b.x FROM (SELECT * FROM generate_series(1, 3) AS g(x) OFFSET 1) a JOIN (SELECT"
            + " * FROM generate_series(1, 9) AS g(x) OFFSET 2) b ON a.x = b.x",
        "SELECT m.name, g.x FROM my_servers m, LATERAL (SELECT * FROM generate_series(1,"
            + " CHAR_LENGTH(m.tags)) AS s(x) OFFSET 1) g",
        "SELECT name, (SELECT * FROM generate_series(1, 3) OFFSET 2) FROM my_servers",
        "SELECT SUM(x) OVER (ORDER BY x RANGE BETWEEN 1 PRECEDING AND 2 FOLLOWING), COUNT(*) OVER"
            + " (ORDER BY x RANGE 1 PRECEDING) FROM (SELECT 1 AS x FROM my_servers) q"
      })
  void rowsAreRight(String text) throws Exception {
    same(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT m.name FROM my_servers m, LATERAL (SELECT p.name FROM players p WHERE p.addr ="
            + " m.addr ORDER BY p.name LIMIT 1) x WHERE EXISTS (SELECT 1 FROM server_info i WHERE"
            + " i.addr = m.addr)",
        "SELECT COUNT(DISTINCT p.addr) FROM players p WHERE p.addr = CAST(NULL AS VARCHAR)",
        "SELECT m.name, COUNT(DISTINCT p.addr) FROM my_servers m JOIN players p"
            + " ON p.addr = CASE WHEN m.tags = 'tf' THEN m.addr ELSE NULL END GROUP BY m.name",
        "SELECT m.name, d.map FROM my_servers m LEFT JOIN server_info s ON s.addr = m.addr"
            + " LEFT JOIN (SELECT * FROM server_info WHERE addr = '127.20.0.1:27015') d"
            + " ON d.player_count > s.player_count",
        "SELECT CASE WHEN tags = 'tf' THEN «TEXT:'a'» ELSE «TEXT:'b'» END FROM my_servers",
        "SELECT COUNT(*) FROM my_servers WHERE «TEXT:'tf'» IN ('tf', 'eu')",
        "SELECT COUNT(*) FROM my_servers WHERE «TEXT:'tf'» IN (SELECT tags FROM my_servers)",
        "SELECT COUNT(*) FROM my_servers WHERE «TEXT:'tf'» IN («TEXT:'a'», «TEXT:'tf'»)",
        "SELECT UPPER(«TEXT:'abc'»), «TEXT:'a'» || ':27015', «TEXT:'x'», COALESCE(«NUMBER:7», 5)",
        "SELECT name FROM my_servers ORDER BY name LIMIT «NUMBER:3» OFFSET «NUMBER:1»",
        "SELECT COUNT(DISTINCT p.addr) FROM players p WHERE p.addr = CASE WHEN 1 = 1 THEN NULL ELSE"
            + " 'x' END",
        "SELECT m.name FROM my_servers m WHERE NULLIF(m.addr, m.addr) <> (SELECT MAX(n.addr) FROM"
            + " my_servers n)",
        "SELECT MAX(NULL), COUNT(NULL), SUM(NULL) FROM my_servers",
        "SELECT tags, MIN(NULL) FROM my_servers GROUP BY tags",
        "SELECT m.name FROM my_servers m LEFT JOIN server_status s ON s.addr = m.addr AND (s.error"
            + " IN ('a', NULL)) IS NULL",
        "SELECT addr, COUNT(*) FROM server_info JOIN players USING (addr) WHERE addr ="
            + " '127.20.0.12:27015' GROUP BY addr",
        "SELECT addr, COUNT(*) FROM my_servers LEFT JOIN players p USING (addr) GROUP BY addr"
            + " HAVING MAX(addr) > '127.20.0.2' ORDER BY addr",
        "SELECT addr, tags || '!' FROM my_servers NATURAL JOIN server_info WHERE addr >"
            + " '127.20.0.3'",
        "SELECT addr, m.name, v.n FROM my_servers m FULL JOIN (VALUES ('127.20.0.1:27015', 1),"
            + " ('q', 2)) AS v(addr, n) USING (addr) WHERE addr > '127.20.0.2' OR addr IS NULL",
        "SELECT addr FROM server_info WHERE addr = '127.20.0.9:27015' GROUP BY addr HAVING MAX(edf)"
            + " >= (SELECT MAX(t.n) FROM (SELECT addr, RANK() OVER (PARTITION BY addr ORDER BY edf)"
            + " AS n FROM server_info) t WHERE t.addr = '127.20.0.8:27015')"
      })
  void goodStatementsRun(String text) throws Exception {
    same(text);
  }

  /** A name in an expression is that of a column, a name alone that of what is selected. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT name, CHAR_LENGTH(tags) AS tags FROM my_servers ORDER BY tags || 'x', name",
        "SELECT name AS tags, tags AS name FROM my_servers ORDER BY UPPER(name) DESC, tags",
        "SELECT name AS tags, tags AS name FROM my_servers ORDER BY name DESC, tags",
        "SELECT addr, SUM(score) AS score FROM players WHERE addr IN (SELECT addr FROM my_servers)"
            + " GROUP BY addr ORDER BY SUM(score) DESC NULLS LAST, addr",
        "SELECT tags AS t, COUNT(*) AS n FROM my_servers GROUP BY tags ORDER BY n * -1, t || 'x'"
      })
  void namesInOrdersAreThoseOfColumnsFirst(String text) throws Exception {
    same(new Query(text, true));
  }

  /** DuckDB joins on no such sub-queries, but laterally. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "my_servers b; EXISTS (SELECT 1 FROM my_servers c WHERE c.tags = a.tags AND b.name >"
            + " c.name)",
        "players b; b.addr = a.addr AND b.score > (SELECT AVG(c.score) FROM players c WHERE c.addr"
            + " = a.addr AND c.name <> b.name)",
        "players b; b.addr IN (SELECT c.addr FROM my_servers c WHERE c.tags = a.tags)",
        "my_servers b; b.tags = a.tags AND (SELECT COUNT(*) FROM my_servers c WHERE c.tags ="
            + " a.tags) <> ALL (SELECT p.score FROM players p WHERE p.addr = a.addr)"
      })
  void queriesInOuterJoinsReadBothSides(String other, String condition) throws Exception {
    Query lateral =
        new Query(
            "SELECT a.name, b.name FROM my_servers a LEFT JOIN LATERAL (SELECT * FROM "
                + other
                + " WHERE "
                + condition
                + ") b ON TRUE",
            false);
    for (String join :
        List.of("my_servers a LEFT JOIN " + other, other + " RIGHT JOIN my_servers a")) {
      Query query = new Query("SELECT a.name, b.name FROM " + join + " ON " + condition, false);
      assertThat(Twins.rows(ours, query)).isEqualTo(Twins.truth(duck, lateral));
    }
  }

  /** The statements of a file, one a line. */
  static Stream<String> written() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            NamedStatementsTest.class.getResourceAsStream("/named-statements.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
    }
  }

  @ParameterizedTest
  @MethodSource("written")
  void keysAreDerived(String text) throws Exception {
    same(text);
  }
}
