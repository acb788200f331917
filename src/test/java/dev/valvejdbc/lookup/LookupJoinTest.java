package dev.valvejdbc.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Specifies joins that give keyed tables their keys. */
class LookupJoinTest {
  private World world;

  @BeforeEach
  void open() throws SQLException {
    world = World.small();
  }

  @AfterEach
  void close() throws SQLException {
    world.close();
    assertThat(world.source.openScans).hasValue(0);
    assertThat(world.other.openScans).hasValue(0);
  }

  @Test
  void twoTablesOfOneConstantKeyShareAVisit() throws SQLException {
    assertThat(
            world.rows(
                "SELECT i.map, p.name FROM info i JOIN players p ON p.addr = i.addr"
                    + " WHERE i.addr = 'a'"))
        .containsExactly("dust ann", "dust bob");
    assertThat(world.source.asked).containsExactly("a");
  }

  @Test
  void anInnerJoinLooksUpEveryKey() throws SQLException {
    assertThat(world.rows("SELECT l.addr, i.map FROM list l JOIN info i ON i.addr = l.addr"))
        .containsExactly("a dust", "b inferno", "c dust");
    assertThat(world.source.asked).containsExactlyInAnyOrder("a", "b", "c", "d");
  }

  @Test
  void theKeyedTableMayComeFirst() throws SQLException {
    assertThat(world.rows("SELECT i.*, l.region FROM info i JOIN list l ON i.addr = l.addr"))
        .containsExactly("a dust 10 0", "b inferno 20 1", "c dust 30 2");
    assertThat(world.rows("SELECT l.addr FROM info i, list l WHERE l.addr = i.addr"))
        .containsExactly("a", "b", "c");
  }

  @Test
  void aLeftJoinKeepsWhatIsNotFound() throws SQLException {
    assertThat(
            world.rows(
                "SELECT l.region, p.name FROM list l LEFT JOIN players p ON p.addr = l.addr"
                    + " AND p.score > 2"))
        .containsExactly("0 ann", "0 bob", "1 null", "2 null", "3 null", "4 null");
  }

  @Test
  void aRightJoinIsALeftJoinTurnedRound() throws SQLException {
    assertThat(
            world.rows("SELECT l.region, i.map FROM info i RIGHT JOIN list l ON i.addr = l.addr"))
        .containsExactly("0 dust", "1 inferno", "2 dust", "3 null", "4 null");
  }

  @Test
  void tablesOfOneSourceShareAVisit() throws SQLException {
    String sql =
        "SELECT l.addr, i.map, p.name, r.rule FROM list l JOIN info i ON i.addr = l.addr"
            + " LEFT JOIN players p ON p.addr = l.addr JOIN rules r ON r.addr = i.addr"
            + " WHERE i.slots < 15";
    assertThat(world.rows(sql))
        .containsExactly(
            "a dust ann mp_x", "a dust ann mp_y", "a dust bob mp_x", "a dust bob mp_y");
    assertThat(world.source.asked).hasSize(4);
    assertThat(world.source.opened).hasSize(1);
    assertThat(world.plan(sql)).containsOnlyOnce("LookupJoin");
  }

  @Test
  void constantKeysServeAllTablesJoined() throws SQLException {
    String sql =
        "SELECT i.map, count(*) FROM players p JOIN info i ON i.addr = p.addr"
            + " WHERE p.addr IN ('a','b') GROUP BY i.map";
    assertThat(world.rows(sql)).containsExactly("dust 2", "inferno 1");
    assertThat(world.source.asked).hasSize(2);
  }

  @Test
  void anyOrderOfTablesWillDo() throws SQLException {
    assertThat(
            world.rows(
                "SELECT p.name, i.map FROM players p, info i, list l"
                    + " WHERE p.addr = i.addr AND i.addr = l.addr AND l.region = 1"))
        .containsExactly("cid inferno");
    assertThat(world.source.asked).containsExactly("b");
  }

  @Test
  void tablesOfDifferentSourcesAreLookedUpOneAfterTheOther() throws SQLException {
    assertThat(
            world.rows(
                "SELECT g.country, i.map FROM list l JOIN info i ON i.addr = l.addr"
                    + " JOIN geo g ON g.addr = l.addr"))
        .containsExactly("DE inferno", "SE dust");
    assertThat(world.other.asked).containsExactlyInAnyOrder("a", "b", "c");
  }

  @Test
  void onlyColumnsThatAreUsedAreFetched() throws SQLException {
    world.rows(
        "SELECT p.name FROM list l JOIN info i ON i.addr = l.addr JOIN players p ON p.addr = l.addr"
            + " WHERE i.map = 'dust'");
    assertThat(world.source.opened).containsExactly("{info=[1], players=[1]}");
  }

  @Test
  void computedColumnsAreKeys() throws SQLException {
    assertThat(
            world.rows(
                "SELECT i.map FROM (SELECT lower(upper(addr)) AS k FROM list) l"
                    + " JOIN info i ON i.addr = l.k WHERE i.slots > 10"))
        .containsExactly("dust", "inferno");
  }

  @Test
  void valuesAreKeys() throws SQLException {
    assertThat(
            world.rows(
                "SELECT t.n, i.map FROM (VALUES ('a', 1), ('b', 2)) AS t(addr, n)"
                    + " JOIN info i ON i.addr = t.addr"))
        .containsExactly("1 dust", "2 inferno");
  }

  @Test
  void paddingOfValuesIsNoPartOfAKey() throws SQLException {
    assertThat(
            world.rows(
                "SELECT i.map FROM (VALUES ('a'), ('long')) AS t(k) JOIN info i ON i.addr = t.k"))
        .containsExactly("dust");
  }

  @Test
  void aSubQueryGivesKeys() throws SQLException {
    assertThat(world.rows("SELECT name FROM players WHERE addr IN (SELECT addr FROM list)"))
        .containsExactly("ann", "bob", "cid");
  }

  @Test
  void aCommonTableExpressionMayBeUsedTwice() throws SQLException {
    assertThat(
            world.rows(
                "WITH s AS (SELECT i.addr, i.map FROM list l JOIN info i ON i.addr = l.addr)"
                    + " SELECT x.map, p.name FROM s x JOIN players p ON p.addr = x.addr"
                    + " UNION ALL SELECT map, 'total' FROM s"))
        .containsExactly(
            "dust ann", "dust bob", "dust total", "dust total", "inferno cid", "inferno total");
  }

  @Test
  void theBranchesOfAUnionHaveTheirOwnKeys() throws SQLException {
    assertThat(
            world.rows(
                "SELECT map FROM info WHERE addr = 'a' UNION SELECT name FROM players"
                    + " WHERE addr = 'b'"))
        .containsExactly("cid", "dust");
  }
}
