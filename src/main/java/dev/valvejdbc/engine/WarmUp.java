package dev.valvejdbc.engine;

import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.calcite.rex.RexExecutable;

/**
 * Readies the compiler of plans while the first statement is planned, which then finds its classes
 * loaded.
 */
final class WarmUp {
  private static final AtomicBoolean STARTED = new AtomicBoolean();

  /** What plans are made of: loops, arrays, casts, a class inside a class. */
  private static final String PLAN =
      """
      public Object apply(final Object given) {
        return new java.util.Iterator() {
          int at = -1;
          public boolean hasNext() {
            final Object[] rows = (Object[]) given;
            while (++at < rows.length) {
              final Object[] row = (Object[]) rows[at];
              final Integer n = row[0] == null ? null : Integer.valueOf(row[0].toString());
              if (n != null && n.intValue() > 0) { return true; }
            }
            return false;
          }
          public Object next() { return new Object[] {given, "x" + at}; }
          public void remove() {}
        };
      }
      """;

  private WarmUp() {}

  /** Starts it, once in a process. */
  static void start() {
    if (STARTED.compareAndSet(false, true)) {
      Thread thread = new Thread(() -> new RexExecutable(PLAN, "warm-up"), "valve-warm-up");
      thread.setDaemon(true);
      thread.start();
    }
  }
}
