package dev.valvejdbc.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Specifies how a query's own constants become keys. */
class ConstantKeysTest {
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
  void anEqualityIsAKey() throws SQLException {
    assertThat(world.rows("SELECT name FROM players WHERE addr = 'a'"))
        .containsExactly("ann", "bob");
    assertThat(world.source.asked).containsExactly("a");
    assertThat(world.plan("SELECT name FROM players WHERE addr = 'a'"))
        .contains("EnumerableLookupJoin(key=[$0], lookups=[[players INNER(name)]])")
        .contains("EnumerableKeyRows(keys=[['a':VARCHAR]], count=[1])");
  }

  @Test
  void anEqualityTheOtherWayRoundIsAKey() throws SQLException {
    assertThat(world.rows("SELECT addr, name FROM players WHERE 'b' = addr"))
        .containsExactly("b cid");
  }

  @Test
  void paddingIsNoPartOfAKey() throws SQLException {
    assertThat(world.rows("SELECT map FROM info WHERE addr = CAST('a' AS CHAR(9))"))
        .containsExactly("dust");
    assertThat(world.source.asked).containsExactly("a");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          SELECT 1 FROM info WHERE addr = 'a' AND addr = ? ;
          SELECT 1 FROM info WHERE addr IN ('a', ?) AND addr IN ('d', 'c') ;
          SELECT 1 FROM info WHERE addr IN ('a', 'b') AND addr LIKE '%b' ; b
          SELECT 1 FROM info i JOIN players p USING (addr) WHERE i.addr = ? AND p.addr IN ('a', 'c') ;
          SELECT 1 FROM list l JOIN info i USING (addr) WHERE l.addr = 'a' AND i.addr IN (?, 'c') ;
          SELECT 1 FROM info i JOIN players p ON i.addr = p.addr JOIN rules r ON r.addr = p.addr           WHERE i.addr = 'a' AND r.addr IN (?, 'c') ;
          SELECT 1 FROM info i JOIN players p ON i.addr = p.addr WHERE i.addr IN ('a', ?)           AND p.addr IN ('b', 'c') ; b
          SELECT 1 FROM list l LEFT JOIN info i ON i.addr = l.addr AND i.addr = ? WHERE l.addr = 'a' ;
          SELECT 1 FROM info WHERE addr = 'a' AND addr IN (SELECT addr FROM list WHERE addr = ?) ;
          SELECT 1 FROM info i WHERE addr = 'a' AND EXISTS (SELECT 1 FROM players p           WHERE p.addr = i.addr AND p.addr = ?) ;
          SELECT 1 FROM list l JOIN info i ON i.addr = l.addr WHERE i.addr <> ? AND i.addr < 'c' ; a
          SELECT 1 FROM (SELECT addr FROM info WHERE addr IN ('a', 'b') GROUP BY addr) i JOIN list l           ON l.addr = i.addr WHERE l.addr = ? ; b
          """)
  void onlyKeysThatEveryConditionLetsThroughAreAsked(String sql, @Nullable String asked)
      throws SQLException {
    world.rows(sql, sql.contains("?") ? new Object[] {"b"} : new Object[0]);
    assertThat(Set.copyOf(world.source.asked)).isEqualTo(asked == null ? Set.of() : Set.of(asked));
  }

  @Test
  void aComputedKeyIsCheckedWhereItIsNullToo() throws SQLException {
    String sql =
        "SELECT persona FROM profiles WHERE steamid = CAST(? AS BIGINT) + 1 AND steamid > 1";
    assertThat(world.rows(sql, 1)).containsExactly("bob");
    assertThat(world.rows(sql, new Object[] {null})).isEmpty();
    assertThat(world.rows(sql, 0)).isEmpty();
    assertThat(world.other.asked).containsExactly(2L);
  }

  @Test
  void twoEqualBoundsAreAKeyAsLinkedTablesWriteIt() throws SQLException {
    String sql = "SELECT map FROM info WHERE addr >= ? AND addr <= ?";
    assertThat(world.rows(sql, "a", "a")).containsExactly("dust");
    assertThat(world.source.asked).containsExactly("a");
    assertThatThrownBy(() -> world.rows(sql, "a", "b"))
        .hasStackTraceContaining("for all keys from 'a' to 'b'");
  }

  @Test
  void aListIsKeysEachAskedOnce() throws SQLException {
    assertThat(world.rows("SELECT addr FROM info WHERE addr IN ('a', 'b', 'a', 'x12')"))
        .containsExactly("a", "b");
    assertThat(world.source.asked).containsExactlyInAnyOrder("a", "b", "x12");
  }

  @Test
  void parametersAreKeys() throws SQLException {
    assertThat(world.rows("SELECT map FROM info WHERE addr = ?", "b")).containsExactly("inferno");
    assertThat(world.rows("SELECT map FROM info WHERE addr IN (?, ?)", "a", "a"))
        .containsExactly("dust");
    assertThat(world.source.asked).containsExactly("b", "a");
  }

  @Test
  void aConditionOnAnotherColumnStays() throws SQLException {
    assertThat(world.rows("SELECT addr FROM info WHERE addr IN ('a','b') AND map = 'dust'"))
        .containsExactly("a");
    assertThat(world.rows("SELECT addr FROM info WHERE addr = ? AND map = ?", "a", "x")).isEmpty();
  }

  @Test
  void alternativesThatAllNameTheKeyAreKeys() throws SQLException {
    assertThat(world.rows("SELECT addr FROM info WHERE addr='c' OR addr='b' AND map='nuke'"))
        .containsExactly("c");
    assertThat(world.source.asked).containsExactlyInAnyOrder("b", "c");
  }

  @Test
  void keysThatContradictEachOtherAskNothing() throws SQLException {
    assertThat(world.rows("SELECT * FROM info WHERE addr = 'a' AND addr = 'b'")).isEmpty();
    assertThat(world.rows("SELECT * FROM info WHERE addr = NULL")).isEmpty();
    assertThat(world.source.asked).isEmpty();
  }

  @Test
  void aFalseConditionNeedsNoKey() throws SQLException {
    assertThat(world.rows("SELECT * FROM players WHERE 1 = 0")).isEmpty();
    assertThat(world.rows("SELECT * FROM players WHERE FALSE")).isEmpty();
    assertThat(world.source.opened).isEmpty();
  }

  @Test
  void computedConstantsAreKeys() throws SQLException {
    assertThat(world.rows("SELECT map FROM info WHERE addr = lower('A')")).containsExactly("dust");
    assertThat(world.rows("SELECT map FROM info WHERE addr = lower(CAST(? AS VARCHAR))", "B"))
        .containsExactly("inferno");
  }

  @Test
  void numbersAreKeys() throws SQLException {
    assertThat(world.rows("SELECT persona FROM profiles WHERE steamid = 1")).containsExactly("ann");
    assertThat(world.rows("SELECT persona FROM profiles WHERE steamid IN (1, 2, 3)"))
        .containsExactly("ann", "bob");
    assertThat(world.rows("SELECT persona FROM profiles WHERE steamid = ?", 2L))
        .containsExactly("bob");
    assertThat(world.rows("SELECT persona FROM list l JOIN profiles p ON p.steamid = l.region"))
        .containsExactly("ann", "bob");
  }

  @Test
  void tenThousandKeysAreNoProblem() throws SQLException {
    String keys =
        IntStream.range(0, 10_000).mapToObj(i -> "'k" + i + "'").collect(Collectors.joining(","));
    assertThat(world.rows("SELECT map FROM info WHERE addr IN ('a'," + keys + ")"))
        .containsExactly("dust");
    assertThat(world.source.asked).hasSize(10_001);
    assertThat(world.plan("SELECT map FROM info WHERE addr IN ('a'," + keys + ")"))
        .contains("…], count=[10001]");
  }

  @Test
  void tenThousandRowsOfValuesAreNoProblem() throws SQLException {
    String rows =
        IntStream.range(0, 10_000).mapToObj(i -> "('k" + i + "')").collect(Collectors.joining(","));
    String sql =
        "SELECT i.map FROM info i JOIN (VALUES ('a')," + rows + ") AS t(addr) ON i.addr = t.addr";
    assertThat(world.rows(sql)).containsExactly("dust");
    assertThat(world.source.asked).hasSize(10_001);
  }

  @Test
  void semicolonsAtTheEndAreLeftOut() throws SQLException {
    assertThat(world.rows("SELECT map FROM info WHERE addr = 'a'; -- the first;\n"))
        .containsExactly("dust");
    assertThat(world.rows("SELECT ';' FROM info WHERE addr = 'a;' OR addr = 'b'"))
        .containsExactly(";");
  }
}
