package dev.valvejdbc.cli.record;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What came of one round.
 *
 * @param note why it is not complete; null where it is
 * @param packets sent for it
 */
public record Round(
    String into,
    Instant at,
    double seconds,
    long rows,
    long begun,
    long changed,
    long gone,
    long silent,
    long written,
    long packets,
    @Nullable String note) {

  /** The line that is printed. */
  public String line() {
    return String.format(
        Locale.ROOT,
        "%s %s: %d rows, %d new, %d changed, %d gone, %d silent; %d written; %d packets, %.2f s%s",
        at,
        into,
        rows,
        begun,
        changed,
        gone,
        silent,
        written,
        packets,
        seconds,
        note == null ? "" : ". " + note);
  }
}
