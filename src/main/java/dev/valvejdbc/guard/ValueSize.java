package dev.valvejdbc.guard;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Estimates what values take on the heap, in bytes: a reference, and what it leads to. */
final class ValueSize {
  private static final int REFERENCE = 8;
  private static final int HEADER = 16;
  private static final int NUMBER = REFERENCE + HEADER;

  /** A row of a class made for its query, whose fields are not looked at. */
  private static final int RECORD = 160;

  private ValueSize() {}

  static long of(@Nullable Object value) {
    if (value == null) {
      return REFERENCE;
    }
    if (value instanceof String text) {
      return REFERENCE + 40L + text.length();
    }
    if (value instanceof Number || value instanceof Boolean || value instanceof Character) {
      return NUMBER;
    }
    if (value instanceof Object[] row) {
      long size = REFERENCE + HEADER;
      for (Object field : row) {
        size += of(field);
      }
      return size;
    }
    if (value instanceof Collection<?> many) {
      long size = REFERENCE + 3 * HEADER;
      for (Object element : many) {
        size += of(element);
      }
      return size;
    }
    return value instanceof Map<?, ?> map ? RECORD + of(map.keySet()) + of(map.values()) : RECORD;
  }
}
