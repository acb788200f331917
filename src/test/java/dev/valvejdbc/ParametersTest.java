package dev.valvejdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.CharBuffer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Parameters given as objects of any usual class. */
class ParametersTest {
  private static final Instant THEN = Instant.parse("2026-03-08T02:30:00Z");

  private Connection connection;

  @BeforeEach
  void connect() throws Exception {
    connection = DriverManager.getConnection("jdbc:valve:");
  }

  @AfterEach
  void close() throws Exception {
    connection.close();
  }

  @Test
  void parametersAreOfAnyUsualClass() throws Exception {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT t FROM (VALUES TIMESTAMP '2026-03-08 02:30:00') AS x(t) WHERE t = ?")) {
      for (Object given :
          List.of(
              THEN,
              LocalDateTime.of(2026, 3, 8, 2, 30),
              OffsetDateTime.parse("2026-03-08T03:30:00+01:00"),
              ZonedDateTime.ofInstant(THEN, ZoneId.of("Asia/Tokyo")),
              java.util.Date.from(THEN))) {
        statement.setObject(1, given);
        try (ResultSet rs = statement.executeQuery()) {
          assertThat(rs.next()).as(given.getClass().getName()).isTrue();
          assertThat(rs.getObject(1, Instant.class)).isEqualTo(THEN);
        }
      }
    }
    assertThat(found("DATE '2026-11-21'", LocalDate.of(2026, 11, 21))).isTrue();
    assertThat(found("TIME '23:59:58'", LocalTime.of(23, 59, 58))).isTrue();
    assertThat(found("CAST(5 AS BIGINT)", BigInteger.valueOf(5))).isTrue();
    assertThat(found("CAST(5 AS DECIMAL(20, 0))", 5)).isTrue();
    assertThat(found("2.5E0", new BigDecimal("2.5"))).isTrue();
    assertThat(found("'abc'", CharBuffer.wrap("abc"))).isTrue();
    assertThat(found("5", "5")).isTrue();
  }

  /** What statements compute alike is compiled once, and each has its parameters elsewhere. */
  @Test
  void equalStepsOfTwoStatementsReadTheParametersOfTheirOwn() throws Exception {
    String rows = "SELECT a FROM (VALUES ('x', 'tf'), ('y', 'cs')) AS t(a, b) WHERE ";
    String year = "EXTRACT(YEAR FROM CAST(? AS DATE)) = CHAR_LENGTH(b) + 2024";
    assertThat(rows(rows + year + " AND b = ?", LocalDate.of(2026, 11, 21), "tf"))
        .containsExactly("x");
    assertThat(rows(rows + "b = ? AND " + year, "tf", LocalDate.of(2026, 11, 21)))
        .containsExactly("x");
    assertThat(rows(rows + "b LIKE 't%' AND a <> 'z'")).containsExactly("x");
    assertThat(rows(rows + "CHAR_LENGTH(a) < 2 AND a <> 'z' AND b LIKE 't%'")).containsExactly("x");
  }

  private List<String> rows(String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      return parameters.length == 0 ? Rows.of(connection, sql) : Rows.of(statement.executeQuery());
    }
  }

  private boolean found(String expression, Object parameter) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT t FROM (VALUES " + expression + ") AS x(t) WHERE t = ?")) {
      statement.setObject(1, parameter);
      return statement.executeQuery().next();
    }
  }
}
