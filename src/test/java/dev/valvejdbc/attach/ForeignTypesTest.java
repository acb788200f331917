package dev.valvejdbc.attach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.Rows;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Columns of types that we have none for, read and compared as what they show. */
class ForeignTypesTest {
  @TempDir Path folder;

  private static Connection attached(OwnDatabase own, Path folder, String... statements)
      throws Exception {
    Connection connection = DriverManager.getConnection(own.url(folder));
    own.run(folder, statements);
    return connection;
  }

  /** One in a file or in this process, which knows the statements that are called. */
  private static Connection attached(String url, String... statements) throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:valve:attach='own=" + url + "'");
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute("CALL own.execute('" + sql.replace("'", "''") + "')");
      }
    }
    return connection;
  }

  @Test
  void ofPostgresql() throws Exception {
    try (Connection connection =
        attached(
            OwnDatabase.POSTGRESQL,
            folder,
            "DROP TYPE IF EXISTS mood",
            "CREATE TYPE mood AS ENUM ('sad', 'ok')",
            "CREATE TABLE t (a int[], j jsonb, u uuid, m mood, i inet, c char(5), b bit(3),"
                + " v interval, tz timestamptz, ts timestamp, d date)",
            "INSERT INTO t VALUES ('{1,2}', '{\"a\": 1}', '6f9619ff-8b86-d011-b42d-00cf4fc964ff',"
                + " 'ok', '127.0.0.1', 'ab', B'101', '1 day', '2024-03-31 02:30:00+02',"
                + " '0044-03-15 BC', '-infinity'), (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,"
                + " 'infinity', '-infinity', 'infinity')")) {
      assertThat(Rows.of(connection, "SELECT * FROM own.t ORDER BY u"))
          .containsExactly(
              "{1,2}|{\"a\": 1}|6f9619ff-8b86-d011-b42d-00cf4fc964ff|ok|127.0.0.1|ab|101|1 day"
                  + "|2024-03-31 00:30:00.0|0001-01-01 00:00:00.0|0001-01-01",
              "null|null|null|null|null|null|null|null|9999-12-31 23:59:59.999"
                  + "|0001-01-01 00:00:00.0|9999-12-31");
      assertThat(
              Rows.of(
                  connection,
                  "SELECT COUNT(*) FILTER (WHERE m = 'none' OR u = 'none' OR j = '{'),"
                      + " COUNT(*) FILTER (WHERE m = 'ok' AND c = 'ab' AND i = '127.0.0.1')"
                      + " FROM own.t"))
          .containsExactly("0|1");
      assertThat(Rows.of(connection, "SELECT COUNT(*) FROM own.t WHERE m = 'none' OR u = 'x'"))
          .containsExactly("0");
      assertThat(
              Rows.of(
                  connection,
                  "SELECT COUNT(*), COUNT(t.u) FROM my_servers s LEFT JOIN own.t t"
                      + " ON t.m = s.name AND t.u = s.addr"))
          .containsExactly("40|0");
    }
  }

  @Test
  void ofMariadb() throws Exception {
    try (Connection connection =
        attached(
            OwnDatabase.MARIADB,
            folder,
            "CREATE TABLE t (e ENUM('sad', 'ok'), b BIT(3), b1 BIT(1), y YEAR,"
                + " big BIGINT UNSIGNED, i INT UNSIGNED)",
            "INSERT INTO t VALUES ('ok', b'101', b'1', 2024, 18446744073709551615, 4294967295)",
            "CREATE UNIQUE INDEX ti ON t (i)")) {
      assertThat(Rows.of(connection, "SELECT * FROM own.t WHERE e = 'ok' AND big > 5"))
          .containsExactly("ok|5|true|2024|18446744073709551615|4294967295");
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            "INSERT INTO own.t (i, y) SELECT * FROM (VALUES (4294967295, 2000), (1, 2001)) AS x"
                + " ON CONFLICT DO NOTHING");
      }
      assertThat(Rows.of(connection, "SELECT i, y FROM own.t ORDER BY i"))
          .containsExactly("1|2001", "4294967295|2024");
    }
  }

  @Test
  void ofDuckdb() throws Exception {
    try (Connection connection =
        attached(
            "jdbc:duckdb:" + folder.resolve("d.db"),
            "CREATE TABLE t AS SELECT [1, 2] AS a, TIMESTAMPTZ '2024-03-31 02:30:00+02' AS tz,"
                + " TIMESTAMP '2024-03-31 02:30:00' AS ts, TIME '10:00:00' AS ti, 'b'::ENUM ('a',"
                + " 'b') AS e, '101'::BIT AS b, 'infinity'::TIMESTAMP AS f")) {
      assertThat(Rows.of(connection, "SELECT * FROM own.t WHERE e = 'b'"))
          .containsExactly(
              "[1, 2]|2024-03-31 00:30:00.0|2024-03-31 02:30:00.0|10:00:00|b|101"
                  + "|9999-12-31 23:59:59.999");
      assertThat(
              Rows.of(
                  connection,
                  "SELECT COUNT(*) FROM own.t WHERE e = 'none' OR tz > TIMESTAMP '2024-03-31"
                      + " 01:00:00'"))
          .containsExactly("0");
    }
  }

  @Test
  void ofADatabaseThatNobodyHasLookedAt() throws Exception {
    try (Connection connection =
        attached(
            "jdbc:h2:mem:types",
            "CREATE TABLE T (A INT ARRAY, J JSON, U UUID, V INTERVAL DAY, E ENUM('a', 'b'))",
            "INSERT INTO T VALUES (ARRAY[1, 2], JSON '{\"a\":1}',"
                + " '6f9619ff-8b86-d011-b42d-00cf4fc964ff', INTERVAL '1' DAY, 'a')")) {
      assertThat(Rows.of(connection, "SELECT * FROM own.t WHERE e = 'a' OR u = 'none'"))
          .containsExactly(
              "[1, 2]|{\"a\":1}|6f9619ff-8b86-d011-b42d-00cf4fc964ff|INTERVAL '1' DAY|a");
      assertThat(Rows.of(connection, "SELECT COUNT(*) FROM own.t WHERE e = 'none' OR u = 'none'"))
          .containsExactly("0");
    }
  }

  @Test
  void ofSqliteWhereNoneIsKept() throws Exception {
    try (Connection connection =
        attached(
            OwnDatabase.SQLITE,
            folder,
            "CREATE TABLE t (i INTEGER, r REAL, b BOOLEAN, c BOOLEAN)",
            "INSERT INTO t VALUES ('many', 'nan', 'yes', 'perhaps')")) {
      assertThat(Rows.of(connection, "SELECT b FROM own.t")).containsExactly("true");
      assertThatThrownBy(() -> Rows.of(connection, "SELECT i FROM own.t"))
          .hasMessage("'many' in a column of numbers is none.");
      assertThatThrownBy(() -> Rows.of(connection, "SELECT r FROM own.t"))
          .hasMessage("'nan' in a column of numbers is none.");
      assertThatThrownBy(() -> Rows.of(connection, "SELECT c FROM own.t"))
          .hasMessage("'perhaps' in a column of truth values is none.");
    }
  }
}
