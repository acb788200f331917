package dev.valvejdbc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.Rows;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import javax.sql.rowset.serial.SerialBlob;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** No way to give a parameter its value drops the value, or makes a number of a time. */
class GivenParametersTest {
  private static Connection connection;

  private interface Setting {
    void of(PreparedStatement statement) throws Exception;
  }

  @BeforeAll
  static void connect() throws Exception {
    connection = DriverManager.getConnection("jdbc:valve:fleet=3;seed=3");
  }

  @AfterAll
  static void close() throws Exception {
    connection.close();
  }

  /** What a query sees in the place of a parameter of which nothing says its type. */
  private static String seen(Setting setting) throws Exception {
    try (PreparedStatement statement = connection.prepareStatement("SELECT ? AS given")) {
      statement.setString(1, "the value before");
      setting.of(statement);
      try (ResultSet rs = statement.executeQuery()) {
        return Rows.of(rs).get(0);
      }
    }
  }

  @Test
  @SuppressWarnings("JavaUtilDate") // what applications give
  void aTimeWhereATextIsWantedIsItsText() throws Exception {
    Calendar calendar = Calendar.getInstance(TimeZone.getTimeZone("UTC"));
    calendar.setTimeInMillis(0);
    Map<Object, String> texts =
        Map.ofEntries(
            Map.entry(LocalDate.of(2026, 1, 2), "2026-01-02"),
            Map.entry(LocalTime.of(3, 4), "03:04"),
            Map.entry(LocalDateTime.of(2026, 1, 2, 3, 4), "2026-01-02 03:04:00"),
            Map.entry(OffsetDateTime.parse("2026-01-02T03:04:05+01:00"), "2026-01-02 02:04:05"),
            Map.entry(Instant.ofEpochMilli(5), "1970-01-01 00:00:00.005"),
            Map.entry(new Date(0), "1970-01-01 00:00:00"),
            Map.entry(calendar, "1970-01-01 00:00:00"),
            Map.entry(Duration.ofMinutes(5), "PT5M"));
    for (Map.Entry<Object, String> text : texts.entrySet()) {
      assertThat(seen(s -> s.setObject(1, text.getKey()))).isEqualTo(text.getValue());
    }
    assertThat(seen(s -> s.setTimestamp(1, Timestamp.valueOf("2026-01-02 03:04:05"))))
        .isEqualTo("2026-01-02 03:04:05");
    assertThat(seen(s -> s.setDate(1, java.sql.Date.valueOf("2026-01-02"))))
        .isEqualTo("2026-01-02");
    assertThat(seen(s -> s.setTime(1, Time.valueOf("03:04:05")))).isEqualTo("03:04:05");
  }

  @Test
  void valuesOfOtherClassesAreTheirTextsOrRefused() throws Exception {
    InetAddress loopback = InetAddress.getByAddress("a.name", new byte[] {127, 0, 0, 1});
    assertThat(seen(s -> s.setObject(1, loopback))).isEqualTo("127.0.0.1");
    assertThat(seen(s -> s.setObject(1, DayOfWeek.MONDAY))).isEqualTo("MONDAY");
    assertThat(seen(s -> s.setObject(1, BigInteger.TEN.pow(20))))
        .isEqualTo("100000000000000000000");
    assertThat(seen(s -> s.setURL(1, URI.create("http://a.example/b").toURL())))
        .isEqualTo("http://a.example/b");
    for (Object none : List.of(new int[] {1}, Optional.of(1), List.of(1))) {
      assertThatThrownBy(() -> seen(s -> s.setObject(1, none)))
          .isInstanceOf(SQLException.class)
          .hasMessageStartingWith("An object of this class cannot be the value of a parameter");
    }
  }

  @Test
  void streamsOfBytesAreRead() throws Exception {
    for (Setting setting :
        List.<Setting>of(
            s -> s.setBytes(1, new byte[] {1, 2}),
            s -> s.setBinaryStream(1, bytes()),
            s -> s.setBinaryStream(1, bytes(), 2),
            s -> s.setBinaryStream(1, bytes(), 2L),
            s -> s.setBlob(1, bytes()),
            s -> s.setBlob(1, bytes(), 2),
            s -> s.setBlob(1, new SerialBlob(new byte[] {1, 2})),
            s -> s.setObject(1, bytes()))) {
      assertThat(seen(setting)).isEqualTo("0102");
    }
    assertThat(seen(s -> s.setBinaryStream(1, null))).isEqualTo("null");
    assertThatThrownBy(() -> seen(s -> s.setBinaryStream(1, bytes(), 3)))
        .hasMessage("The stream of a value ended after 2 of 3 bytes.");
  }

  private static InputStream bytes() {
    return new ByteArrayInputStream(new byte[] {1, 2});
  }

  @Test
  void aTextForWhichATypeIsNamedIsReadAsThat() throws Exception {
    assertThat(seen(s -> s.setObject(1, " 5 ", Types.INTEGER))).isEqualTo("5");
    assertThat(seen(s -> s.setObject(1, "5.126", Types.DECIMAL, 2))).isEqualTo("5.13");
    assertThatThrownBy(() -> seen(s -> s.setObject(1, "five", Types.INTEGER)))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("22018"));
  }

  @Test
  void aStatementThatIsToEndWithItsResultDoes() throws Exception {
    try (Statement statement = connection.createStatement()) {
      statement.closeOnCompletion();
      ResultSet first = statement.executeQuery("SELECT 1");
      ResultSet second = statement.executeQuery("SELECT 2");
      first.close();
      assertThat(statement.isClosed()).as("by the result before").isFalse();
      second.close();
      assertThat(statement.isClosed()).isTrue();
    }
  }

  @Test
  void aBatchTakesWhatIsAboutTheConnection() throws Exception {
    try (Statement statement = connection.createStatement()) {
      statement.addBatch("CREATE VIEW one AS SELECT 1 AS n");
      statement.addBatch("SET timeout = '2s'");
      assertThat(statement.executeBatch()).containsExactly(0, 0);
      assertThat(Rows.of(connection, "FROM one")).containsExactly("1");
      statement.addBatch("RESET timeout");
      statement.addBatch("DROP VIEW nobody");
      statement.addBatch("DROP VIEW one");
      assertThatThrownBy(statement::executeBatch)
          .isInstanceOfSatisfying(
              BatchUpdateException.class, e -> assertThat(e.getUpdateCounts()).containsExactly(0));
      assertThat(statement.executeBatch()).as("a batch that ran is over").isEmpty();
      assertThatThrownBy(() -> statement.addBatch("INSERT INTO my_servers VALUES (1)"))
          .hasMessageContaining("INSERT is refused");
    }
  }
}
