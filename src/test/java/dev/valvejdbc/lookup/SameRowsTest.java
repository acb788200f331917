package dev.valvejdbc.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Specifies that keyed tables yield the rows that ordinary tables with the same content yield. */
class SameRowsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM list l JOIN info i ON i.addr = l.addr LEFT JOIN players p ON p.addr = i.addr",
        "SELECT * FROM list l LEFT JOIN info i ON i.addr = l.addr LEFT JOIN players p ON p.addr = i.addr",
        "SELECT * FROM list l LEFT JOIN info i ON i.addr = l.addr AND i.map = 'dust'"
            + " LEFT JOIN players p ON p.addr = l.addr AND p.score > i.slots - 5",
        "SELECT * FROM list l LEFT JOIN info i ON i.addr = l.addr WHERE i.map IS NULL",
        "SELECT * FROM list l LEFT JOIN info i ON i.addr = l.addr WHERE coalesce(i.map, 'x') <> 'dust'",
        "SELECT * FROM list l LEFT JOIN players p ON p.addr = l.addr WHERE p.score > 4",
        "SELECT * FROM list l LEFT JOIN (SELECT addr, upper(name) AS n FROM players) p ON p.addr = l.addr",
        "SELECT * FROM list l LEFT JOIN (SELECT addr, 1 AS n FROM players WHERE score > 4) p"
            + " ON p.addr = l.addr",
        "SELECT * FROM list l JOIN (SELECT p.addr, i.map FROM players p JOIN info i ON i.addr = p.addr) t"
            + " ON t.addr = l.addr",
        "SELECT * FROM list l LEFT JOIN (SELECT p.addr, i.map FROM players p JOIN info i ON i.addr = p.addr) t"
            + " ON t.addr = l.addr",
        "SELECT l.region, count(p.name), max(p.score) FROM list l LEFT JOIN players p ON p.addr = l.addr"
            + " GROUP BY l.region HAVING count(*) > 0",
        "SELECT * FROM list WHERE addr IN (SELECT addr FROM players WHERE score > 4)",
        "SELECT * FROM list l WHERE EXISTS (SELECT 1 FROM players p WHERE p.addr = l.addr)"
            + " AND NOT EXISTS (SELECT 1 FROM rules r WHERE r.addr = l.addr AND r.rule = 'mp_y')",
        "SELECT * FROM list l WHERE (SELECT count(*) FROM players p WHERE p.addr = l.addr) > 1",
        "SELECT l.region, (SELECT map FROM info i WHERE i.addr = l.addr),"
            + " (SELECT max(name) FROM players p WHERE p.addr = l.addr) FROM list l",
        "SELECT l.region, (SELECT country FROM geo g WHERE g.addr = l.addr),"
            + " (SELECT max(name) FROM players p WHERE p.addr = l.addr AND p.score < l.region + 6) FROM list l",
        "SELECT * FROM list l, LATERAL (SELECT name, score + l.region AS s FROM players p"
            + " WHERE p.addr = l.addr) t",
        "SELECT * FROM list l LEFT JOIN LATERAL (SELECT name FROM players p WHERE p.addr = l.addr"
            + " ORDER BY score LIMIT 1) t ON TRUE",
        "SELECT * FROM list l JOIN (SELECT addr, name FROM players UNION ALL SELECT addr, rule FROM rules) u"
            + " ON u.addr = l.addr",
        "SELECT * FROM list l JOIN (SELECT DISTINCT addr FROM players) d ON d.addr = l.addr",
        "SELECT a.name, b.name FROM players a JOIN players b ON a.addr = b.addr AND a.score < b.score"
            + " WHERE a.addr IN ('a', 'b')",
        "SELECT i.map, g.country, p.name FROM geo g JOIN info i ON g.addr = i.addr"
            + " JOIN players p ON p.addr = g.addr WHERE p.addr = 'a' OR p.addr = 'b'",
        "SELECT * FROM info i JOIN geo g ON i.addr = g.addr WHERE i.addr IN ('a','c') AND g.addr IN ('a','b')",
        "SELECT * FROM info WHERE addr IN ('a', 'b') OR addr = 'c'",
        "SELECT * FROM info WHERE addr IN ('a', 'b', 'c') AND addr NOT IN ('b')",
        "SELECT * FROM info WHERE addr IN ('a', 'b', 'c') AND addr LIKE '%b%'",
        "SELECT * FROM info WHERE addr = 'a' AND map = 'dust' OR addr = 'b' AND map = 'dust'",
        "SELECT addr, addr || map FROM info WHERE addr IN ('a', 'b') ORDER BY 2 DESC",
        "SELECT map, count(*) OVER (PARTITION BY map) FROM info WHERE addr IN ('a', 'b', 'c')",
        "SELECT l.region, i.map FROM list l JOIN info i ON i.addr = l.addr AND i.slots > l.region * 11",
        "SELECT * FROM list l JOIN info i ON i.addr = l.addr JOIN list m ON m.region * 10 = i.slots",
        "SELECT * FROM list l JOIN info i ON i.addr = l.addr WHERE l.region = 1 OR i.map = 'dust'",
        "SELECT * FROM list l LEFT JOIN info i ON i.addr = 'a' AND l.region = 1",
        "SELECT (SELECT map FROM info WHERE addr = 'a') AS m, region FROM list",
        "SELECT * FROM info i WHERE i.addr = (SELECT max(addr) FROM list WHERE region < 2)",
        "SELECT count(*) FROM info WHERE addr IN ('a', 'b')",
        "SELECT count(*) FROM list l JOIN info i ON i.addr = l.addr JOIN players p ON p.addr = l.addr",
        "SELECT 1 FROM list l JOIN players p USING (addr)",
        "SELECT * FROM list NATURAL JOIN players",
        "WITH i AS (SELECT l.addr, map FROM list l JOIN info i ON i.addr = l.addr)"
            + " SELECT x.addr, y.addr FROM i x JOIN i y ON x.map = y.map AND x.addr < y.addr",
        "SELECT map FROM info WHERE addr = 'a' INTERSECT SELECT map FROM info WHERE addr = 'c'",
        "SELECT map FROM info WHERE addr = 'b' EXCEPT SELECT map FROM info WHERE addr = 'c'"
      })
  void rowsAreTheSame(String sql) throws SQLException {
    try (World keyed = World.small();
        World ordinary = World.ordinary()) {
      assertThat(keyed.rows(sql)).isEqualTo(ordinary.rows(sql));
      assertThat(keyed.source.openScans).hasValue(0);
    }
  }
}
