package dev.valvejdbc.engine.direct;

import static org.assertj.core.api.Assertions.assertThat;

import dev.valvejdbc.sql.grammar.Parsing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl;
import org.apache.calcite.sql.parser.SqlParser;
import org.junit.jupiter.api.Test;

/**
 * The reserved words are those of the grammar; with {@code -Ddocs.write=true} they are written
 * anew.
 */
class ReservedWordsTest {
  private static final Path FILE =
      Path.of("src/main/resources/dev/valvejdbc/engine/direct", ReservedWords.FILE);

  @Test
  void theWordsAreThoseThatTheGrammarKeepsForItself() throws IOException {
    SqlAbstractParserImpl.Metadata grammar = SqlParser.create("", Parsing.CONFIG).getMetadata();
    List<String> reserved =
        grammar.getTokens().stream().filter(grammar::isReservedWord).sorted().toList();

    if (Boolean.getBoolean("docs.write")) {
      Files.writeString(FILE, String.join("\n", reserved) + "\n");
    }
    assertThat(Files.readAllLines(FILE)).isEqualTo(reserved);
    assertThat(reserved).allMatch(ReservedWords::contains).contains("SELECT", "VALUES");
    assertThat(ReservedWords.contains("value")).isFalse();
  }
}
