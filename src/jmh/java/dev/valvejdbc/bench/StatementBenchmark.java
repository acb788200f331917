package dev.valvejdbc.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Statements on one server each: prepared, as text of a known shape, and of one never seen, of
 * those that need no plan and of those that do.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 3, time = 2)
@Fork(1)
@State(Scope.Thread)
public class StatementBenchmark {
  private static final String PREPARED = "SELECT server_name, map FROM server_info WHERE addr = ?";

  private Connection connection;
  private PreparedStatement prepared;
  private Statement plain;
  private List<String> addresses;
  private int next;

  @Setup
  public void connect(LivingFleet fleet) throws SQLException {
    addresses = fleet.addresses();
    connection = DriverManager.getConnection("jdbc:valve:cacheTtl=1h;packetRate=0");
    prepared = connection.prepareStatement(PREPARED);
    plain = connection.createStatement();
  }

  @TearDown
  public void close() throws SQLException {
    connection.close();
  }

  private String address() {
    return addresses.get(next++ % addresses.size());
  }

  private static int read(ResultSet result) throws SQLException {
    try (ResultSet rs = result) {
      int length = 0;
      while (rs.next()) {
        length += rs.getString(1).length();
      }
      return length;
    }
  }

  @Benchmark
  public int preparedStatement() throws SQLException {
    prepared.setString(1, address());
    return read(prepared.executeQuery());
  }

  @Benchmark
  public int knownShape() throws SQLException {
    return read(plain.executeQuery(PREPARED.replace("?", "'" + address() + "'")));
  }

  @Benchmark
  public int newShape() throws SQLException {
    String sql = PREPARED.replace("?", "'" + address() + "'").replace("map", "map AS m" + next);
    return read(plain.executeQuery(sql));
  }

  @Benchmark
  public int newPlannedShape() throws SQLException {
    String sql =
        PREPARED.replace("?", "'" + address() + "'").replace("map", "UPPER(map) AS m" + next);
    return read(plain.executeQuery(sql));
  }

  @Benchmark
  public int knownPlannedShape() throws SQLException {
    String sql = PREPARED.replace("?", "'" + address() + "'").replace("map", "UPPER(map)");
    return read(plain.executeQuery(sql));
  }
}
