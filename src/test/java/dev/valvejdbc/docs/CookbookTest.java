package dev.valvejdbc.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.valvejdbc.Rows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every query of docs/cookbook.md runs as it stands, on one connection to one fleet. */
class CookbookTest {
  private static final Path PAGE = Path.of("docs", "cookbook.md");
  private static final Pattern RECIPE =
      Pattern.compile("\n([^\n]+)\n\n```sql\n(.*?);\n```", Pattern.DOTALL);
  private static final Pattern URL = Pattern.compile("`(jdbc:valve:[^`]+)`");

  @Test
  void everyQueryYieldsRowsUnlessItSaysThatItMayNot() throws Exception {
    String page = Files.readString(PAGE);
    Matcher url = URL.matcher(page);
    assertThat(url.find()).isTrue();
    Map<String, String> queries = queries(page);
    assertThat(queries).hasSizeGreaterThanOrEqualTo(100);
    List<String> wrong = new ArrayList<>();
    try (Connection connection =
        DriverManager.getConnection(url.group(1) + ";cacheDir=none;cacheTtl=10m")) {
      queries.forEach((question, sql) -> run(connection, question, sql, wrong));
    }
    assertThat(wrong).isEmpty();
  }

  private static Map<String, String> queries(String page) {
    Map<String, String> queries = new LinkedHashMap<>();
    Matcher recipe = RECIPE.matcher(page);
    while (recipe.find()) {
      assertThat(queries.put(recipe.group(1), recipe.group(2))).as(recipe.group(1)).isNull();
    }
    return queries;
  }

  private static void run(Connection connection, String question, String sql, List<String> wrong) {
    try {
      if (Rows.of(connection, sql).isEmpty() && !question.contains("Empty ")) {
        wrong.add(question + " has no rows");
      }
    } catch (SQLException e) {
      wrong.add(question + " " + e.getMessage());
    }
  }
}
