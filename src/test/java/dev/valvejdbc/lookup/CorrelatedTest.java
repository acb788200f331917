package dev.valvejdbc.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Specifies correlated forms, whose look-ups are made ahead and together. */
class CorrelatedTest {
  private World world;

  @BeforeEach
  void open() throws SQLException {
    world = World.small();
  }

  @AfterEach
  void close() throws SQLException {
    world.close();
    assertThat(world.source.openScans).hasValue(0);
  }

  @Test
  void existsLooksUpAhead() throws SQLException {
    String sql =
        "SELECT region FROM list l WHERE EXISTS"
            + " (SELECT 1 FROM players p WHERE p.addr = l.addr AND p.score > 4)";
    assertThat(world.rows(sql)).containsExactly("0");
    assertThat(world.source.opened).hasSize(1);
  }

  @Test
  void notExistsLooksUpAhead() throws SQLException {
    assertThat(
            world.rows(
                "SELECT region FROM list l WHERE NOT EXISTS"
                    + " (SELECT 1 FROM players p WHERE p.addr = l.addr)"))
        .containsExactly("2", "3", "4");
    assertThat(world.source.opened).hasSize(1);
  }

  @Test
  void aScalarSubQueryLooksUpAhead() throws SQLException {
    assertThat(
            world.rows(
                "SELECT region, (SELECT count(*) FROM players p WHERE p.addr = l.addr) FROM list l"))
        .containsExactly("0 2", "1 1", "2 0", "3 0", "4 0");
    assertThat(world.source.opened).hasSize(1);
  }

  @Test
  void lateralMayTakeTheFirst() throws SQLException {
    assertThat(
            world.rows(
                "SELECT l.region, t.name FROM list l, LATERAL (SELECT name FROM players p"
                    + " WHERE p.addr = l.addr ORDER BY score DESC LIMIT 1) AS t"))
        .containsExactly("0 bob", "1 cid");
    assertThat(world.source.opened).hasSize(1);
  }

  @Test
  void aGroupedTableMayBeJoined() throws SQLException {
    assertThat(
            world.rows(
                "SELECT l.region, t.n FROM list l JOIN (SELECT addr, count(*) AS n FROM players"
                    + " GROUP BY addr) AS t ON t.addr = l.addr"))
        .containsExactly("0 2", "1 1");
    assertThat(world.source.opened).hasSize(1);
  }

  @Test
  void aGroupedTableMayHaveConstantKeys() throws SQLException {
    assertThat(
            world.rows(
                "SELECT n FROM (SELECT addr, count(*) AS n FROM players GROUP BY addr)"
                    + " WHERE addr IN ('a', 'b')"))
        .containsExactly("1", "2");
  }

  @Test
  void joinsWithinTheSubQueryShareTheKey() throws SQLException {
    assertThat(
            world.rows(
                "SELECT l.region, (SELECT max(r.rule) FROM players p JOIN rules r ON r.addr = p.addr"
                    + " WHERE p.addr = l.addr) FROM list l WHERE l.region < 2"))
        .containsExactly("0 mp_y", "1 mp_x");
    assertThat(world.source.opened).hasSize(1);
    assertThat(world.source.asked).containsExactlyInAnyOrder("a", "b");
  }
}
