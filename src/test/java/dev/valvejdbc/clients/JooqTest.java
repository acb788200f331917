package dev.valvejdbc.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.sql.Connection;
import java.sql.DriverManager;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Meta;
import org.jooq.Named;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** jOOQ, which takes us for a database of an unknown kind. */
class JooqTest {
  private Connection connection;
  private DSLContext jooq;

  @BeforeAll
  static void withoutItsGreeting() {
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
  }

  @BeforeEach
  void connect() throws Exception {
    connection = DriverManager.getConnection(FleetUrl.OF_TWENTY);
    jooq = DSL.using(connection);
  }

  @AfterEach
  void close() throws Exception {
    connection.close();
  }

  private Table<?> described(String name) {
    return jooq.meta().getTables(name).stream()
        .filter(t -> String.valueOf(t.getSchema()).contains("valve"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void schemasAndTablesAreFound() {
    Meta meta = jooq.meta();
    assertThat(meta.getSchemas()).extracting(Named::getName).contains("valve", "diagnostics");
    assertThat(meta.filterSchemas(s -> s.getName().equals("valve")).getTables())
        .extracting(Named::getName)
        .contains("my_servers", "server_info", "players", "rules", "servers");
  }

  @Test
  void columnsHaveTypesAndComments() {
    assertThat(described("my_servers").fields())
        .extracting(f -> f.getName() + " " + f.getType().getSimpleName())
        .containsExactly("name String", "addr String", "tags String", "has_rcon Boolean");
    assertThat(described("server_info").fields())
        .extracting(Field::getComment)
        .allSatisfy(c -> assertThat(c).isNotBlank());
    assertThat(described("players").getComment()).contains("Needs addr");
  }

  @Test
  void naturalKeysAreKeysAndNothingRefersToThem() {
    assertThat(jooq.meta().getPrimaryKeys())
        .extracting(k -> k.getTable().getName())
        .contains("server_info", "server_status")
        .doesNotContain("rules");
    assertThat(described("rules").getReferences()).isEmpty();
  }

  @Test
  void plainSqlIsFetchedWithItsParameters() {
    Result<Record> result =
        jooq.fetch(
            """
            SELECT m.name, i.map, i.player_count, i.vac_enabled
            FROM my_servers m JOIN server_info i ON i.addr = m.addr
            WHERE m.name IN (?, ?) ORDER BY m.name
            """,
            "cstrike-1",
            "tf-15");
    assertThat(result.getValues("map", String.class)).containsExactly("cs_office", "ctf_2fort");
    assertThat(result.getValues("player_count", Integer.class)).containsExactly(9, 4);
    assertThat(result.getValues("vac_enabled", Boolean.class)).containsExactly(true, true);
  }

  @Test
  void whatItsBuilderWritesIsUnderstood() {
    Field<String> addr = field(name("m", "addr"), String.class);
    Field<String> game = field(name("i", "game"), String.class);
    assertThat(
            jooq.select(game, DSL.count())
                .from(table(name("valve", "my_servers")).as("m"))
                .join(table(name("valve", "server_info")).as("i"))
                .on(addr.eq(field(name("i", "addr"), String.class)))
                .where(field(name("i", "folder"), String.class).in("rust", "tf"))
                .groupBy(game)
                .orderBy(DSL.count().desc())
                .limit(5)
                .fetch(r -> r.value1() + " " + r.value2()))
        .containsExactly("Rust 3", "Team Fortress 1");
  }

  @Test
  void theSchemaIsWrittenAsStatementsForAnotherDatabase() {
    assertThat(jooq.meta().filterSchemas(s -> s.getName().equals("valve")).ddl().toString())
        .contains("create table \"valve\".\"my_servers\"", "\"has_rcon\" boolean");
  }

  @Test
  void rowsBecomeObjectsOfTheCallers() {
    assertThat(
            jooq.fetch("SELECT name, tags, has_rcon FROM my_servers WHERE tags = 'tf'")
                .into(Listed.class))
        .containsExactly(new Listed("tf-15", "tf", false));
  }

  @Test
  void aMistakeKeepsItsState() {
    assertThatThrownBy(() -> jooq.fetch("SELECT nope FROM my_servers"))
        .isInstanceOfSatisfying(
            DataAccessException.class, e -> assertThat(e.sqlState()).isEqualTo("42703"));
  }

  /** A server of the list. */
  record Listed(String name, String tags, boolean hasRcon) {}
}
