package dev.valvejdbc.clients;

import static java.sql.ResultSet.CONCUR_READ_ONLY;
import static java.sql.ResultSet.TYPE_FORWARD_ONLY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.base.Throwables;
import dev.valvejdbc.Rows;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What DBeaver calls for its grid and its editor, up to the end of the connection. */
class DBeaverDataIT {
  private static DBeaver dbeaver;
  private static Connection connection;

  @BeforeAll
  static void connect() throws Exception {
    dbeaver = new DBeaver();
    connection = dbeaver.connect(FleetUrl.OF_TWENTY);
  }

  @AfterAll
  static void disconnect() throws Exception {
    connection.close();
    dbeaver.close();
  }

  private static Statement statement() throws SQLException {
    Statement statement = connection.createStatement(TYPE_FORWARD_ONLY, CONCUR_READ_ONLY);
    statement.setMaxRows(200);
    statement.setFetchSize(200);
    statement.setQueryTimeout(20);
    return statement;
  }

  private static String address(String name) throws SQLException {
    return Rows.of(connection, "SELECT addr FROM my_servers WHERE name = '" + name + "'").get(0);
  }

  private static String address(DatagramSocket socket) {
    return "127.0.0.1:" + socket.getLocalPort();
  }

  @Test
  void f21TheGridReadsATableWithFilterAndOrder() throws Exception {
    try (Statement statement = statement()) {
      assertThat(
              statement.execute(
                  "SELECT x.* FROM valve.my_servers x\nWHERE tags = 'rust'\nORDER BY x.name DESC"))
          .isTrue();
      ResultSet rs = statement.getResultSet();
      assertThat(rs.next()).isTrue();
      assertThat(rs.getObject(1)).isEqualTo("rust-3");
      rs.close();
      assertThat((Object) statement.getWarnings()).isNull();
      statement.clearWarnings();
    }
    assertThat((Object) connection.getWarnings()).isNull();
    connection.clearWarnings();
  }

  @Test
  void f22EveryColumnOfTheGridHasItsProperties() throws Exception {
    try (Statement statement = statement()) {
      statement.execute("SELECT x.* FROM valve.server_info x\nWHERE 1 = 0");
      ResultSetMetaData meta = statement.getResultSet().getMetaData();
      for (int i = 1; i <= meta.getColumnCount(); i++) {
        assertThat(meta.getColumnLabel(i)).isNotBlank().isEqualTo(meta.getColumnName(i));
        assertThat(meta.isWritable(i)).isFalse();
        assertThat(meta.getTableName(i)).isIn("server_info", "");
        assertThat(meta.getSchemaName(i)).isIn("valve", "");
        assertThat(meta.getCatalogName(i)).isNullOrEmpty();
        assertThat(meta.isNullable(i)).isBetween(0, 2);
        assertThat(meta.getColumnDisplaySize(i)).isPositive();
        assertThat(meta.getColumnTypeName(i)).matches("[A-Z]+");
        assertThat(meta.getColumnType(i)).isNotEqualTo(Types.OTHER);
        assertThat(meta.isAutoIncrement(i)).isFalse();
        assertThat(meta.getPrecision(i)).isNotNegative();
        assertThat(meta.getScale(i)).isNotNegative();
      }
    }
  }

  @Test
  void f23ValuesAreReadByTheTypeOfTheirColumn() throws Exception {
    int rows = 0;
    for (String sql :
        new String[] {
          "SELECT x.* FROM valve.server_info x\nWHERE addr = '" + address("tf-15") + "'",
          "SELECT x.* FROM valve.players x\nWHERE addr = '" + address("tf-15") + "'",
          "SELECT x.* FROM diagnostics.scans x",
        }) {
      try (Statement statement = statement()) {
        statement.execute(sql);
        ResultSet rs = statement.getResultSet();
        while (rs.next()) {
          rows++;
          for (int i = 1; i <= rs.getMetaData().getColumnCount(); i++) {
            read(rs, i);
          }
        }
      }
    }
    assertThat(rows).isGreaterThan(5);
  }

  private static void read(ResultSet rs, int column) throws SQLException {
    switch (rs.getMetaData().getColumnType(column)) {
      case Types.INTEGER -> rs.getLong(column);
      case Types.SMALLINT -> rs.getInt(column);
      case Types.TINYINT -> rs.getShort(column);
      case Types.BOOLEAN -> rs.getBoolean(column);
      case Types.DATE -> rs.getDate(column);
      case Types.TIME -> rs.getTime(column);
      default -> rs.getObject(column);
    }
    rs.wasNull();
  }

  /** A page is the query from its beginning, with a higher limit, and rows that are skipped. */
  private static List<String> rowsOfPage(Connection on, int page, String order)
      throws SQLException {
    try (Statement statement = on.createStatement(TYPE_FORWARD_ONLY, CONCUR_READ_ONLY)) {
      statement.setMaxRows(8 * page);
      statement.execute(
          "SELECT x.addr FROM valve.server_info x\n"
              + "WHERE x.addr IN (SELECT addr FROM valve.my_servers)"
              + order);
      return Rows.of(statement.getResultSet());
    }
  }

  @Test
  void f24TheNextPageOfWhatIsSortedFollowsTheLastAndAsksNobody() throws Exception {
    String order = "\nORDER BY x.addr";
    try (Connection first = dbeaver.connect(FleetUrl.OF_TWENTY + ";cacheTtl=1m");
        Connection next = dbeaver.connect(FleetUrl.OF_TWENTY + ";cacheTtl=1m")) {
      List<String> page = rowsOfPage(first, 1, order);
      assertThat(rowsOfPage(next, 2, order)).hasSize(16).startsWith(page.toArray(String[]::new));
      assertThat(Rows.of(next, "SELECT SUM(packets_sent) FROM diagnostics.scans"))
          .containsExactly("0");
    }
  }

  @Test
  void f25AStatementHasNoFurtherResult() throws Exception {
    try (Statement statement = statement()) {
      statement.execute("SELECT 1");
      statement.getResultSet().close();
      assertThat(statement.getMoreResults()).isFalse();
      assertThat(statement.getLargeUpdateCount()).isEqualTo(-1);
    }
  }

  @Test
  void f26RowsAreCounted() throws Exception {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT COUNT(*) FROM valve.my_servers", TYPE_FORWARD_ONLY, CONCUR_READ_ONLY)) {
      assertThat(statement.execute()).isTrue();
      assertThat(Rows.of(statement.getResultSet())).containsExactly("20");
    }
  }

  @Test
  void f27CancellingEndsWhatWaits() throws Exception {
    try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        Connection patient = dbeaver.connect("jdbc:valve:timeout=1h");
        Statement statement = patient.createStatement(TYPE_FORWARD_ONLY, CONCUR_READ_ONLY)) {
      String sql = "SELECT x.* FROM valve.server_info x WHERE addr = '" + address(silent) + "'";
      CompletableFuture<SQLException> ending =
          CompletableFuture.supplyAsync(
              () -> {
                try (ResultSet rs = statement.executeQuery(sql)) {
                  return new SQLException("It ended with a row: " + rs.next());
                } catch (SQLException e) {
                  return e;
                }
              });
      silent.receive(new DatagramPacket(new byte[1500], 1500));
      statement.cancel();
      assertThat(ending.get().getSQLState()).isEqualTo("57014");
    }
  }

  @Test
  void f27NoFailureLooksLikeALostConnection() throws Exception {
    try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        Connection strict =
            dbeaver.connect(
                "jdbc:valve:timeout=200ms;onError=fail;serverList=udp;masterAddress="
                    + address(silent))) {
      for (String sql :
          new String[] {
            "SELECT x.* FROM players x WHERE addr = '" + address(silent) + "'",
            "SELECT x.* FROM players x WHERE addr = '127.0.0.1:99999'",
            "SELECT x.* FROM players x",
            "SELECT x.* FROM master_servers x",
            "SELEC",
          }) {
        assertThatThrownBy(() -> Rows.of(strict, sql))
            .as(sql)
            .isInstanceOfSatisfying(
                SQLException.class,
                e -> {
                  assertThat(e.getSQLState()).isNotBlank().doesNotStartWith("08");
                  assertThat(Throwables.getRootCause(e)).isNotInstanceOf(SocketException.class);
                });
      }
    }
  }

  @Test
  void f28AConnectionAnswersThatItLives() throws Exception {
    assertThat(connection.isClosed()).isFalse();
    assertThat(connection.isValid(10_000)).isTrue();
    try (ResultSet rs =
        connection.getMetaData().getTables(null, null, "DBEAVERFAKETABLENAMEFORPING", null)) {
      assertThat(rs.next()).isFalse();
    }
  }

  @Test
  void f29ModeOfTransactionsIsSwitchedWithoutEffect() throws Exception {
    connection.setAutoCommit(false);
    assertThat(connection.getAutoCommit()).isFalse();
    assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_NONE);
    connection.commit();
    assertThat(Rows.of(connection, "SELECT COUNT(*) FROM my_servers")).containsExactly("20");
    connection.rollback();
    connection.setAutoCommit(true);
  }

  @Test
  void f30AConnectionEndsInAnotherThread() throws Exception {
    Connection other = dbeaver.connect("jdbc:valve:");
    other.setAutoCommit(false);
    CompletableFuture.runAsync(
            () -> {
              try {
                other.rollback();
                other.close();
              } catch (SQLException e) {
                throw new AssertionError(e);
              }
            })
        .get();
    assertThat(other.isClosed()).isTrue();
  }
}
