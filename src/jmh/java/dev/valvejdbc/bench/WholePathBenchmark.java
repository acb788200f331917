package dev.valvejdbc.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
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

/** The whole path, from a prepared statement to the network and back to the last row. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@State(Scope.Benchmark)
public class WholePathBenchmark {
  private Connection connection;
  private PreparedStatement info;
  private PreparedStatement details;

  @Setup
  public void prepare(LivingFleet fleet) throws Exception {
    connection = DriverManager.getConnection("jdbc:valve:cacheTtl=0;packetRate=0");
    String living = fleet.addresses().stream().collect(Collectors.joining("', '", "('", "')"));
    info =
        connection.prepareStatement(
            "SELECT addr, map, player_count FROM server_info WHERE addr IN " + living);
    details =
        connection.prepareStatement(
            "SELECT i.map, p.name, r.value FROM server_info i JOIN players p ON p.addr = i.addr"
                + " JOIN rules r ON r.addr = i.addr WHERE i.addr IN "
                + living);
  }

  @TearDown
  public void close() throws Exception {
    connection.close();
  }

  @Benchmark
  public int info() throws Exception {
    return read(info);
  }

  @Benchmark
  public int infoJoinPlayersJoinRules() throws Exception {
    return read(details);
  }

  private static int read(PreparedStatement statement) throws Exception {
    int length = 0;
    try (ResultSet rs = statement.executeQuery()) {
      while (rs.next()) {
        length += rs.getString(1).length();
      }
    }
    return length;
  }
}
