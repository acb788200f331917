package dev.valvejdbc.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Planning alone, without a plan that was kept; and how it grows with a list of literals. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 3, time = 2)
@Fork(1)
@State(Scope.Benchmark)
public class PlanningBenchmark {
  private Connection ours;
  private Connection stock;

  /** Lists of literals, one for each length. */
  @State(Scope.Benchmark)
  public static class Lists {
    @Param({"10", "1000", "10000", "100000"})
    public int count;

    private String literals;

    @Setup
    public void write() {
      literals =
          IntStream.range(0, count)
              .mapToObj(i -> "'127." + i / 65536 + "." + i / 256 % 256 + "." + i % 256 + ":27015'")
              .collect(Collectors.joining(", "));
    }
  }

  @Setup
  public void connect() throws SQLException {
    ours = DriverManager.getConnection("jdbc:valve:fleet=5;planCache=0");
    stock = DriverManager.getConnection("jdbc:calcite:");
  }

  @TearDown
  public void close() throws SQLException {
    ours.close();
    stock.close();
  }

  private static void plan(Connection connection, String sql) throws SQLException {
    connection.prepareStatement(sql).close();
  }

  @Benchmark
  public void oneKey() throws SQLException {
    plan(ours, "SELECT map FROM server_info WHERE addr = '127.20.0.1:27015'");
  }

  /** The one above needs no plan; this one does. */
  @Benchmark
  public void oneKeyInOrder() throws SQLException {
    plan(ours, "SELECT name FROM players WHERE addr = '127.20.0.1:27015' ORDER BY score");
  }

  @Benchmark
  public void fourTables() throws SQLException {
    plan(
        ours,
        "SELECT s.name, i.map, p.name, r.value FROM my_servers s"
            + " JOIN server_info i ON i.addr = s.addr JOIN players p ON p.addr = s.addr"
            + " JOIN rules r ON r.addr = s.addr WHERE i.max_players > 8");
  }

  @Benchmark
  public void oneKeyOfStockCalcite() throws SQLException {
    plan(stock, "SELECT b FROM (VALUES ('a', 1), ('b', 2)) AS t(a, b) WHERE a = 'a'");
  }

  @Benchmark
  public void hundredQueries() throws SQLException {
    plan(
        ours,
        IntStream.range(0, 100)
            .mapToObj(i -> "SELECT name FROM my_servers WHERE name = '" + i + "'")
            .collect(Collectors.joining(" UNION ALL ")));
  }

  @Benchmark
  public void fourTablesOfStockCalcite() throws SQLException {
    String rows = "(VALUES ('a', 1), ('b', 2)) AS ";
    plan(
        stock,
        "SELECT s.b, i.b, p.b, r.b FROM "
            + (rows + "s(a, b) JOIN " + rows + "i(a, b) ON i.a = s.a JOIN ")
            + (rows + "p(a, b) ON p.a = s.a JOIN " + rows + "r(a, b) ON r.a = s.a WHERE i.b > 8"));
  }

  @Benchmark
  public void hundredQueriesOfStockCalcite() throws SQLException {
    plan(
        stock,
        IntStream.range(0, 100)
            .mapToObj(i -> "SELECT a FROM (VALUES ('a'), ('b')) AS t(a) WHERE a = '" + i + "'")
            .collect(Collectors.joining(" UNION ALL ")));
  }

  @Benchmark
  public void threeHundredAlternatives() throws SQLException {
    plan(ours, "SELECT name FROM my_servers WHERE " + alternatives("name", "tags"));
  }

  @Benchmark
  public void threeHundredAlternativesOfStockCalcite() throws SQLException {
    plan(stock, "SELECT a FROM (VALUES ('a', 'b')) AS t(a, b) WHERE " + alternatives("a", "b"));
  }

  private static String alternatives(String one, String other) {
    return IntStream.range(0, 300)
        .mapToObj(i -> "(" + one + " = 'n" + i + "' AND " + other + " = 't" + i % 7 + "')")
        .collect(Collectors.joining(" OR "));
  }

  @Benchmark
  public void keysOfAList(Lists lists) throws SQLException {
    plan(ours, "SELECT * FROM server_info WHERE addr IN (" + lists.literals + ")");
  }

  @Benchmark
  public void valuesOfAList(Lists lists) throws SQLException {
    plan(ours, "SELECT * FROM my_servers WHERE name IN (" + lists.literals + ")");
  }
}
