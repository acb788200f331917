package dev.valvejdbc.bench;

import dev.valvejdbc.fleet.world.FleetServer;
import dev.valvejdbc.fleet.world.FleetWorld;
import dev.valvejdbc.protocol.a2s.A2sCodec;
import dev.valvejdbc.protocol.a2s.A2sMessage;
import java.nio.ByteBuffer;
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
import org.openjdk.jmh.annotations.Warmup;

/** Decoding one answer of each kind. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@State(Scope.Benchmark)
public class CodecBenchmark {
  private byte[] info;
  private byte[] players;
  private byte[] rules;

  @Setup
  public void encode() {
    FleetServer server = FleetWorld.server(0, 1);
    info = A2sCodec.encode(server.info());
    players = A2sCodec.encode(server.players());
    rules = A2sCodec.encode(server.rules());
  }

  @Benchmark
  public A2sMessage info() {
    return A2sCodec.decode(ByteBuffer.wrap(info));
  }

  @Benchmark
  public A2sMessage players() {
    return A2sCodec.decode(ByteBuffer.wrap(players));
  }

  @Benchmark
  public A2sMessage rules() {
    return A2sCodec.decode(ByteBuffer.wrap(rules));
  }
}
