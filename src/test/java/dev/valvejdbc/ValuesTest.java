package dev.valvejdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Values read as objects of any usual class. */
class ValuesTest {
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

  private Object read(String expression, Class<?> type) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rs = statement.executeQuery("SELECT " + expression)) {
      assertThat(rs.next()).isTrue();
      return rs.getObject(1, type);
    }
  }

  private void assertState(String state, String expression, Class<?> type) {
    assertThatThrownBy(() -> read(expression, type))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(state));
  }

  @Test
  void numbersAreReadAsNumbersOfAnyKind() throws Exception {
    Map<Class<?>, Object> wanted =
        Map.of(
            Byte.class,
            (byte) 7,
            Short.class,
            (short) 7,
            Integer.class,
            7,
            Long.class,
            7L,
            Float.class,
            7f,
            Double.class,
            7d,
            BigDecimal.class,
            new BigDecimal(7),
            BigInteger.class,
            BigInteger.valueOf(7),
            String.class,
            "7",
            Object.class,
            7);
    for (Map.Entry<Class<?>, Object> each : wanted.entrySet()) {
      assertThat(read("7", each.getKey())).isEqualTo(each.getValue());
    }
    assertThat(read("'7'", Long.class)).isEqualTo(7L);
    assertThat(read("1", Boolean.class)).isEqualTo(true);
    assertThat(read("'false'", Boolean.class)).isEqualTo(false);
    assertThat(read("CAST(NULL AS BIGINT)", Long.class)).isNull();
  }

  @Test
  void timesAreReadInUtc() throws Exception {
    String time = "TIMESTAMP '2026-03-08 02:30:00'";
    assertThat(read(time, Instant.class)).isEqualTo(THEN);
    assertThat(read(time, LocalDateTime.class)).isEqualTo(LocalDateTime.of(2026, 3, 8, 2, 30));
    assertThat(read(time, LocalDate.class)).isEqualTo(LocalDate.of(2026, 3, 8));
    assertThat(read(time, LocalTime.class)).isEqualTo(LocalTime.of(2, 30));
    assertThat(read(time, OffsetDateTime.class))
        .isEqualTo(OffsetDateTime.parse("2026-03-08T02:30:00Z"));
    assertThat(((ZonedDateTime) read(time, ZonedDateTime.class)).toInstant()).isEqualTo(THEN);
    assertThat(read("TIMESTAMP '2026-11-21 01:00:00'", Timestamp.class))
        .isEqualTo(Timestamp.valueOf("2026-11-21 01:00:00"));
    assertThat(read("DATE '2026-11-21'", LocalDate.class)).isEqualTo(LocalDate.of(2026, 11, 21));
    assertThat(read("DATE '2026-11-21'", java.sql.Date.class))
        .isEqualTo(java.sql.Date.valueOf("2026-11-21"));
    assertThat(read("TIME '23:59:58'", LocalTime.class)).isEqualTo(LocalTime.of(23, 59, 58));
  }

  @Test
  void whatDoesNotFitIsAnErrorAndNeverAnotherValue() {
    assertState("22003", "300", Byte.class);
    assertState("22003", "3000000000", Integer.class);
    assertState("22003", "1E30", Long.class);
    assertState("22018", "'x'", Integer.class);
    assertState("22018", "'maybe'", Boolean.class);
    assertState("HYC00", "'x'", UUID.class);
    assertState("HYC00", "'x'", Instant.class);
    assertState("HYC00", "TIME '01:02:03'", LocalDate.class);
  }

  @Test
  void primitivesThatDoNotFitAreErrors() throws Exception {
    try (Statement statement = connection.createStatement();
        ResultSet rs =
            statement.executeQuery(
                "SELECT 3000000000, CAST('18446744073709551615' AS DECIMAL(20, 0)), 2.9E0,"
                    + " CAST(NULL AS DECIMAL(20, 0)), '12', TRUE")) {
      assertThat(rs.next()).isTrue();
      assertThat(rs.getLong(1)).isEqualTo(3_000_000_000L);
      assertThatThrownBy(() -> rs.getInt(1)).hasMessageContaining("3000000000");
      assertThatThrownBy(() -> rs.getLong(2)).hasMessageContaining("18446744073709551615");
      assertThat(rs.getInt(3)).isEqualTo(2);
      assertThat(rs.getLong(4)).isZero();
      assertThat(rs.wasNull()).isTrue();
      assertThat(rs.getInt(5)).isEqualTo(12);
      assertThat(rs.getInt(6)).isEqualTo(1);
    }
  }
}
