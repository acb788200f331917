package dev.valvejdbc.jdbc.execution;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** The clock by which a session writes times and reads those without a zone. */
public record SessionClock(ZoneId zone) {
  /** That of UTC. */
  public static final SessionClock UTC = new SessionClock(ZoneOffset.UTC);

  /** Whether it is that of UTC, in which Calcite's results are already. */
  public boolean isUtc() {
    return zone.normalized().equals(ZoneOffset.UTC);
  }

  /** A moment, in milliseconds since 1970, with what the clock shows then. */
  public ZonedDateTime at(long moment) {
    return Instant.ofEpochMilli(moment).atZone(zone);
  }

  /** The moment at which the clock shows a time: the earlier of two. */
  public Instant moment(LocalDateTime shown) {
    return shown.atZone(zone).toInstant();
  }
}
