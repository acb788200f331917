package dev.valvejdbc.bench;

import dev.valvejdbc.fleet.Fleet;
import dev.valvejdbc.fleet.FleetServer;
import dev.valvejdbc.fleet.FleetWorld;
import dev.valvejdbc.protocol.a2s.A2sCodec;
import dev.valvejdbc.protocol.a2s.A2sMessage;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The codec, and the whole path from SQL to the network and back over the simulated fleet. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@State(Scope.Benchmark)
public class A2sBenchmark {
  private static final int SERVERS = 1000;

  private byte[] info;
  private byte[] rules;
  private Fleet fleet;
  private Connection connection;
  private PreparedStatement statement;

  @Setup(Level.Trial)
  public void start() throws Exception {
    FleetServer server = FleetWorld.server(0, 1);
    info = A2sCodec.encode(server.info());
    rules = A2sCodec.encode(server.rules());
    fleet = Fleet.start(SERVERS, 1);
    connection = DriverManager.getConnection("jdbc:valve:cacheTtl=0;packetRate=0");
    StringBuilder living = new StringBuilder();
    for (FleetServer s : fleet.servers()) {
      if (!s.behaviour().dead() && s.behaviour().delayMillis() == 0) {
        living.append(living.isEmpty() ? "'" : ", '");
        living.append(fleet.addresses().get(s.index())).append('\'');
      }
    }
    statement =
        connection.prepareStatement(
            "SELECT addr, map, player_count FROM server_info WHERE addr IN (" + living + ")");
  }

  @TearDown(Level.Trial)
  public void stop() throws Exception {
    connection.close();
    fleet.close();
  }

  @Benchmark
  public A2sMessage decodeInfo() {
    return A2sCodec.decode(ByteBuffer.wrap(info));
  }

  @Benchmark
  public A2sMessage decodeRules() {
    return A2sCodec.decode(ByteBuffer.wrap(rules));
  }

  @Benchmark
  public int aThousandServersBySql() throws Exception {
    int rows = 0;
    try (ResultSet rs = statement.executeQuery()) {
      while (rs.next()) {
        rows += rs.getString(2).isEmpty() ? 0 : 1;
      }
    }
    return rows;
  }
}
