package dev.valvejdbc.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.valvejdbc.sql.library.Library;
import dev.valvejdbc.sql.library.Listing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.util.SqlOperatorTables;
import org.junit.jupiter.api.Test;

/**
 * docs/sql.md shows every function of functions.txt with what its example yields; with {@code
 * -Ddocs.write=true} that part is written anew.
 */
class SqlPageTest {
  private static final Path PAGE = Path.of("docs", "sql.md");
  private static final String BEGIN =
      "<!-- functions: written by `mvn test -Dtest=SqlPageTest -Ddocs.write=true` from"
          + " sql/library/functions.txt -->\n";
  private static final String END = "<!-- end of functions -->";

  @Test
  void everyFunctionStandsInThePageWithWhatItsExampleYields() throws Exception {
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    String now = page.substring(0, begin) + functions() + page.substring(page.indexOf(END));
    if (Boolean.getBoolean("docs.write")) {
      Files.writeString(PAGE, now);
    }
    assertThat(Files.readString(PAGE)).isEqualTo(now);
  }

  private static String functions() throws Exception {
    Markdown page = new Markdown();
    try (Connection connection = DriverManager.getConnection("jdbc:valve:");
        Statement statement = connection.createStatement()) {
      List<Listing.Entry> functions = Listing.entries();
      for (String theme : functions.stream().map(Listing.Entry::theme).distinct().toList()) {
        List<Listing.Entry> here = functions.stream().filter(f -> f.theme().equals(theme)).toList();
        page.block("### " + theme);
        String source = here.get(0).source();
        if (!source.isEmpty()) {
          page.block("The examples are selected " + code(source) + ".");
        }
        List<List<String>> rows = new ArrayList<>();
        for (Listing.Entry function : here) {
          rows.add(
              List.of(
                  code(function.call()),
                  function.meaning().replace("|", "\\|"),
                  code(function.example()),
                  Markdown.plain(answer(statement, function))));
        }
        page.table(List.of("function", "tells", "example", "yields"), rows);
      }
    }
    return "\n" + page + "\n";
  }

  /** The statement that shows what it does. */
  private static String sql(Listing.Entry function) {
    String example = function.example();
    return example.startsWith("SELECT ")
        ? example
        : ("SELECT " + example + " " + function.source()).strip();
  }

  private static String code(String text) {
    return Markdown.code(text.replace("|", "\\|"));
  }

  private static String answer(Statement statement, Listing.Entry function) throws SQLException {
    try (ResultSet rs = statement.executeQuery(sql(function))) {
      List<String> rows = new ArrayList<>();
      int columns = rs.getMetaData().getColumnCount();
      while (rs.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          row.add(String.valueOf(rs.getString(i)));
        }
        rows.add(String.join(" ", row));
      }
      return String.join("; ", rows);
    } catch (SQLException e) {
      throw new SQLException(sql(function) + ": " + e.getMessage(), e);
    }
  }

  @Test
  void noFunctionOfOursIsLeftOut() throws Exception {
    String listed =
        Listing.entries().stream()
            .map(Listing.Entry::call)
            .collect(Collectors.joining(" "))
            .toUpperCase(Locale.ROOT);
    Stream<String> names =
        Stream.concat(
                Library.before(SqlOperatorTables.of()).getOperatorList().stream()
                    .map(SqlOperator::getName),
                Library.macros())
            .filter(n -> !n.startsWith("$") && !n.equals("TIME_DIFFERENCE"));
    assertThat(names).allSatisfy(name -> assertThat(listed).contains(name));
  }
}
