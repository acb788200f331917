package dev.valvejdbc.trino.run;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.lookup.KeyColumn;
import dev.valvejdbc.lookup.KeyTuple;
import dev.valvejdbc.lookup.KeyedTable;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Specifies that a query sends a console a command once, whatever Trino runs again. */
class SentCommandsTest {
  private static final KeyTuple STATUS = new KeyTuple(List.of("127.0.0.1:27015", "status"));

  private final SentCommands commands = new SentCommands();

  private static KeyedTable rcon() {
    return new KeyedTable() {
      @Override
      public String name() {
        return "rcon";
      }

      @Override
      public List<KeyColumn> keyColumns() {
        return List.of(new KeyColumn("addr", 0, true), new KeyColumn("command", 1, true));
      }

      @Override
      public String exampleCondition() {
        return "addr = '127.0.0.1:27015'";
      }
    };
  }

  @Test
  void aSecondTimeIsASentenceThatNamesTheSetting() {
    commands.send("query", rcon(), STATUS);
    assertThatThrownBy(() -> commands.send("query", rcon(), STATUS))
        .hasMessageContaining("127.0.0.1:27015", "retry_policy");
  }

  @Test
  void otherQueriesAndOtherCommandsAreTheirOwn() {
    commands.send("query", rcon(), STATUS);
    assertThatCode(() -> commands.send("another", rcon(), STATUS)).doesNotThrowAnyException();
    assertThatCode(
            () -> commands.send("query", rcon(), new KeyTuple(List.of("127.0.0.1:27015", "stats"))))
        .doesNotThrowAnyException();
  }
}
