package dev.valvejdbc.tables;

import java.math.BigDecimal;

/** The types that columns of ours have, each with the Java class of its values. */
public enum ColumnType {
  BOOLEAN(Boolean.class),
  INTEGER(Integer.class),
  BIGINT(Long.class),
  /** From 0 to 2^64 - 1, without a fraction. */
  UNSIGNED_BIGINT(BigDecimal.class),
  DOUBLE(Double.class),
  /** An instant, in milliseconds since 1970-01-01 UTC. */
  TIMESTAMP(Long.class),
  VARCHAR(String.class);

  private final Class<?> javaClass;

  ColumnType(Class<?> javaClass) {
    this.javaClass = javaClass;
  }

  /** The class of the values. */
  public Class<?> javaClass() {
    return javaClass;
  }
}
