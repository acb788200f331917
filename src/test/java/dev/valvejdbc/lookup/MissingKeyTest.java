package dev.valvejdbc.lookup;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Specifies what is said of a query that gives a keyed table no key. */
class MissingKeyTest {

  @Test
  void theSentenceNamesTableKeyAndRemedy() throws SQLException {
    try (World world = World.small()) {
      assertThatThrownBy(() -> world.plan("SELECT * FROM players"))
          .hasStackTraceContaining(
              "MissingKeyException: Table players can only be read by its key addr:"
                  + " add WHERE addr = '203.0.113.7:27015', addr IN (…),"
                  + " or join it ON players.addr = <other table>.addr,"
                  + " for example SELECT * FROM players WHERE addr = '203.0.113.7:27015'");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM players WHERE addr LIKE 'a%'",
        "SELECT * FROM players WHERE addr > 'a'",
        "SELECT * FROM players WHERE addr <> 'a'",
        "SELECT * FROM players WHERE addr = 'a' OR name = 'b'",
        "SELECT * FROM players p JOIN info i ON i.addr = p.addr",
        "SELECT * FROM list l LEFT JOIN players p ON p.name = l.addr",
        "SELECT * FROM players p FULL JOIN list l ON p.addr = l.addr",
        "SELECT count(*) FROM players",
        "SELECT * FROM list WHERE addr NOT IN (SELECT addr FROM players)"
      })
  void aConditionThatGivesNoKeyIsRefused(String sql) throws SQLException {
    try (World world = World.small()) {
      assertThatThrownBy(() -> world.plan(sql)).hasStackTraceContaining("can only be read by");
    }
  }
}
