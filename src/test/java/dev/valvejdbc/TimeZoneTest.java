package dev.valvejdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With timeZone, times are shown and meant by the clocks of that zone, and moments stay. */
class TimeZoneTest {
  /** The hour from 2 to 3 came twice that night: at 00:30 and at 01:30 UTC it was half past two. */
  private static final String TWICE =
      "(VALUES (TO_TIMESTAMP(1792888200)), (TO_TIMESTAMP(1792891800)),"
          + " (TO_TIMESTAMP(1792895400))) AS t(at)";

  private Connection berlin;

  @BeforeEach
  void connect() throws Exception {
    berlin = DriverManager.getConnection("jdbc:valve:fleet=4;seed=5;timeZone=Europe/Berlin");
  }

  @AfterEach
  void close() throws Exception {
    berlin.close();
  }

  private ResultSet one(String sql) throws SQLException {
    ResultSet rs = berlin.createStatement().executeQuery("SELECT " + sql);
    assertThat(rs.next()).isTrue();
    return rs;
  }

  @Test
  void aTimeIsShownByTheClockAndReadAsTheMoment() throws Exception {
    ResultSet rs = one("TO_TIMESTAMP(1782864000) AS at"); // 2026-07-01 00:00 UTC
    assertThat(rs.getString(1)).isEqualTo("2026-07-01 02:00:00");
    assertThat(rs.getTimestamp(1)).isEqualTo(Timestamp.valueOf("2026-07-01 02:00:00"));
    assertThat(rs.getObject(1)).isEqualTo(Timestamp.valueOf("2026-07-01 02:00:00"));
    assertThat(rs.getObject("at", LocalDateTime.class))
        .isEqualTo(LocalDateTime.parse("2026-07-01T02:00"));
    assertThat(rs.getObject(1, LocalDate.class)).isEqualTo(LocalDate.parse("2026-07-01"));
    assertThat(rs.getObject(1, Instant.class)).isEqualTo(Instant.parse("2026-07-01T00:00:00Z"));
    assertThat(rs.getObject(1, OffsetDateTime.class))
        .isEqualTo(OffsetDateTime.parse("2026-07-01T02:00:00+02:00"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "EPOCH(TIMESTAMP '2026-07-01 02:00:00') = 1782864000; true",
        "TIMESTAMP '2026-07-01 02:00:00'; 2026-07-01 02:00:00",
        "CAST(TO_TIMESTAMP(1782864000) AS VARCHAR); 2026-07-01 02:00:00",
        "CAST(TO_TIMESTAMP(1782864000 - 3600) AS DATE); 2026-07-01",
        "EPOCH(CAST('2026-07-01 02:00:00' AS TIMESTAMP)) = 1782864000; true",
        "EPOCH(CAST(DATE '2026-07-01' AS TIMESTAMP)) = 1782864000 - 7200; true",
        "EXTRACT(HOUR FROM TO_TIMESTAMP(1782864000)); 2",
        "EXTRACT(EPOCH FROM TO_TIMESTAMP(1782864000)); 1782864000",
        "DATE_TRUNC('day', TO_TIMESTAMP(1782864000)); 2026-07-01 00:00:00",
        "FLOOR(TO_TIMESTAMP(1782864000) TO DAY); 2026-07-01 00:00:00",
        "DATE_PART('hour', TO_TIMESTAMP(1782864000)) = 2; true",
        "DAYNAME(TO_TIMESTAMP(1782864000 - 5400)); Wednesday",
        "TO_CHAR(TO_TIMESTAMP(1782864000), 'HH24:MI'); 02:00",
        "TO_TIMESTAMP(1782864000) + INTERVAL '6' MONTH; 2027-01-01 02:00:00",
        "TO_TIMESTAMP(1782864000) + INTERVAL '1' HOUR; 2026-07-01 03:00:00",
        "EPOCH(TIMESTAMP '2026-07-01 02:00:00' - INTERVAL '1' HOUR) = 1782860400; true",
        "TO_TIMESTAMP(1782864000) IN (TIMESTAMP '2026-07-01 02:00:00',"
            + " TIMESTAMP '2026-07-02 02:00:00'); true",
        "TO_TIMESTAMP(1782864000) BETWEEN TIMESTAMP '2026-07-01 01:00:00'"
            + " AND TIMESTAMP '2026-07-01 03:00:00'; true"
      })
  void aStatementMeansTheClockOfItsZone(String expression, String shown) throws Exception {
    assertThat(one(expression).getString(1)).isEqualTo(shown);
  }

  @Test
  void hoursThatComeTwiceStayInOrderAndApart() throws Exception {
    try (ResultSet rs =
        berlin
            .createStatement()
            .executeQuery("SELECT at, DATE_TRUNC('hour', at) FROM " + TWICE + " ORDER BY at")) {
      assertThat(rs.next()).isTrue();
      Instant before = rs.getObject(1, Instant.class);
      Instant hour = rs.getObject(2, Instant.class);
      assertThat(rs.getString(1)).isEqualTo("2026-10-25 02:30:00");
      for (int i = 1; i < 3; i++) {
        assertThat(rs.next()).isTrue();
        Instant at = rs.getObject(1, Instant.class);
        assertThat(Duration.between(before, at)).isEqualTo(Duration.ofHours(1));
        assertThat(Duration.between(hour, rs.getObject(2, Instant.class)))
            .isEqualTo(Duration.ofHours(1));
        before = at;
        hour = rs.getObject(2, Instant.class);
      }
    }
    assertThat(Rows.of(berlin, "SELECT COUNT(DISTINCT at) FROM " + TWICE)).containsExactly("3");
  }

  @Test
  void whatIsMadeOfNumbersAndTextsIsOfTheSameClock() throws Exception {
    ResultSet rs =
        one(
            "EPOCH(MAKE_TIMESTAMP(2026, 7, 1, 2, 0, 0)), EPOCH(STRPTIME('2026-07-01', '%Y-%m-%d')),"
                + " STRFTIME(TO_TIMESTAMP(1782864000), '%H'),"
                + " CAST(TO_TIMESTAMP(1782864000) AT TIME ZONE 'UTC' AS VARCHAR)");
    assertThat(rs.getLong(1)).isEqualTo(1_782_864_000L);
    assertThat(rs.getLong(2)).isEqualTo(1_782_856_800L);
    assertThat(rs.getString(3)).isEqualTo("02");
    assertThat(rs.getString(4)).startsWith("2026-07-01 00:00:00");
  }

  @Test
  void theCurrentTimeLiesOnTheSameLine() throws Exception {
    ResultSet rs = one("CURRENT_TIMESTAMP, LOCALTIMESTAMP, NOW()");
    for (int i = 1; i <= 3; i++) {
      assertThat(Duration.between(rs.getObject(i, Instant.class), Instant.now()).abs())
          .isLessThan(Duration.ofMinutes(2));
    }
    String day = one("CURRENT_DATE = CAST(CURRENT_TIMESTAMP AS DATE)").getString(1);
    assertThat(day).isEqualTo("true");
    assertThat(
            Rows.of(
                berlin,
                "SELECT COUNT(*) FROM my_info WHERE queried_at BETWEEN NOW() - INTERVAL '5' MINUTE"
                    + " AND NOW() + INTERVAL '5' MINUTE"))
        .isEqualTo(Rows.of(berlin, "SELECT COUNT(*) FROM my_info"));
  }

  @Test
  void aParameterIsReadByTheSameClock() throws Exception {
    try (PreparedStatement statement =
        berlin.prepareStatement(
            "SELECT EPOCH(CAST(? AS TIMESTAMP)), EPOCH(CAST(? AS TIMESTAMP)),"
                + " EPOCH(CAST(? AS TIMESTAMP)), EPOCH(CAST(? AS TIMESTAMP))")) {
      statement.setTimestamp(1, Timestamp.valueOf("2026-07-01 02:00:00"));
      statement.setObject(2, LocalDateTime.parse("2026-07-01T02:00:00"));
      statement.setObject(3, Instant.parse("2026-07-01T00:00:00Z"));
      statement.setString(4, "2026-07-01 02:00");
      assertThat(Rows.of(statement.executeQuery()))
          .containsExactly("1.782864E9|1.782864E9|1.782864E9|1.782864E9");
    }
  }

  @Test
  void aZoneThatIsNoneIsAnError() {
    assertThatThrownBy(() -> DriverManager.getConnection("jdbc:valve:timeZone=Berlin"))
        .hasMessageContaining("timeZone")
        .hasMessageContaining("Europe/Berlin");
  }
}
