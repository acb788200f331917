package dev.valvejdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.valvejdbc.protocol.webapi.MethodCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages show is true: their SQL runs on the fleet, the tables they name exist. */
class DocsTest {
  private static final Pattern SQL = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);

  /** Pages whose statements want a database; {@code OwnDataPagesTest} runs them. */
  private static final Set<String> OF_OWN_DATA = Set.of("attach.md", "history.md", "metrics.md");

  static List<String> statements() throws IOException {
    List<String> statements = new ArrayList<>();
    try (Stream<Path> pages = Files.walk(Path.of("docs"))) {
      for (Path page : pages.filter(DocsTest::isWritten).sorted().toList()) {
        Matcher block = SQL.matcher(Files.readString(page));
        while (block.find()) {
          for (String statement : block.group(1).split(";\\s*\n", -1)) {
            if (!statement.isBlank()) {
              statements.add(statement.strip());
            }
          }
        }
      }
    }
    return statements;
  }

  /** Pages of tables are generated, with the results of their statements. */
  private static boolean isWritten(Path page) {
    return page.toString().endsWith(".md")
        && !page.startsWith(Path.of("docs", "tables"))
        && !page.endsWith("cookbook.md") // a test of its own runs it
        && !OF_OWN_DATA.contains(page.getFileName().toString());
  }

  @ParameterizedTest
  @MethodSource("statements")
  void everyStatementRunsAndHasRows(String sql) throws Exception {
    try (Connection connection =
        DriverManager.getConnection("jdbc:valve:fleet=60;seed=3;timeout=500ms;rcon=read")) {
      assertThat(Rows.of(connection, sql)).isNotEmpty();
    }
  }

  @Test
  void everyTableOfTheWebApiPageExistsAndEveryDescribedMethodIsOnIt() throws IOException {
    String page = Files.readString(Path.of("docs", "steam-api.md"));
    Set<String> tables = MethodCatalogue.bundled().tables(Map.of()).keySet();
    Matcher named = Pattern.compile("`steam_api\\.(\\w+)`").matcher(page);
    while (named.find()) {
      assertThat(tables).contains(named.group(1));
    }
    String plain = page.replace("\\*", "*");
    MethodCatalogue.bundled()
        .methods()
        .forEach(
            m ->
                assertThat(
                        plain.contains(m.name())
                            || plain.contains(
                                m.interfaceName().replaceFirst("_\\d+$", "_*") + "/" + m.method()))
                    .as(m.name())
                    .isTrue());
  }
}
