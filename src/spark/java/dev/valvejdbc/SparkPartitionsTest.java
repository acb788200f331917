package dev.valvejdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.valvejdbc.fleet.Fleet;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Specifies how Spark reads the driver, a task a partition: the examples of docs/scale.md. */
class SparkPartitionsTest {
  private static final int SERVERS = 40;
  private static final String[] BY_FOLDER = {
    "folder = 'tf'", "folder IN ('csgo', 'cstrike')", "folder NOT IN ('tf', 'csgo', 'cstrike')"
  };

  private static Fleet fleet;
  private static SparkSession spark;
  private static String url;

  @BeforeAll
  static void start() throws Exception {
    fleet = Fleet.start(SERVERS, 7);
    url =
        "jdbc:valve:serverListTtl=0s;packetRate=2000;webApiUrl=%s;webApiKey=%s"
            .formatted(fleet.webApi().url(), Fleet.WEB_API_KEY);
    spark =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.session.timeZone", "UTC")
            .getOrCreate();
  }

  @AfterAll
  static void end() {
    spark.stop();
    fleet.close();
  }

  private static Dataset<Row> read(String table, String... partitions) {
    Properties driver = new Properties();
    driver.setProperty("driver", ValveDriver.class.getName());
    return spark.read().jdbc(url, table, partitions, driver);
  }

  /** What the driver says itself, in the order of its first column. */
  private static List<String> asked(String sql) throws Exception {
    List<String> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        rows.add(result.getString(1) + " " + result.getObject(2));
      }
    }
    return rows;
  }

  private static List<String> texts(Dataset<Row> rows) {
    return rows.collectAsList().stream().map(r -> r.getString(0) + " " + r.get(1)).toList();
  }

  @Test
  void eachPartitionNarrowsTheListByItself() throws Exception {
    Dataset<Row> servers = read("valve.servers", BY_FOLDER);
    int before = fleet.webApi().calls().size();
    List<String> rows = texts(servers.select("addr", "player_count"));
    List<String> calls = fleet.webApi().calls();
    assertThat(rows)
        .hasSizeGreaterThan(20)
        .containsExactlyInAnyOrderElementsOf(asked("SELECT addr, player_count FROM servers"));
    assertThat(servers.rdd().getNumPartitions()).isEqualTo(BY_FOLDER.length);
    assertThat(String.join("\n", calls.subList(before, calls.size())))
        .contains("gamedir%5Ctf", "nor");
  }

  @Test
  void conditionsAndColumnsOfSparkReachTheDriver() throws Exception {
    assertThat(
            texts(
                read("valve.servers", BY_FOLDER)
                    .where("player_count > 5 AND map LIKE 'c%'")
                    .select("addr", "map")))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(
            asked("SELECT addr, map FROM servers WHERE player_count > 5 AND map LIKE 'c%'"));
  }

  @Test
  void keysArePartitionsOfAKeyedTable() throws Exception {
    String[] halves = {
      "addr IN ('" + String.join("','", fleet.addresses().subList(0, SERVERS / 2)) + "')",
      "addr IN ('" + String.join("','", fleet.addresses().subList(SERVERS / 2, SERVERS)) + "')"
    };
    assertThat(texts(read("valve.server_info", halves).select("addr", "map")))
        .hasSizeGreaterThan(20)
        .containsExactlyInAnyOrderElementsOf(
            asked("SELECT addr, map FROM server_info WHERE " + String.join(" OR ", halves)));
  }

  @Test
  void aQueryIsATableOfSpark() throws Exception {
    String joined =
        "SELECT m.addr, p.name FROM valve.master_servers m JOIN valve.players p ON p.addr = m.addr"
            + " WHERE m.gamedir = 'tf'";
    assertThat(
            texts(
                spark
                    .read()
                    .format("jdbc")
                    .option("url", url)
                    .option("driver", ValveDriver.class.getName())
                    .option("query", joined)
                    .load()))
        .containsExactlyInAnyOrderElementsOf(asked(joined));
  }

  @Test
  void everyColumnHasATypeOfSpark() {
    assertThat(read("valve.servers", BY_FOLDER).schema().treeString())
        .contains("game_id: decimal(20,0)", "queried_at: timestamp", "player_count: integer");
    assertThat(read("valve.servers", "folder = 'tf'").collectAsList()).isNotEmpty();
  }
}
