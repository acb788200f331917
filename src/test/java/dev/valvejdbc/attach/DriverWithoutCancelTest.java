package dev.valvejdbc.attach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.Rows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements end also where another driver heeds neither cancel nor interrupt nor abort. */
@Timeout(60)
public class DriverWithoutCancelTest {
  /** A view of this calls code of ours from within the driver, which H2 cannot stop. */
  private static final Semaphore DOOR = new Semaphore(0);

  private static final Semaphore STUCK = new Semaphore(0);

  @TempDir Path folder;
  private String database;
  private Connection past;
  private Connection connection;

  /** Called by H2: waits until somebody opens the door. */
  public static int stuck() {
    STUCK.release();
    DOOR.acquireUninterruptibly();
    return 1;
  }

  @BeforeEach
  void attach() throws Exception {
    database = "jdbc:h2:mem:" + folder.getFileName() + ";DB_CLOSE_DELAY=-1";
    past = DriverManager.getConnection(database);
    try (Statement statement = past.createStatement()) {
      statement.execute(
          "CREATE ALIAS IF NOT EXISTS stuck FOR '" + getClass().getName() + ".stuck'");
      statement.execute("CREATE VIEW still AS SELECT x + stuck() AS n FROM system_range(1, 3)");
      statement.execute("CREATE TABLE t AS SELECT 1 AS n");
    }
    Path config =
        Files.writeString(
            folder.resolve("c.json"),
            "{\"databases\": {\"own\": {\"url\": \"%s\"}, \"other\": {\"url\": \"jdbc:sqlite:%s\"}}}"
                .formatted(database, folder.resolve("other.db")));
    connection = DriverManager.getConnection("jdbc:valve:config=" + config);
  }

  @AfterEach
  void close() throws SQLException {
    DOOR.release(1000);
    connection.close();
    past.close();
    DOOR.drainPermits();
    STUCK.drainPermits();
  }

  /** What a statement ends with, which runs in a thread of its own. */
  private static FutureTask<Throwable> running(Statement statement, String sql) {
    FutureTask<Throwable> run =
        new FutureTask<>(
            () -> {
              try {
                if (statement.execute(sql)) {
                  while (statement.getResultSet().next()) {}
                }
                return new AssertionError("it ended by itself");
              } catch (SQLException e) {
                return e;
              }
            });
    new Thread(run, "statement").start();
    return run;
  }

  /** What a statement that is stuck in the driver ends with when it is cancelled. */
  private Throwable cancelled(String sql) throws Exception {
    try (Statement statement = connection.createStatement()) {
      FutureTask<Throwable> run = running(statement, sql);
      while (!STUCK.tryAcquire(10, TimeUnit.MILLISECONDS) && !run.isDone()) {}
      statement.cancel();
      return run.get();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT n FROM own.STILL",
        "INSERT INTO own.T SELECT n FROM own.STILL",
        "CREATE TABLE other.v AS SELECT n FROM own.STILL",
        "DELETE FROM own.T WHERE n < stuck() + 7",
        "CALL own.execute('CALL stuck()')",
      })
  void aStatementEndsThatItsDriverDoesNotEnd(String sql) throws Exception {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE other.u (n INTEGER)");
    }
    assertThat(cancelled(sql))
        .hasMessage("The statement was cancelled.")
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("57014"));
    assertThat(Rows.of(connection, "SELECT COUNT(*) FROM other.u")).containsExactly("0");
    DOOR.release(1000);
    assertThat(Rows.of(connection, "SELECT COUNT(*) FROM own.T")).containsExactly("1");
  }

  @Test
  void itsTimeoutEndsItToo() throws Exception {
    try (Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(1);
      assertThatThrownBy(() -> Rows.of(statement.executeQuery("SELECT n FROM own.STILL")))
          .isInstanceOf(SQLTimeoutException.class);
    }
  }

  @Test
  void aConnectionClosesWhileItsDriverGoesOn() throws Exception {
    cancelled("SELECT n FROM own.STILL");
    connection.close();
    assertThat(connection.isClosed()).isTrue();
  }

  @Test
  void whatIsLeftBehindIsBoundedAndSaid() throws Exception {
    List<Statement> statements = new ArrayList<>();
    List<FutureTask<Throwable>> ends = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      statements.add(connection.createStatement());
      ends.add(running(statements.get(i), "SELECT n FROM own.STILL"));
    }
    STUCK.acquire(8);
    for (Statement statement : statements) {
      statement.cancel();
    }
    for (FutureTask<Throwable> end : ends) {
      assertThat(end.get()).hasMessage("The statement was cancelled.");
    }
    assertThatThrownBy(() -> Rows.of(connection, "SELECT n FROM own.T"))
        .hasMessageStartingWith("The database own is not asked: 8 calls of its driver still go on");
    assertThat(Rows.of(connection, "SELECT COUNT(*) FROM my_servers")).containsExactly("0");
    DOOR.release(1000);
    while (true) {
      try {
        assertThat(Rows.of(connection, "SELECT n FROM own.T")).containsExactly("1");
        return;
      } catch (SQLException e) {
        assertThat(e.getMessage()).contains("still go on");
      }
    }
  }

  @Test
  void aTransactionThatLostItsConnectionIsNotCommittedInSilence() throws Exception {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("INSERT INTO own.T VALUES (2)");
    }
    cancelled("DELETE FROM own.T WHERE n < stuck() + 7");
    assertThatThrownBy(() -> connection.commit()).isInstanceOf(SQLException.class);
  }
}
