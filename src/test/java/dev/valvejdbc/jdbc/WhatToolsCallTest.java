package dev.valvejdbc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.Rows;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What tools and libraries call beside queries answers as JDBC's specification has it. */
class WhatToolsCallTest {
  private static Connection connection;

  @BeforeAll
  static void connect() throws SQLException {
    connection = DriverManager.getConnection("jdbc:valve:fleet=3;seed=7");
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
  }

  private static Connection given(String url, String... properties) throws SQLException {
    Properties set = new Properties();
    for (int i = 0; i < properties.length; i += 2) {
      set.setProperty(properties[i], properties[i + 1]);
    }
    return DriverManager.getConnection(url, set);
  }

  private static String contentOf(Reader text) throws IOException {
    StringWriter content = new StringWriter();
    text.transferTo(content);
    return content.toString();
  }

  @Test
  void aToolsOwnPropertiesAreNotWarnedOf() throws SQLException {
    try (Connection made =
        given(
            "jdbc:valve:",
            "user",
            "sa",
            "password",
            "secret",
            "ApplicationName",
            "LibreOffice",
            "JavaDriverClassPath",
            "x.jar",
            "IsAutoRetrievingEnabled",
            "true")) {
      assertThat((Throwable) made.getWarnings()).isNull();
      assertThat(made.getMetaData().getUserName()).isEqualTo("sa");
    }
  }

  @Test
  void aSlipOfThePenInAToolsPropertiesIsWarnedOf() throws SQLException {
    try (Connection made = given("jdbc:valve:", "timout", "5s")) {
      assertThat((Throwable) made.getWarnings())
          .hasMessage("There is no property timout; did you mean timeout?");
    }
  }

  @Test
  void theUrlIsShownWithWhatWasGivenButForSecrets() throws SQLException {
    try (Connection made =
        given(
            "jdbc:valve:fleet=3;seed=9;timeout=2s;webApiKey=0A1B2C3D4E5F;serverList=webapi",
            "rconPassword",
            "hidden",
            "rcon",
            "READ",
            "user",
            "sa")) {
      assertThat(made.getMetaData().getURL())
          .isEqualTo("jdbc:valve:fleet=3;seed=9;timeout=2s;serverList=webapi;rcon=READ");
    }
  }

  @Test
  void aTextHasOneLengthWhereverItIsTold() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rs =
            statement.executeQuery(
                "SELECT addr, server_name, engine, map || 'x' AS z, 'ab' AS y"
                    + " FROM server_info WHERE addr = '127.20.0.1:27015'")) {
      ResultSetMetaData meta = rs.getMetaData();
      List<Integer> precisions = new ArrayList<>();
      List<Integer> sizes = new ArrayList<>();
      for (int i = 1; i <= meta.getColumnCount(); i++) {
        precisions.add(meta.getPrecision(i));
        sizes.add(meta.getColumnDisplaySize(i));
      }
      assertThat(precisions).containsExactly(259, 65535, 9, 65535, 2).isEqualTo(sizes);
    }
    assertThat(Rows.of(connection.getMetaData().getColumns(null, "valve", "server_info", "%")))
        .anyMatch(row -> row.contains("|addr|12|VARCHAR|259|"))
        .anyMatch(row -> row.contains("|server_name|12|VARCHAR|65535|"))
        .anyMatch(row -> row.contains("|engine|12|VARCHAR|9|"));
  }

  @Test
  void anExpressionIsOfNoTable() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rs = statement.executeQuery("SELECT 1 + 1 AS n, name FROM my_servers")) {
      ResultSetMetaData meta = rs.getMetaData();
      assertThat(meta.getTableName(1)).isEmpty();
      assertThat(meta.getSchemaName(1)).isEmpty();
      assertThat(meta.getCatalogName(1)).isEmpty();
      assertThat(meta.getTableName(2)).isEqualTo("my_servers");
      assertThat(meta.getSchemaName(2)).isEqualTo("valve");
    }
  }

  @Test
  void textsAreReadAsStreams() throws Exception {
    try (Statement statement = connection.createStatement();
        ResultSet rs =
            statement.executeQuery(
                "SELECT 'Größe' AS a, CAST(NULL AS VARCHAR) AS b FROM (VALUES (1)) AS t(x)")) {
      assertThat(rs.getFetchDirection()).isEqualTo(ResultSet.FETCH_FORWARD);
      rs.next();
      assertThat(contentOf(rs.getCharacterStream(1))).isEqualTo("Größe");
      assertThat(contentOf(rs.getNCharacterStream("a"))).isEqualTo("Größe");
      assertThat(rs.getClob(1).getSubString(1, 3)).isEqualTo("Grö");
      assertThat(rs.getAsciiStream(1)).hasContent("Gr??e");
      assertThat(rs.getCharacterStream(2)).isNull();
      assertThat(rs.getClob(2)).isNull();
      assertThat(rs.wasNull()).isTrue();
    }
  }

  @Test
  void aValueIsReadWhereThereIsARow() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rs = statement.executeQuery("SELECT 1 AS a")) {
      assertThatThrownBy(() -> rs.getInt(1))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("24000"));
      assertThat(rs.next()).isTrue();
      assertThat(rs.getInt(1)).isEqualTo(1);
      assertThat(rs.next()).isFalse();
      assertThatThrownBy(() -> rs.getString(1))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("24000"))
          .hasMessageContaining("next()");
    }
  }

  @Test
  void streamsGiveParametersTheirTexts() throws Exception {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT CAST(? AS VARCHAR) AS a")) {
      List<String> read = new ArrayList<>();
      statement.setCharacterStream(1, new StringReader("Größe"));
      read.addAll(Rows.of(statement.executeQuery()));
      statement.setCharacterStream(1, new StringReader("Größe"), 3);
      read.addAll(Rows.of(statement.executeQuery()));
      statement.setNCharacterStream(1, new StringReader("🎮"));
      read.addAll(Rows.of(statement.executeQuery()));
      statement.setAsciiStream(1, new ByteArrayInputStream("abc".getBytes(StandardCharsets.UTF_8)));
      read.addAll(Rows.of(statement.executeQuery()));
      statement.setClob(1, new StringReader("clob"));
      read.addAll(Rows.of(statement.executeQuery()));
      statement.setNClob(1, new StringReader("nclob"), 2);
      read.addAll(Rows.of(statement.executeQuery()));
      statement.setCharacterStream(1, null);
      read.addAll(Rows.of(statement.executeQuery()));
      assertThat(read).containsExactly("Größe", "Grö", "🎮", "abc", "clob", "nc", "null");
      assertThatThrownBy(() -> statement.setCharacterStream(1, new StringReader("ab"), 3))
          .hasMessageContaining("ended after 2 of 3 characters");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "TIMESTAMP, 2026-01-31 10:20:30, 2026-01-31 10:20:30.0",
    "TIMESTAMP, 2026-01-31T10:20:30.5, 2026-01-31 10:20:30.5",
    "TIMESTAMP, 2026-01-31T10:20:30+01:00, 2026-01-31 09:20:30.0",
    "TIMESTAMP, 2026-01-31, 2026-01-31 00:00:00.0",
    "DATE, 2026-01-31, 2026-01-31",
    "TIME, 10:20:30, 10:20:30",
    "INTEGER, ' 42 ', 42",
    "DOUBLE, 1e3, 1000.0",
    "BOOLEAN, yes, true",
    "BOOLEAN, 0, false"
  })
  void aTextIsAValueOfTheTypeWanted(String type, String text, String value) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT CAST(? AS " + type + ") AS a")) {
      statement.setObject(1, text);
      assertThat(Rows.of(statement.executeQuery())).containsExactly(value);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"TIMESTAMP", "DATE", "TIME", "INTEGER", "DOUBLE", "BOOLEAN", "DECIMAL(5,2)"})
  void aTextThatIsNoneIsRefusedWithItsPlace(String type) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT 1 FROM (VALUES (1)) t(x) WHERE CAST(? AS " + type + ") IS NOT NULL")) {
      statement.setObject(1, "half past");
      assertThatThrownBy(() -> Rows.of(statement.executeQuery()))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).startsWith("22"))
          .hasMessageContaining("half past");
    }
  }

  @Test
  void valuesOfKindredTypesFitToo() throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT CAST(? AS TIMESTAMP) AS a, CAST(? AS INTEGER) AS b, CAST(? AS BOOLEAN) AS c,"
                + " CAST(? AS VARCHAR) AS d")) {
      statement.setObject(1, LocalDate.of(2026, 1, 31));
      statement.setObject(2, true);
      statement.setObject(3, 1);
      statement.setObject(4, 12L);
      assertThat(Rows.of(statement.executeQuery()))
          .containsExactly("2026-01-31 00:00:00.0|1|true|12");
      statement.setBoolean(2, false);
      statement.setString(3, "true");
      statement.setInt(4, 7);
      assertThat(Rows.of(statement.executeQuery()))
          .containsExactly("2026-01-31 00:00:00.0|0|true|7");
    }
  }

  @Test
  void tableTypesAreThoseThatTablesHave() throws SQLException {
    DatabaseMetaData meta = connection.getMetaData();
    List<String> types = new ArrayList<>();
    try (ResultSet tables = meta.getTables(null, null, "%", null)) {
      while (tables.next()) {
        types.add(tables.getString("TABLE_TYPE"));
      }
    }
    assertThat(Rows.of(meta.getTableTypes())).contains("TABLE", "VIEW").containsAll(types);
    assertThat(Rows.of(meta.getTableTypes()))
        .filteredOn(type -> type.startsWith("SYSTEM"))
        .allMatch(types::contains);
  }
}
