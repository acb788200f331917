package dev.valvejdbc.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
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

/** How planning grows with what programs write: each shape in three lengths, beside Calcite. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 3, time = 3)
@Fork(1)
@State(Scope.Benchmark)
public class GrowthBenchmark {
  /** A shape of statements, with the length that its goal is given for. */
  public enum Shape {
    TEXTS(1_000, n -> "SELECT name FROM {} WHERE name IN (" + list(n, i -> "'n" + i + "'") + ")"),
    NOT_IN(
        1_000, n -> "SELECT name FROM {} WHERE name NOT IN (" + list(n, i -> "'n" + i + "'") + ")"),
    WITH_NULL(
        1_000,
        n -> "SELECT name FROM {} WHERE name IN (NULL, " + list(n, i -> "'n" + i + "'") + ")"),
    NUMBERS(
        1_000,
        n -> "SELECT name FROM {} WHERE CHAR_LENGTH(name) IN (" + list(n, i -> "-" + i) + ")"),
    COMPUTED(1_000, n -> "SELECT name FROM {} WHERE name IN (" + list(n, i -> "UPPER('n')") + ")"),
    PAIRS(
        250,
        n ->
            "SELECT name FROM {} WHERE (name, tags) IN ("
                + list(n, i -> "('n" + i + "', 't" + i + "')")
                + ")"),
    ALTERNATIVES(
        300,
        n ->
            "SELECT name FROM {} WHERE "
                + joined(n, " OR ", i -> "(name = 'n" + i + "' AND tags = 't" + i + "')")),
    RANGES(
        250,
        n ->
            "SELECT name FROM {} WHERE "
                + joined(
                    n, " OR ", i -> "CHAR_LENGTH(name) BETWEEN " + 10 * i + " AND 1" + 10 * i)),
    CASES(
        250,
        n ->
            "SELECT CASE name "
                + joined(n, " ", i -> "WHEN 'n" + i + "' THEN 'v" + i + "'")
                + " END FROM {}"),
    UNIONS(25, n -> joined(n, " UNION ALL ", i -> "SELECT name FROM {} WHERE name = '" + i + "'")),
    EXCEPTS(25, n -> joined(n, " EXCEPT ", i -> "SELECT name FROM {} WHERE name = '" + i + "'")),
    AGGREGATES(
        125,
        n -> "SELECT " + list(n, i -> "SUM(CHAR_LENGTH(name) + " + i + ") AS s" + i) + " FROM {}"),
    QUERIES(
        25,
        n ->
            "SELECT "
                + list(n, i -> "(SELECT MAX(name) FROM {} WHERE tags < '" + i + "') AS s" + i)
                + " FROM (VALUES (1)) AS one (x)"),
    JOINS(
        6,
        n ->
            "SELECT COUNT(*) FROM {} AS t0"
                + joined(n, "", i -> " JOIN {} AS u" + i + " ON u" + i + ".name = t0.name")),
    ROWS(
        1_250,
        n ->
            "SELECT a FROM (VALUES "
                + list(n, i -> "(" + i + " + 1, UPPER('x'))")
                + ") AS v (a, b)");

    private final int length;
    private final IntFunction<String> text;

    Shape(int length, IntFunction<String> text) {
      this.length = length;
      this.text = text;
    }

    String written(int times, String table) {
      return text.apply(times * length).replace("{}", table);
    }

    private static String list(int count, IntFunction<String> part) {
      return joined(count, ", ", part);
    }

    private static String joined(int count, String separator, IntFunction<String> part) {
      return IntStream.range(0, count).mapToObj(part).collect(Collectors.joining(separator));
    }
  }

  @Param public Shape shape;

  @Param({"1", "2", "4"})
  public int times;

  private Connection ours;
  private Connection stock;

  @Setup
  public void connect() throws SQLException {
    ours = DriverManager.getConnection("jdbc:valve:fleet=5;planCache=0");
    stock = DriverManager.getConnection("jdbc:calcite:fun=standard,postgresql");
  }

  @TearDown
  public void close() throws SQLException {
    ours.close();
    stock.close();
  }

  @Benchmark
  public void planned() throws SQLException {
    ours.prepareStatement(shape.written(times, "my_servers")).close();
  }

  /**
   * Where it ends with an error (code that is too large, a stack that is too small), it is that.
   */
  @Benchmark
  public boolean plannedByStockCalcite() {
    String table = "(SELECT a AS name, b AS tags FROM (VALUES ('a', 'b')) AS r (a, b))";
    try {
      stock.prepareStatement(shape.written(times, table)).close();
      return true;
    } catch (SQLException | StackOverflowError e) {
      return false;
    }
  }
}
