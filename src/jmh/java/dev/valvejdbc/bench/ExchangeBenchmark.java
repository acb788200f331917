package dev.valvejdbc.bench;

import dev.valvejdbc.client.AddressPolicy;
import dev.valvejdbc.client.PacketBudget;
import dev.valvejdbc.client.ServerEncodings;
import dev.valvejdbc.client.a2s.A2sBrowser;
import dev.valvejdbc.client.a2s.Scan;
import dev.valvejdbc.client.a2s.ScanOptions;
import dev.valvejdbc.protocol.TextEncoding;
import dev.valvejdbc.protocol.a2s.Question;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Iterator;
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

/** The exchange alone, without SQL: a fleet's answers to one question, and to all three. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@State(Scope.Benchmark)
public class ExchangeBenchmark {
  private A2sBrowser browser;

  @Setup
  public void open() {
    browser = new A2sBrowser(2048);
  }

  @TearDown
  public void close() {
    browser.close();
  }

  @Benchmark
  public int info(LivingFleet fleet) throws InterruptedException {
    return visit(fleet, EnumSet.of(Question.INFO));
  }

  @Benchmark
  public int infoPlayersAndRules(LivingFleet fleet) throws InterruptedException {
    return visit(fleet, EnumSet.allOf(Question.class));
  }

  private int visit(LivingFleet fleet, EnumSet<Question> questions) throws InterruptedException {
    ScanOptions options =
        new ScanOptions(
            Duration.ofSeconds(3),
            3,
            2048,
            Duration.ZERO,
            ServerEncodings.all(TextEncoding.AUTO),
            new PacketBudget(Integer.MAX_VALUE),
            AddressPolicy.ANY,
            null,
            null);
    int visits = 0;
    try (Scan scan = browser.scan(options)) {
      Iterator<String> addresses = fleet.addresses().iterator();
      while (addresses.hasNext()) {
        scan.ask(addresses.next(), questions, this);
      }
      while (visits < fleet.addresses().size()) {
        visits += scan.poll(TimeUnit.SECONDS.toNanos(1)) == null ? 0 : 1;
      }
    }
    return visits;
  }
}
