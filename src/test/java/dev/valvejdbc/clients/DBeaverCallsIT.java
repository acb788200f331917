package dev.valvejdbc.clients;

import static dev.valvejdbc.clients.DBeaver.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What DBeaver calls, in its order, on any JDBC driver: the page of the driver, the connection, the
 * navigator. On the packaged jar, in a class loader of its own.
 */
class DBeaverCallsIT {
  private static DBeaver dbeaver;
  private static Connection main;
  private static DatabaseMetaData meta;

  @BeforeAll
  static void connect() throws Exception {
    dbeaver = new DBeaver();
    main = dbeaver.connect(FleetUrl.OF_TWENTY);
    meta = dbeaver.connect(FleetUrl.OF_TWENTY).getMetaData();
  }

  @AfterAll
  static void disconnect() throws Exception {
    meta.getConnection().close();
    main.close();
    dbeaver.close();
  }

  @Test
  void a2ThePageOfTheDriverDescribesItsProperties() throws Exception {
    assertThat(dbeaver.driver.getPropertyInfo("jdbc:valve:", new Properties()))
        .hasSizeGreaterThan(10)
        .allSatisfy(p -> assertThat(p.description).as(p.name).isNotBlank())
        .anySatisfy(p -> assertThat(p.choices).isNotEmpty())
        .extracting(p -> p.name)
        .contains("timeout", "fleet", "webApiKey");
  }

  @Test
  void b7TheActiveObjectIsASchemaAndCanBeSwitched() throws Exception {
    assertThat(main.getCatalog()).isNullOrEmpty();
    assertThat(main.getSchema()).isEqualTo("valve");
    main.setSchema("diagnostics");
    assertThat(main.getSchema()).isEqualTo("diagnostics");
    main.setSchema("valve");
  }

  @Test
  void b9WhatTheClientSaysOfItselfIsTakenOrRefusedAsTheStandardHasIt() throws Exception {
    meta.getClientInfoProperties().close();
    try {
      main.setClientInfo("ApplicationName", "DBeaver");
    } catch (SQLException swallowed) {
      assertThat(swallowed.getSQLState()).doesNotStartWith("08");
    }
  }

  @Test
  void c11TheDialectHasSchemasAndNoCatalogs() throws Exception {
    assertThat(meta.getDatabaseMajorVersion() + meta.getDatabaseMinorVersion()).isPositive();
    assertThat(meta.getIdentifierQuoteString()).isEqualTo("\"");
    assertThat(meta.getSQLStateType()).isEqualTo(DatabaseMetaData.sqlStateSQL);
    assertThat(meta.supportsCorrelatedSubqueries()).isTrue();
    assertThat(meta.supportsSubqueriesInComparisons()).isTrue();
    assertThat(meta.supportsSubqueriesInExists()).isTrue();
    assertThat(meta.supportsSubqueriesInIns()).isTrue();
    meta.supportsSubqueriesInQuantifieds();
    assertThat(meta.storesUpperCaseIdentifiers() || meta.storesLowerCaseIdentifiers()).isFalse();
    assertThat(meta.storesUpperCaseQuotedIdentifiers()).isFalse();
    assertThat(meta.storesLowerCaseQuotedIdentifiers()).isFalse();
    assertThat(meta.supportsMixedCaseIdentifiers()).isFalse();
    assertThat(meta.supportsMixedCaseQuotedIdentifiers()).isFalse();
    assertThat(meta.getSearchStringEscape()).isEqualTo("\\");
    assertThat(meta.getCatalogSeparator()).isNotNull();
    assertThat(meta.supportsCatalogsInDataManipulation()).isFalse();
    assertThat(meta.supportsCatalogsInTableDefinitions()).isFalse();
    assertThat(meta.supportsCatalogsInProcedureCalls()).isFalse();
    assertThat(meta.supportsCatalogsInIndexDefinitions()).isFalse();
    assertThat(meta.supportsCatalogsInPrivilegeDefinitions()).isFalse();
    assertThat(meta.supportsSchemasInDataManipulation()).isTrue();
  }

  @Test
  void c11TheRestOfTheDialectIsAnswered() throws Exception {
    meta.supportsSchemasInTableDefinitions();
    meta.supportsSchemasInProcedureCalls();
    meta.supportsSchemasInIndexDefinitions();
    meta.supportsSchemasInPrivilegeDefinitions();
    meta.isCatalogAtStart();
    assertThat(meta.getExtraNameCharacters()).isNotNull();
    assertThat(meta.getSQLKeywords()).isNotNull();
    assertThat(meta.getNumericFunctions()).contains("ABS");
    assertThat(meta.getStringFunctions()).contains("SUBSTRING");
    assertThat(meta.getSystemFunctions()).isNotNull();
    assertThat(meta.getTimeDateFunctions()).contains("YEAR");
  }

  /** They go into the completion of the editor. */
  @Test
  void c11FunctionsOfTheListsRun() throws Exception {
    assertThat(meta.getStringFunctions().split(","))
        .contains("CONCAT", "REPLACE", "SUBSTRING")
        .doesNotContain("CHAR", "INSERT", "LCASE", "LOCATE", "SPACE", "UCASE");
    assertThat(meta.getSystemFunctions().split(",")).doesNotContain("CONVERT", "DATABASE");
    assertThat(meta.getTimeDateFunctions().split(","))
        .doesNotContain("CONVERT_TIMEZONE", "CURDATE", "CURTIME", "DAYNAME", "MONTHNAME", "NOW");
  }

  @Test
  void c12TheProductNamesItself() throws Exception {
    meta.isReadOnly();
    assertThat(meta.getDatabaseProductName()).isNotBlank();
    assertThat(meta.getDatabaseProductVersion()).isNotBlank();
    assertThat(meta.getDriverName()).isEqualTo("valve-jdbc");
    assertThat(meta.getDriverVersion()).isNotBlank();
    assertThat(meta.getSchemaTerm()).isNotBlank();
    assertThat(meta.getProcedureTerm()).isNotNull();
    assertThat(meta.getCatalogTerm()).isNotNull();
    meta.supportsBatchUpdates();
    assertThat(meta.supportsTransactions()).isFalse();
  }

  @Test
  void c13TypesAreListedWithWhatTheGridNeeds() throws Exception {
    assertThat(
            rows(
                meta.getTypeInfo(),
                "TYPE_NAME",
                "DATA_TYPE",
                "LOCAL_TYPE_NAME",
                "UNSIGNED_ATTRIBUTE",
                "SEARCHABLE",
                "PRECISION",
                "MINIMUM_SCALE",
                "MAXIMUM_SCALE"))
        .anySatisfy(t -> assertThat(t).startsWith("VARCHAR|12|"))
        .anySatisfy(t -> assertThat(t).startsWith("INTEGER|4|"))
        .anySatisfy(t -> assertThat(t).startsWith("TIMESTAMP|93|"));
  }

  @Test
  void c14SchemasStandAtTheRoot() throws Exception {
    assertThat(rows(meta.getCatalogs(), "TABLE_CAT")).allMatch(c -> c.equals("null"));
    assertThat(rows(meta.getSchemas(null, "%"), "TABLE_SCHEM")).contains("valve", "diagnostics");
    assertThat(rows(meta.getSchemas(), "TABLE_SCHEM")).contains("valve", "diagnostics");
  }

  @Test
  void c14NothingElseStandsAtTheRoot() throws Exception {
    assertThat(rows(meta.getCatalogs(), "TABLE_CAT")).isEmpty();
    assertThat(rows(meta.getSchemas(null, "%"), "TABLE_SCHEM"))
        .containsExactly("diagnostics", "information_schema", "steam_api", "valve");
  }

  @Test
  void d15ASchemaHasTablesAndViews() throws Exception {
    assertThat(
            rows(
                meta.getTables(null, "valve", "%", null),
                "TABLE_SCHEM",
                "TABLE_NAME",
                "TABLE_TYPE",
                "REMARKS"))
        .contains(
            "valve|my_servers|TABLE|The servers that you gave a name; with fleet=N, those of the"
                + " simulated fleet.")
        .anySatisfy(t -> assertThat(t).startsWith("valve|servers|VIEW|"))
        .noneMatch(t -> t.endsWith("|null"));
    assertThat(rows(meta.getTableTypes(), "TABLE_TYPE")).contains("TABLE", "VIEW");
  }

  @Test
  void d16OneTableIsFoundByItsNameAsItIs() throws Exception {
    assertThat(rows(meta.getTables(null, "valve", "my_servers", null), "TABLE_NAME"))
        .containsExactly("my_servers");
  }

  @Test
  void e17ColumnsHaveTypesOfTheList() throws Exception {
    List<String> types = rows(meta.getTypeInfo(), "TYPE_NAME");
    assertThat(rows(meta.getColumns(null, "valve", "%", "%"), "TYPE_NAME"))
        .hasSizeGreaterThan(100)
        .allSatisfy(t -> assertThat(types).contains(t));
    assertThat(
            rows(
                meta.getColumns(null, "valve", "players", "%"),
                "COLUMN_NAME",
                "DATA_TYPE",
                "TYPE_NAME",
                "COLUMN_SIZE",
                "ORDINAL_POSITION",
                "NULLABLE"))
        .contains("addr|12|VARCHAR|259|1|0", "score|4|INTEGER|10|4|1");
    assertThat(
            rows(
                meta.getColumns(null, "valve", "server_info", "max_players"),
                "COLUMN_NAME",
                "SOURCE_DATA_TYPE",
                "NUM_PREC_RADIX",
                "COLUMN_DEF",
                "IS_AUTOINCREMENT",
                "IS_GENERATEDCOLUMN"))
        .containsExactly("max_players|null|10|null|NO|NO");
    assertThat(
            rows(
                meta.getColumns(null, "valve", "rules", "%"),
                "DECIMAL_DIGITS",
                "CHAR_OCTET_LENGTH",
                "REMARKS"))
        .noneMatch(c -> c.endsWith("|null"));
  }

  @Test
  void e18WhatIsReadByAKeyHasAnIndexAndNothingRefersToAnother() throws Exception {
    assertThat(rows(meta.getPrimaryKeys(null, "valve", "server_info"), "COLUMN_NAME"))
        .containsExactly("addr");
    assertThat(rows(meta.getPrimaryKeys(null, "valve", "players"))).isEmpty();
    assertThat(rows(meta.getIndexInfo(null, "valve", "players", false, true), "COLUMN_NAME"))
        .containsExactly("addr");
    for (String table : List.of("players", "%")) {
      assertThat(rows(meta.getImportedKeys(null, "valve", table))).isEmpty();
      assertThat(rows(meta.getExportedKeys(null, "valve", table))).isEmpty();
    }
  }

  @Test
  void e19FunctionsAreListed() throws Exception {
    assertThat(
            rows(
                meta.getFunctions(null, "valve", "%"),
                "FUNCTION_NAME",
                "SPECIFIC_NAME",
                "FUNCTION_TYPE",
                "REMARKS"))
        .anySatisfy(f -> assertThat(f).startsWith("steamid|"));
    meta.getProcedures(null, "valve", "%").close();
  }
}
