package dev.valvejdbc.jdbc.repair;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the engine says of its inside reaches nobody. */
class CalciteErrorsTest {
  private static final String STATEMENT = "SELECT *\n FROM t";

  private final CalciteErrors errors = new CalciteErrors(t -> null);

  static List<Throwable> inside() {
    return List.of(
        new IllegalStateException(
            "Unable to implement EnumerableCalc(expr#0..2=[{inputs}]): rowcount = 15.0,"
                + " cumulative cost = {281.875 rows, 1186.0 cpu, 30.0 io}, id = 2681"),
        new IndexOutOfBoundsException("Index -1 out of bounds for length 5"),
        new AssertionError("Cannot add expression of different type to set:\nset type is …"),
        new AssertionError(),
        new RuntimeException((String) null),
        new NullPointerException(
            "Cannot invoke \"java.lang.Integer.intValue()\" because the return value of"
                + " \"org.apache.calcite.DataContext.get(String)\" is null"),
        new RuntimeException(
            "Line 101, Column 57: Non-abstract class \"Baz$6\" must implement method apply"),
        new UnsupportedOperationException("class org.apache.calcite.sql.SqlNodeList: 'tf', 'eu'"),
        new IllegalArgumentException("not found: $SCALAR_QUERY({\nLogicalAggregate…"),
        new RuntimeException(
            "There are not enough rules to produce a node with desired properties"),
        new RuntimeException("Conversion to relational algebra failed to preserve datatypes:"),
        new RuntimeException(
            "while converting `A` + `B`", new NoSuchMethodException("a.b.C.d(int)")),
        new IllegalStateException("0 rows, 3 cpu of RelSubset#12"),
        new RuntimeException("Code of method \"bind()\" of class \"Baz\" grows beyond 64 KB"));
  }

  @ParameterizedTest
  @MethodSource("inside")
  void isASentenceWithTheStatementsOwnWords(Throwable thrown) {
    SQLException mapped =
        errors.map(new SQLException("Error while preparing statement [" + STATEMENT + "]", thrown));
    assertThat(mapped.getMessage())
        .isEqualTo(
            "This statement cannot be run as it is written: SELECT * FROM t. Write it in another"
                + " form, or in two.");
    assertThat(mapped.getSQLState()).isEqualTo("42000");
    Throwable cause = requireNonNull(mapped.getCause());
    assertThat(cause).hasNoCause();
    assertThat(cause.getMessage()).doesNotContain(" "); // no words of the engine's
    assertThat(cause.getStackTrace()[0].getMethodName()).isEqualTo("inside");
  }

  @Test
  void whatIsForUsersStays() {
    assertThat(errors.map(new RuntimeException("Substring error: negative length")).getMessage())
        .startsWith("Substring error");
    assertThat(errors.map(new ArithmeticException("/ by zero")).getSQLState()).isEqualTo("22012");
    assertThat(errors.map(new ArithmeticException()).getSQLState()).isEqualTo("22012");
  }
}
