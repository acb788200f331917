package dev.valvejdbc.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.Rows;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models as Calcite's documentation writes them, without the jars of its adapters. */
class ModelReaderTest {
  @TempDir private Path folder;

  private Connection connected(String schemas) throws Exception {
    Path model =
        Files.writeString(
            folder.resolve("model.json"),
            "{version: '1.0', defaultSchema: 'SALES', schemas: [" + schemas + "]}");
    return DriverManager.getConnection("jdbc:valve:model=" + model);
  }

  private void sales() throws Exception {
    Path sales = Files.createDirectories(folder.resolve("sales"));
    Files.writeString(sales.resolve("DEPTS.csv"), "DEPTNO:int,NAME:string\n10,Sales\n20,007\n");
    try (OutputStream packed =
        new GZIPOutputStream(Files.newOutputStream(sales.resolve("EMPS.csv.gz")))) {
      packed.write(
          "EMPNO:long,NAME:string,DEPTNO:int,JOINED:date\n100,Fred,10,1996-08-03\n"
              .getBytes(StandardCharsets.UTF_8));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "org.apache.calcite.adapter.csv.CsvSchemaFactory",
    "org.apache.calcite.adapter.file.FileSchemaFactory"
  })
  void theFoldersOfItsTutorialAreRead(String factory) throws Exception {
    sales();
    String schema = "{name: 'SALES', type: 'custom', factory: '%s', operand: {directory: 'sales'}}";
    try (Connection connection = connected(schema.formatted(factory))) {
      assertThat(
              Rows.of(
                  connection,
                  "SELECT e.name, d.name, e.empno + 1, e.joined FROM sales.emps e"
                      + " JOIN sales.depts d ON e.deptno = d.deptno"))
          .containsExactly("Fred|Sales|101|1996-08-03");
      assertThat(Rows.of(connection, "SELECT name FROM sales.depts ORDER BY deptno"))
          .containsExactly("Sales", "007");
    }
  }

  @Test
  void oneFileIsATableOfItsOwn() throws Exception {
    sales();
    try (Connection connection =
        connected(
            "{name: 'A', tables: [{name: 'E', type: 'custom',"
                + " factory: 'org.apache.calcite.adapter.csv.CsvTableFactory',"
                + " operand: {file: 'sales/EMPS.csv.gz', flavor: 'scannable'}}]},"
                + "{name: 'B', type: 'custom',"
                + " factory: 'org.apache.calcite.adapter.file.FileSchemaFactory',"
                + " operand: {tables: [{name: 'D', url: 'sales/DEPTS.csv'}]}}")) {
      assertThat(Rows.of(connection, "SELECT empno FROM a.e")).containsExactly("100");
      assertThat(Rows.of(connection, "SELECT deptno FROM b.d WHERE name = '007'"))
          .containsExactly("20");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "{type: 'jdbc'#, false",
    "{type: 'custom'# factory: 'org.apache.calcite.adapter.jdbc.JdbcSchema$Factory'#, true"
  })
  void theTablesOfADatabaseAreTables(String kind, boolean operands) throws Exception {
    String url = "jdbc:h2:mem:kinds" + operands;
    String place = "jdbcUrl: '" + url + "'# jdbcDriver: 'org.h2.Driver'# jdbcSchema: 'PUBLIC'";
    String schema = kind + " name: 'mine'# " + (operands ? "operand: {%s}}" : "%s}");
    try (Connection database = DriverManager.getConnection(url);
        Statement statement = database.createStatement()) {
      statement.execute("CREATE TABLE OWNERS(ADDR VARCHAR(40))");
      statement.execute("CREATE VIEW ALL_OWNERS AS SELECT * FROM OWNERS");
      try (Connection connection = connected(schema.formatted(place).replace('#', ','));
          ResultSet tables = connection.getMetaData().getTables(null, "mine", "%", null)) {
        StringBuilder kinds = new StringBuilder();
        while (tables.next()) {
          kinds.append(tables.getString(3)).append(' ').append(tables.getString(4)).append(' ');
        }
        assertThat(kinds).hasToString("OWNERS TABLE ALL_OWNERS VIEW ");
        assertThat(Rows.of(connection, "SELECT COUNT(*) FROM mine.owners")).containsExactly("0");
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "factory: 'org.apache.calcite.adapter.mongodb.MongoSchemaFactory'|names the class"
            + " org.apache.calcite.adapter.mongodb.MongoSchemaFactory, which is not",
        "factory: 'java.lang.String'|class java.lang.String of the model is no factory",
        "factory: 'org.apache.calcite.adapter.csv.CsvSchemaFactory'|x needs CSV or JSON files",
        "factory: 'org.apache.calcite.adapter.file.FileSchemaFactory', operand: {tables:"
            + " [{name: 't', url: 'https://127.0.0.1/x.html'}]}|x needs CSV or JSON files",
        "factory: 'org.apache.calcite.adapter.jdbc.JdbcSchema$Factory', operand: {jdbcUrl:"
            + " 'jdbc:h2:tcp://127.0.0.1:1/x', jdbcPassword: 'hidden'}|calls x cannot be made",
        "factory: 'dev.valvejdbc.ValveSchemaFactory', operand: {timeout: 'soon'}"
            + "|The property timeout cannot be 'soon'",
      })
  void whatCannotBeMadeIsNamed(String factory, String sentence) {
    assertThatThrownBy(() -> connected("{name: 'x', type: 'custom', " + factory + "}"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining(sentence)
        .hasMessageNotContaining("hidden");
  }

  @Test
  void classesOfCalciteAreFoundWhereverTheyHaveBeenMoved() {
    Factories moved = new Factories("moved.org.apache.calcite.");
    assertThat(moved.here("org.apache.calcite.adapter.jdbc.JdbcSchema$Factory"))
        .isEqualTo("moved.org.apache.calcite.adapter.jdbc.JdbcSchema$Factory");
    assertThat(moved.here("org.example.Factory")).isEqualTo("org.example.Factory");
    assertThat(moved.ofSchemas("org.apache.calcite.adapter.csv.CsvSchemaFactory"))
        .isEqualTo(FolderFactory.class.getName());
  }
}
