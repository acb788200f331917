package dev.valvejdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Calls every method of JDBC: it works, or says in an SQLException with a state that it does not.
 */
class EveryMethodTest {
  private static final String URL = "jdbc:valve:";
  private static final String ROW = "SELECT 7 AS a, 'x' AS b";

  /** Makes what a method is called on, anew for each call. */
  private interface Made {
    Object on(Connection connection) throws SQLException;
  }

  private enum Arguments {
    NONE,
    USUAL,
    STRANGE;

    @Nullable Object[] of(Method method) {
      return Arrays.stream(method.getParameterTypes()).map(this::of).toArray();
    }

    private @Nullable Object of(Class<?> type) {
      if (type == boolean.class) {
        return this == USUAL;
      }
      if (type.isPrimitive()) {
        return number(type, this == STRANGE ? -5 : 1);
      }
      if (this == NONE) {
        return null;
      }
      Map<Class<?>, Object> samples =
          Map.of(
              String.class,
              this == USUAL ? "a" : "no such thing'",
              Class.class,
              this == USUAL ? String.class : java.util.UUID.class,
              Object.class,
              this == USUAL ? "x" : new Object(),
              Properties.class,
              new Properties(),
              Map.class,
              Map.of("x", String.class),
              BigDecimal.class,
              BigDecimal.TEN,
              Calendar.class,
              Calendar.getInstance(),
              Reader.class,
              new StringReader("x"),
              InputStream.class,
              InputStream.nullInputStream(),
              int[].class,
              new int[] {1});
      return type == String[].class ? new String[] {"a"} : samples.get(type);
    }

    private static Object number(Class<?> type, int value) {
      return switch (type.getName()) {
        case "byte" -> (byte) value;
        case "short" -> (short) value;
        case "long" -> (long) value;
        case "float" -> (float) value;
        case "double" -> (double) value;
        default -> value;
      };
    }
  }

  private static List<String> complaints(Class<?> type, boolean mayRefuse, Made made)
      throws Exception {
    List<String> complaints = new ArrayList<>();
    Connection connection = DriverManager.getConnection(URL);
    for (Method method : type.getMethods()) {
      for (Arguments arguments : Arguments.values()) {
        boolean wrapper = method.getName().equals("unwrap");
        if (Modifier.isStatic(method.getModifiers())) {
          continue;
        }
        if (connection.isClosed()) {
          connection = DriverManager.getConnection(URL);
        }
        String complaint = complaint(method, made.on(connection), arguments, mayRefuse || wrapper);
        if (!complaint.isEmpty()) {
          complaints.add(method + " of " + arguments + ": " + complaint);
        }
      }
    }
    connection.close();
    return complaints;
  }

  private static String complaint(
      Method method, Object target, Arguments arguments, boolean mayRefuse) throws Exception {
    try {
      Object result = method.invoke(target, arguments.of(method));
      if (result instanceof ResultSet rows && !(target instanceof ResultSet)) {
        while (rows.next()) {
          assertThat(rows.getString(1)).isNotEqualTo("metadata");
        }
        rows.close();
      }
      return "";
    } catch (InvocationTargetException e) {
      Throwable thrown = e.getCause();
      boolean said =
          thrown instanceof SQLException sql
              && sql.getSQLState() != null
              && !sql.getSQLState().startsWith("08")
              && !sql.getSQLState().equals("HY000")
              && sql.getMessage() != null;
      return said && mayRefuse ? "" : String.valueOf(thrown);
    }
  }

  @Test
  void metadataAlwaysAnswer() throws Exception {
    assertThat(complaints(DatabaseMetaData.class, false, Connection::getMetaData)).isEmpty();
  }

  @Test
  void aConnectionThrowsNothingButSqlExceptions() throws Exception {
    assertThat(complaints(Connection.class, true, c -> c)).isEmpty();
  }

  @Test
  void aStatementThrowsNothingButSqlExceptions() throws Exception {
    assertThat(complaints(Statement.class, true, Connection::createStatement)).isEmpty();
  }

  @Test
  void aPreparedStatementThrowsNothingButSqlExceptions() throws Exception {
    assertThat(
            complaints(
                PreparedStatement.class,
                true,
                c -> c.prepareStatement("SELECT name FROM my_servers WHERE name = ?")))
        .isEmpty();
  }

  @Test
  void aResultThrowsNothingButSqlExceptions() throws Exception {
    assertThat(complaints(ResultSet.class, true, EveryMethodTest::row)).isEmpty();
  }

  @Test
  void theDescriptionOfAResultThrowsNothingButSqlExceptions() throws Exception {
    assertThat(complaints(ResultSetMetaData.class, true, c -> row(c).getMetaData())).isEmpty();
  }

  @Test
  void whatIsClosedThrowsNothingButSqlExceptions() throws Exception {
    assertThat(
            complaints(
                Connection.class,
                true,
                c -> {
                  c.close();
                  return c;
                }))
        .isEmpty();
    assertThat(
            complaints(
                PreparedStatement.class,
                true,
                c -> {
                  PreparedStatement statement = c.prepareStatement(ROW);
                  statement.close();
                  return statement;
                }))
        .isEmpty();
    assertThat(
            complaints(
                ResultSet.class,
                true,
                c -> {
                  ResultSet rows = row(c);
                  rows.close();
                  return rows;
                }))
        .isEmpty();
  }

  private static ResultSet row(Connection connection) throws SQLException {
    ResultSet rows = connection.createStatement().executeQuery(ROW);
    assertThat(rows.next()).isTrue();
    return rows;
  }
}
