package dev.valvejdbc.queries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.valvejdbc.Rows;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Whatever a stranger tries, a statement has rows or ends in a sentence about itself, with a state.
 */
class NastyStatementsTest {
  private static final String INSIDE =
      ".*(\\b(Enumerable|Logical|Rel|Rex|Sql|Hep|Bindable)[A-Z]\\w+|org[.]apache|java[.]|rowcount"
          + "|\\w+(Exception|Error)\\b|[$](SCALAR_QUERY|cor)|EXPR[$]|RECORDTYPE|SINGLE_VALUE"
          + "|\\d+ cpu|Lookup[A-Z]|broke down|nobody foresaw).*";

  private static Connection connection;

  @BeforeAll
  static void connect() throws SQLException {
    connection = DriverManager.getConnection("jdbc:valve:fleet=4;seed=5;cacheTtl=10m");
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
  }

  @TestFactory
  Stream<DynamicTest> hasRowsOrASentence() throws IOException {
    return lines("/nasty-statements.txt").map(sql -> dynamicTest(sql, () -> check(sql)));
  }

  private static Stream<String> lines(String resource) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(NastyStatementsTest.class.getResourceAsStream(resource))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
    }
  }

  /** The property valve.differential.statements asks for more of them. */
  @Test
  void garbageHasASentence() throws IOException {
    Mutations garbage =
        new Mutations(
            14,
            Stream.concat(lines("/nasty-statements.txt"), lines("/named-statements.txt")).toList());
    for (int i = Integer.getInteger("valve.differential.statements", 1000) / 2; i > 0; i--) {
      String sql = garbage.next();
      assertThatCode(() -> check(sql)).as(sql).doesNotThrowAnyException();
    }
  }

  private static void check(String sql) {
    try {
      assertThat(Rows.of(connection, sql)).isNotNull();
    } catch (SQLException e) {
      assertThat(e.getMessage()).isNotBlank().doesNotMatch("(?s)" + INSIDE);
      assertThat(e.getMessage().lines()).hasSizeLessThan(2);
      assertThat(e.getSQLState()).hasSize(5).isNotIn("58000", "HY000");
    }
  }
}
