package dev.valvejdbc.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.valvejdbc.errors.SqlError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The tables of docs/errors.md are those of {@link SqlError}: a comment names the first and the
 * last error of each; with {@code -Ddocs.write=true} the tables are written anew below it.
 */
class ErrorsPageTest {
  private static final String WRITE = "mvn test -Dtest=ErrorsPageTest -Ddocs.write=true";
  private static final Path PAGE = Path.of("docs", "errors.md");
  private static final Pattern TABLE =
      Pattern.compile("<!-- ([A-Z_]+) to ([A-Z_]+) -->\n(?:\\|.*\n)*");

  @Test
  void theTablesAreAsTheyWouldBeWrittenNow() throws IOException {
    String page = Files.readString(PAGE);
    String written =
        TABLE
            .matcher(page)
            .replaceAll(
                m ->
                    Matcher.quoteReplacement(
                        m.group().lines().findFirst().orElseThrow()
                            + "\n"
                            + table(range(m.group(1), m.group(2)))));
    if (Boolean.getBoolean("docs.write")) {
      Files.writeString(PAGE, written);
    }
    assertThat(Files.readString(PAGE))
        .as("%s is stale; write its tables anew: %s", PAGE, WRITE)
        .isEqualTo(written);
  }

  @Test
  void everyErrorStandsInOneOfTheTables() throws IOException {
    List<SqlError> listed = new ArrayList<>();
    Matcher table = TABLE.matcher(Files.readString(PAGE));
    while (table.find()) {
      listed.addAll(range(table.group(1), table.group(2)));
    }
    assertThat(listed).containsExactly(SqlError.values());
  }

  private static EnumSet<SqlError> range(String first, String last) {
    return EnumSet.range(SqlError.valueOf(first), SqlError.valueOf(last));
  }

  private static String table(EnumSet<SqlError> errors) {
    StringBuilder table = new StringBuilder("| state | sentence | what to do |\n|---|---|---|\n");
    for (SqlError e : errors) {
      table.append("| %s | %s | %s |%n".formatted(e.state(), e.sentence(), e.remedy()));
    }
    return table.toString();
  }
}
