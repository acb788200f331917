package dev.valvejdbc.jdbc.rows;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Objects;

/** Repairs the description of a result: finite sizes, bare type names, nothing to write. */
public final class ResultColumnsFacade {
  private static final int OTHERS = 40;

  private final ResultSetMetaData target;
  private final TextLengths lengths;

  /** Puts repairs before a description. */
  public ResultColumnsFacade(ResultSetMetaData target, TextLengths lengths) {
    this.target = target;
    this.lengths = lengths;
  }

  public int getColumnDisplaySize(int column) throws SQLException {
    if (isText(column)) {
      return length(column);
    }
    int size = target.getColumnDisplaySize(column);
    return size > 0 && size < TextLengths.UNBOUND ? size : OTHERS;
  }

  public int getPrecision(int column) throws SQLException {
    return isText(column) ? length(column) : Math.max(target.getPrecision(column), 0);
  }

  private int length(int column) throws SQLException {
    int declared = target.getPrecision(column);
    return declared > 0 && declared < TextLengths.UNBOUND
        ? declared
        : lengths.of(getSchemaName(column), getTableName(column), target.getColumnName(column));
  }

  private boolean isText(int column) throws SQLException {
    int type = target.getColumnType(column);
    return type == Types.VARCHAR || type == Types.CHAR;
  }

  public String getColumnTypeName(int column) throws SQLException {
    return target.getColumnTypeName(column).replace(" NOT NULL", "").replaceAll("\\(.*\\)", "");
  }

  public String getCatalogName(int column) {
    return "";
  }

  /** The schema of the column's table; empty for what is computed. */
  public String getSchemaName(int column) throws SQLException {
    return Objects.requireNonNullElse(target.getSchemaName(column), "");
  }

  /** The table of the column; empty for what is computed. */
  public String getTableName(int column) throws SQLException {
    return Objects.requireNonNullElse(target.getTableName(column), "");
  }

  public boolean isReadOnly(int column) {
    return true;
  }

  public boolean isWritable(int column) {
    return false;
  }

  public boolean isDefinitelyWritable(int column) {
    return false;
  }
}
