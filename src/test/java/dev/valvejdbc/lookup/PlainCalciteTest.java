package dev.valvejdbc.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Specifies what keyed tables can do by the rules that they register, under Calcite's driver. */
class PlainCalciteTest {
  private World world;

  @BeforeEach
  void open() throws SQLException {
    world = World.plain();
  }

  @AfterEach
  void close() throws SQLException {
    world.close();
    assertThat(world.source.openScans).hasValue(0);
  }

  @Test
  void constantsAreKeys() throws SQLException {
    assertThat(world.rows("SELECT map FROM info WHERE addr = 'a'")).containsExactly("dust");
    assertThat(world.rows("SELECT map FROM info WHERE addr = ?", "b")).containsExactly("inferno");
    assertThat(world.rows("SELECT map FROM info WHERE addr IN ('a', 'b') AND slots > 15"))
        .containsExactly("inferno");
  }

  @Test
  void innerJoinsLookUp() throws SQLException {
    assertThat(world.rows("SELECT l.addr, i.map FROM list l JOIN info i ON i.addr = l.addr"))
        .containsExactly("a dust", "b inferno", "c dust");
    assertThat(
            world.rows(
                "SELECT i.map FROM info i JOIN list l ON i.addr = l.addr WHERE l.region = 1"))
        .containsExactly("inferno");
  }

  @Test
  void leftJoinsLookUp() throws SQLException {
    assertThat(world.rows("SELECT l.region, i.map FROM list l LEFT JOIN info i ON i.addr = l.addr"))
        .containsExactly("0 dust", "1 inferno", "2 dust", "3 null", "4 null");
  }

  @Test
  void severalTablesAreLookedUp() throws SQLException {
    assertThat(
            world.rows(
                "SELECT i.map, p.name FROM list l JOIN info i ON i.addr = l.addr"
                    + " JOIN players p ON p.addr = l.addr WHERE i.slots < 15"))
        .containsExactly("dust ann", "dust bob");
  }

  @Test
  void aMissingKeyIsASentenceToo() {
    assertThatThrownBy(() -> world.rows("SELECT * FROM players"))
        .hasStackTraceContaining("Table players can only be read by its key addr")
        .hasStackTraceContaining("add forceDecorrelate=false to the URL");
  }
}
