package dev.valvejdbc.protocol.master;

import java.util.List;

/** What a list of servers is narrowed to. It may always be answered by a larger list. */
public sealed interface MasterFilter {
  /** No restriction. */
  MasterFilter EVERYTHING = new And(List.of());

  /** No server can hold. */
  MasterFilter NOTHING = new Or(List.of());

  /** All hold. */
  record And(List<MasterFilter> parts) implements MasterFilter {
    public And {
      parts = List.copyOf(parts);
    }
  }

  /** At least one holds. */
  record Or(List<MasterFilter> parts) implements MasterFilter {
    public Or {
      parts = List.copyOf(parts);
    }
  }

  /** The part does not hold. */
  record Not(MasterFilter part) implements MasterFilter {}

  /**
   * One pair of key and value, which the language can represent.
   *
   * @param value not empty, of at most {@value #LONGEST_VALUE} characters; there is no escape, so
   *     that it holds neither a backslash nor a control character
   */
  record Condition(FilterKey key, String value) implements MasterFilter {
    /** The longest value that is pushed. */
    public static final int LONGEST_VALUE = 120;

    private static final int LONGEST_RAW = 1_000;

    public Condition {
      if (!isRepresentable(key, value)) {
        throw new IllegalArgumentException(
            "the filter language cannot represent this value of " + key);
      }
    }

    /** Whether the language has a way to write the value; one that it has not is not pushed. */
    public static boolean isRepresentable(FilterKey key, String value) {
      if (key == FilterKey.RAW) {
        return value.startsWith("\\") && value.length() <= LONGEST_RAW && isPrintable(value);
      }
      return !value.isEmpty()
          && value.length() <= LONGEST_VALUE
          && value.indexOf('\\') < 0
          && isPrintable(value);
    }

    private static boolean isPrintable(String value) {
      return value.chars().noneMatch(Character::isISOControl);
    }

    /** A key whose value is 1. */
    public static Condition flag(FilterKey key) {
      return new Condition(key, key == FilterKey.NO_PASSWORD ? "0" : "1");
    }

    /** The pair as written. */
    String text() {
      return key == FilterKey.RAW ? value : "\\" + key.text() + "\\" + value;
    }
  }
}
