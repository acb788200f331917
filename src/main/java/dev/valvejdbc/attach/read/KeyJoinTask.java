package dev.valvejdbc.attach.read;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.core.JoinRelType;
import org.jspecify.annotations.Nullable;

/**
 * What a join with a database does.
 *
 * @param query all rows of the database's side
 * @param ourKeys places of keys in our rows
 * @param theirKeys places of the same keys in the database's rows
 * @param column the first of theirs, as the database is told it
 * @param width columns of the database's side
 * @param first whether its columns come first
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record KeyJoinTask(
    DatabaseQuery query,
    int[] ourKeys,
    int[] theirKeys,
    String column,
    int width,
    JoinRelType kind,
    boolean first) {

  /** The keys of a row in a form that can be compared; null if one is missing, as nothing joins. */
  static @Nullable List<Object> key(@Nullable Object[] row, int[] places) {
    List<Object> key = new ArrayList<>(places.length);
    for (int place : places) {
      Object value = row[place];
      if (value == null) {
        return null;
      }
      key.add(value instanceof Number number ? (Object) number.longValue() : value);
    }
    return key;
  }

  /** A row of the database, whose one column is a bare value. */
  @Nullable Object[] row(@Nullable Object found) {
    return width != 1 && found instanceof @Nullable Object[] row ? row : new Object[] {found};
  }

  /** A row of both. */
  @Nullable Object[] joined(@Nullable Object[] ours, @Nullable Object @Nullable [] theirs) {
    if (!kind.projectsRight()) {
      return ours;
    }
    @Nullable Object[] row = new @Nullable Object[ours.length + width];
    System.arraycopy(ours, 0, row, first ? width : 0, ours.length);
    if (theirs != null) {
      System.arraycopy(theirs, 0, row, first ? 0 : ours.length, width);
    }
    return row;
  }
}
