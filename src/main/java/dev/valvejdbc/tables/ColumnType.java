package dev.valvejdbc.tables;

/** The types that columns of ours have, each with the Java class of its values. */
public enum ColumnType {
  /** {@link Boolean}. */
  BOOLEAN,
  /** {@link Integer}. */
  INTEGER,
  /** {@link Long}. */
  BIGINT,
  /** {@link java.math.BigDecimal} from 0 to 2^64 - 1, without a fraction. */
  UNSIGNED_BIGINT,
  /** {@link Double}. */
  DOUBLE,
  /** {@link Long}: an instant, in milliseconds since 1970-01-01 UTC. */
  TIMESTAMP,
  /** {@link String}. */
  VARCHAR
}
