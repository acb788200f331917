package dev.valvejdbc.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Specifies that sub-queries over keyed tables yield what they yield over ordinary tables. */
class SameRowsOfSubQueriesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM list l WHERE region = 3 OR EXISTS (SELECT 1 FROM players p WHERE p.addr = l.addr)",
        "SELECT * FROM list l WHERE region = 3 OR addr IN (SELECT addr FROM info WHERE addr IN ('a'))",
        "SELECT * FROM list l WHERE l.addr NOT IN (SELECT addr FROM info WHERE addr IN ('a', 'b'))",
        "SELECT * FROM list l WHERE 'bob' IN (SELECT name FROM players p WHERE p.addr = l.addr)",
        "SELECT * FROM list l WHERE 'bob' NOT IN (SELECT name FROM players p WHERE p.addr = l.addr)",
        "SELECT * FROM list l WHERE 4 < ALL (SELECT score FROM players p WHERE p.addr = l.addr)",
        "SELECT * FROM list l WHERE 6 < SOME (SELECT score FROM players p WHERE p.addr = l.addr)",
        "SELECT CASE WHEN EXISTS (SELECT 1 FROM players p WHERE p.addr = l.addr) THEN 1 ELSE 0 END FROM list l",
        "SELECT * FROM list l WHERE EXISTS (SELECT 1 FROM info i WHERE i.addr = l.addr AND EXISTS"
            + " (SELECT 1 FROM players p WHERE p.addr = i.addr AND p.score > 4))",
        "SELECT * FROM list l WHERE EXISTS (SELECT 1 FROM info i WHERE i.addr = l.addr AND EXISTS"
            + " (SELECT 1 FROM players p WHERE p.addr = l.addr AND p.score < i.slots))",
        "SELECT i.map, (SELECT count(*) FROM players p WHERE p.addr = i.addr) FROM info i"
            + " WHERE i.addr IN ('a', 'b', 'c')",
        "SELECT i.map, (SELECT count(*) FROM players p WHERE p.addr = l.addr AND p.score < i.slots)"
            + " FROM list l JOIN info i ON i.addr = l.addr WHERE i.slots > 5",
        "SELECT region, (SELECT max(map) FROM info i WHERE i.addr IN (l.addr, 'b')) FROM list l",
        "SELECT region, (SELECT count(*) FROM info i LEFT JOIN players p ON p.addr = i.addr"
            + " WHERE i.addr = l.addr) FROM list l",
        "SELECT region, (SELECT count(*) FROM (SELECT addr FROM players UNION ALL SELECT addr FROM rules) u"
            + " WHERE u.addr = l.addr) FROM list l",
        "SELECT * FROM list l JOIN (SELECT addr, max(score) AS best FROM players GROUP BY addr) b"
            + " ON b.addr = l.addr JOIN players p ON p.addr = l.addr AND p.score = b.best",
        "SELECT * FROM list l LEFT JOIN (SELECT addr, count(*) AS n FROM players GROUP BY addr) c"
            + " ON c.addr = l.addr LEFT JOIN (SELECT addr, count(*) AS m FROM rules GROUP BY addr) d"
            + " ON d.addr = l.addr",
        "SELECT * FROM (SELECT addr, count(*) AS n FROM players GROUP BY addr) c JOIN list l ON c.addr = l.addr",
        "SELECT * FROM (SELECT addr, count(*) AS n FROM players GROUP BY addr) c"
            + " RIGHT JOIN list l ON c.addr = l.addr",
        "SELECT l.region, t.name FROM list l CROSS JOIN LATERAL (SELECT name FROM players p"
            + " JOIN info i ON i.addr = p.addr WHERE p.addr = l.addr AND i.map = 'dust') t",
        "SELECT i.map, t.name FROM info i, LATERAL (SELECT name FROM players p WHERE p.addr = i.addr"
            + " ORDER BY score DESC LIMIT 1) t WHERE i.addr IN ('a', 'b')",
        "SELECT * FROM list l WHERE (SELECT max(score) FROM players p WHERE p.addr = l.addr)"
            + " = (SELECT max(score) FROM players p WHERE p.addr IN ('a', 'b'))",
        "SELECT DISTINCT i.map FROM list l JOIN info i ON i.addr = l.addr AND i.map IN"
            + " (SELECT map FROM info WHERE addr = 'a')",
        "SELECT * FROM (SELECT l.addr, i.map, row_number() OVER (PARTITION BY i.map ORDER BY i.slots) AS n"
            + " FROM list l JOIN info i ON i.addr = l.addr) WHERE n = 1",
        "SELECT map, sum(n) FROM (SELECT i.map, count(p.name) AS n FROM list l JOIN info i ON i.addr = l.addr"
            + " LEFT JOIN players p ON p.addr = l.addr GROUP BY i.map, l.addr) GROUP BY map",
        "SELECT * FROM (SELECT * FROM info WHERE addr = 'a') i FULL JOIN list l ON l.addr = i.addr",
        "SELECT a.map, b.map FROM (SELECT * FROM info WHERE addr IN ('a', 'b')) a"
            + " LEFT JOIN (SELECT * FROM info WHERE addr IN ('b', 'c')) b ON a.addr = b.addr"
      })
  void rowsAreTheSame(String sql) throws SQLException {
    try (World keyed = World.small();
        World ordinary = World.ordinary()) {
      assertThat(keyed.rows(sql)).isEqualTo(ordinary.rows(sql));
      assertThat(keyed.source.openScans).hasValue(0);
    }
  }
}
