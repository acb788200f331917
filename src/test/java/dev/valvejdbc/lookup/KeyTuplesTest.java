package dev.valvejdbc.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Specifies how tables with several key columns are read: scores by steamid and app, in a language
 * if one is given; apps from a number on, or all.
 */
class KeyTuplesTest {
  private World world;

  @BeforeEach
  void open() throws SQLException {
    world = World.small();
  }

  @AfterEach
  void close() throws SQLException {
    world.close();
    assertThat(world.other.openScans).hasValue(0);
  }

  private static KeyTuple key(@Nullable Object... values) {
    return new KeyTuple(Arrays.asList(values));
  }

  @Test
  void everyRequiredKeyMayBeAConstant() throws SQLException {
    assertThat(world.rows("SELECT medal, lang FROM scores WHERE steamid = 1 AND app = 440"))
        .containsExactly("gold null");
    assertThat(world.other.asked).containsExactly(key(1L, 440, null));
  }

  @Test
  void anOptionalKeyMayBeGiven() throws SQLException {
    assertThat(
            world.rows("SELECT medal FROM scores WHERE steamid = 1 AND app = 440 AND lang = 'fr'"))
        .containsExactly("or");
    assertThat(world.other.asked).containsExactly(key(1L, 440, "fr"));
  }

  @Test
  void parametersAreKeys() throws SQLException {
    assertThat(
            world.rows(
                "SELECT medal FROM scores WHERE steamid = ? AND app IN (?, ?)", 1L, 440, 570))
        .containsExactly("gold", "iron");
  }

  @Test
  void listsAreCombined() throws SQLException {
    assertThat(
            world.rows(
                "SELECT steamid, app, medal FROM scores"
                    + " WHERE steamid IN (1, 2) AND app IN (440, 570)"))
        .containsExactly("1 440 gold", "1 570 iron", "2 440 wood");
    assertThat(world.other.asked)
        .containsExactlyInAnyOrder(
            key(1L, 440, null), key(1L, 570, null), key(2L, 440, null), key(2L, 570, null));
  }

  @Test
  void aJoinMayGiveAllKeys() throws SQLException {
    assertThat(
            world.rows(
                "SELECT s.medal FROM (VALUES (1, 570), (2, 440)) AS v (id, n)"
                    + " JOIN scores s ON s.steamid = v.id AND s.app = v.n"))
        .containsExactly("iron", "wood");
    assertThat(world.other.asked).hasSize(2);
  }

  @Test
  void aJoinAndAConstantMayShareTheWork() throws SQLException {
    assertThat(
            world.rows(
                "SELECT a.app, s.medal FROM apps a JOIN scores s ON s.app = a.app"
                    + " WHERE s.steamid = 1"))
        .containsExactly("440 gold", "570 iron");
  }

  @Test
  void aJoinAndAListMayShareTheWork() throws SQLException {
    assertThat(
            world.rows(
                "SELECT s.steamid, s.medal FROM scores s, apps a"
                    + " WHERE s.app = a.app AND a.app = 440 AND s.steamid IN (1, 2)"))
        .containsExactly("1 gold", "2 wood");
  }

  @Test
  void keysMayComeFromTwoTables() throws SQLException {
    assertThat(
            world.rows(
                "SELECT p.persona, s.medal FROM scores s, apps a, profiles p"
                    + " WHERE p.steamid IN (1, 2) AND s.steamid = p.steamid AND s.app = a.app"))
        .containsExactly("ann gold", "ann iron", "bob wood");
  }

  @Test
  void anOuterJoinKeepsRowsWithoutAMatch() throws SQLException {
    assertThat(
            world.rows(
                "SELECT v.id, s.medal FROM (VALUES (2, 570), (2, 440), (CAST(NULL AS INTEGER), 1))"
                    + " AS v (id, n) LEFT JOIN scores s ON s.steamid = v.id AND s.app = v.n"))
        .containsExactly("2 null", "2 wood", "null null");
    assertThat(world.other.asked).hasSize(2);
  }

  @Test
  void anOuterQueryMayGiveTheKeys() throws SQLException {
    assertThat(
            world.rows(
                "SELECT v.n FROM (VALUES (1, 570), (2, 570)) AS v (id, n)"
                    + " WHERE EXISTS (SELECT 1 FROM scores s"
                    + " WHERE s.steamid = v.id AND s.app = v.n AND s.medal = 'iron')"))
        .containsExactly("570");
    assertThat(
            world.rows(
                "SELECT v.id, (SELECT COUNT(*) FROM scores s WHERE s.steamid = v.id AND s.app = 440)"
                    + " FROM (VALUES (1), (3)) AS v (id)"))
        .containsExactly("1 1", "3 0");
  }

  @Test
  void aTableWithoutRequiredKeysIsReadWhole() throws SQLException {
    assertThat(world.rows("SELECT app FROM apps")).containsExactly("440", "570");
    assertThat(world.rows("SELECT app FROM apps WHERE from_app = 500")).containsExactly("570");
    assertThat(world.rows("SELECT COUNT(*) FROM apps WHERE app > 500")).containsExactly("1");
    assertThat(world.other.asked).containsExactly(key((Object) null), key(500), key((Object) null));
  }

  @Test
  void whatIsMissingIsNamed() {
    assertThatThrownBy(() -> world.rows("SELECT medal FROM scores WHERE steamid = 1"))
        .hasStackTraceContaining("Table scores can only be read by its keys steamid, app");
    assertThatThrownBy(() -> world.rows("SELECT medal FROM scores WHERE lang = 'fr'"))
        .hasStackTraceContaining("Table scores can only be read by its keys steamid, app");
  }
}
