package dev.valvejdbc.attach.file;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** The types that a column of texts may turn out to have, the narrowest first. */
enum CellType {
  BOOLEAN(SqlTypeName.BOOLEAN) {
    @Override
    @Nullable Object read(String text) {
      return text.equalsIgnoreCase("true")
          ? Boolean.TRUE
          : text.equalsIgnoreCase("false") ? Boolean.FALSE : null;
    }
  },
  BIGINT(SqlTypeName.BIGINT) {
    @Override
    @Nullable Object read(String text) {
      // a leading zero tells a code, such as a post code, and no number
      if (!WHOLE.matcher(text).matches()) {
        return null;
      }
      try {
        return Long.valueOf(text);
      } catch (NumberFormatException e) {
        return null;
      }
    }
  },
  DOUBLE(SqlTypeName.DOUBLE) {
    @Override
    @Nullable Object read(String text) {
      boolean exact = WHOLE.matcher(text).matches() && BIGINT.read(text) == null;
      // more digits than a BIGINT has tell an id, which would lose the last of them
      return !exact && NUMBER.matcher(text).matches() ? Double.valueOf(text) : null;
    }
  },
  DATE(SqlTypeName.DATE) {
    @Override
    @Nullable Object read(String text) {
      try {
        return text.length() == 10 ? (int) LocalDate.parse(text).toEpochDay() : null;
      } catch (DateTimeException e) {
        return null;
      }
    }
  },
  TIMESTAMP(SqlTypeName.TIMESTAMP) {
    @Override
    @Nullable Object read(String text) {
      try {
        String iso = text.replace(' ', 'T');
        return text.length() < 16
            ? null
            : iso.endsWith("Z") || ZONE.matcher(iso).find()
                ? OffsetDateTime.parse(iso).toInstant().toEpochMilli()
                : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC).toEpochMilli();
      } catch (DateTimeException e) {
        return null;
      }
    }
  },
  VARCHAR(SqlTypeName.VARCHAR) {
    @Override
    Object read(String text) {
      return text;
    }
  };

  private static final Pattern WHOLE = Pattern.compile("0|-?[1-9]\\d*");

  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d{1,3})?");

  private static final Pattern ZONE = Pattern.compile("[+-]\\d\\d:\\d\\d$");

  private final SqlTypeName sql;

  CellType(SqlTypeName sql) {
    this.sql = sql;
  }

  SqlTypeName sql() {
    return sql;
  }

  /** A text as a value in Calcite's form; null if it is none of this type. */
  abstract @Nullable Object read(String text);

  /** The narrowest type from this one on that a text has. */
  CellType widened(String text) {
    if (read(text) != null) {
      return this;
    }
    return this == BIGINT && DOUBLE.read(text) != null ? DOUBLE : VARCHAR;
  }

  /** The narrowest type that a text has. */
  static CellType of(String text) {
    for (CellType type : values()) {
      if (type.read(text) != null) {
        return type;
      }
    }
    return VARCHAR;
  }
}
