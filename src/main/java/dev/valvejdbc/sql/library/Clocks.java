package dev.valvejdbc.sql.library;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/**
 * Turns moments into what the clocks of a zone show, and back; called by generated code. Both are
 * milliseconds since 1970, those of a clock as if it were in UTC.
 */
public final class Clocks {
  private Clocks() {}

  /** What the clock shows at a moment. */
  public static long local(String zone, long moment) {
    ZoneOffset offset = ZoneId.of(zone).getRules().getOffset(Instant.ofEpochMilli(moment));
    return moment + offset.getTotalSeconds() * 1000L;
  }

  /**
   * The moment at which a clock shows a time: the earlier of two, and as much behind a gap as the
   * time is behind its begin.
   */
  public static long moment(String zone, long local) {
    return clock(local).atZone(ZoneId.of(zone)).toInstant().toEpochMilli();
  }

  /** The same; of two moments that with the offset of another. */
  public static long momentNear(String zone, long local, long other) {
    ZoneId id = ZoneId.of(zone);
    ZoneOffset offset = id.getRules().getOffset(Instant.ofEpochMilli(other));
    return ZonedDateTime.ofLocal(clock(local), id, offset).toInstant().toEpochMilli();
  }

  private static LocalDateTime clock(long local) {
    return LocalDateTime.ofInstant(Instant.ofEpochMilli(local), ZoneOffset.UTC);
  }
}
