package dev.valvejdbc.jdbc.rows;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.BitSet;

/**
 * Tells which columns of a result need care when they are read as numbers.
 *
 * @param texts whose values may be the digits of numbers
 * @param large whose values may be beyond 64 bits, or texts
 * @param moments whose values are times of a day
 */
record NumberColumns(BitSet texts, BitSet large, BitSet moments) {
  static NumberColumns of(ResultSetMetaData columns) throws SQLException {
    BitSet texts = new BitSet();
    BitSet large = new BitSet();
    BitSet moments = new BitSet();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      int type = columns.getColumnType(i);
      texts.set(i, type == Types.VARCHAR || type == Types.CHAR);
      moments.set(i, type == Types.TIMESTAMP);
      large.set(i, texts.get(i) || type == Types.DECIMAL || type == Types.DOUBLE);
    }
    return new NumberColumns(texts, large, moments);
  }

  /** The column may not be one at all, which its reading will say. */
  boolean isText(int column) {
    return column > 0 && texts.get(column);
  }

  boolean isMoment(int column) {
    return column > 0 && moments.get(column);
  }

  boolean isLarge(int column) {
    return column > 0 && large.get(column);
  }
}
