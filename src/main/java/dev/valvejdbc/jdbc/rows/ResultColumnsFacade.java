package dev.valvejdbc.jdbc.rows;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;

/** Repairs the description of a result: finite sizes, bare type names, nothing to write. */
public final class ResultColumnsFacade {
  /** Texts have no limit; tools want a number, and not one that they make a buffer of. */
  public static final int TEXT = 65_535;

  private static final int OTHERS = 40;

  private final ResultSetMetaData target;

  /** Puts repairs before a description. */
  public ResultColumnsFacade(ResultSetMetaData target) {
    this.target = target;
  }

  public int getColumnDisplaySize(int column) throws SQLException {
    int size = target.getColumnDisplaySize(column);
    return size > 0 && size <= TEXT ? size : isText(column) ? TEXT : OTHERS;
  }

  public int getPrecision(int column) throws SQLException {
    int precision = target.getPrecision(column);
    return precision >= 0 ? precision : isText(column) ? TEXT : 0;
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
