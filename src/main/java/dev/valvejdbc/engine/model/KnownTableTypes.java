package dev.valvejdbc.engine.model;

import dev.valvejdbc.jdbc.repair.Facades;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.apache.calcite.schema.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A database whose metadata calls a table TABLE. Some, such as H2, say BASE TABLE as SQL's standard
 * does; Calcite logs that it does not know the type, twice a statement.
 */
record KnownTableTypes(DataSource target) implements DataSource {
  @Override
  public Connection getConnection() throws SQLException {
    return known(target.getConnection());
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return known(target.getConnection(user, password));
  }

  private static Connection known(Connection connection) {
    Facades facades = new Facades(thrown -> thrown instanceof SQLException own ? own : null);
    return facades.of(Connection.class, connection, new OfConnection(facades, connection));
  }

  /** Public for the facade. */
  public record OfConnection(Facades facades, Connection target) {
    /** The metadata, with tables of known types. */
    public DatabaseMetaData getMetaData() throws SQLException {
      DatabaseMetaData metadata = target.getMetaData();
      return facades.of(DatabaseMetaData.class, metadata, new OfMetaData(facades, metadata));
    }
  }

  /** Public for the facade. */
  public record OfMetaData(Facades facades, DatabaseMetaData target) {
    /** The tables, with known types. */
    public ResultSet getTables(
        @Nullable String catalog, @Nullable String schema, String table, String @Nullable [] types)
        throws SQLException {
      ResultSet rows = target.getTables(catalog, schema, table, types);
      return facades.of(ResultSet.class, rows, new OfTables(rows));
    }
  }

  /** Public for the facade. */
  public record OfTables(ResultSet target) {
    private static final int TYPE = 4;

    /** A column of a table. */
    public @Nullable String getString(int column) throws SQLException {
      String text = target.getString(column);
      return column == TYPE && text != null ? known(text) : text;
    }

    private static String known(String type) {
      boolean calcites =
          Arrays.stream(Schema.TableType.values()).anyMatch(t -> t.jdbcName.equals(type));
      return calcites || !type.contains("TABLE") ? type : "TABLE";
    }
  }

  @Override
  public @Nullable PrintWriter getLogWriter() throws SQLException {
    return target.getLogWriter();
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
    target.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    target.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return target.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getLogger("dev.valvejdbc");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return type.isInstance(this) ? type.cast(this) : target.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return type.isInstance(this) || target.isWrapperFor(type);
  }
}
