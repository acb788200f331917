package dev.valvejdbc.sql.statement;

import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** Asks what there is of a kind (tables, schemas, columns, …), or for the value of a setting. */
public final class Show extends OwnStatement {
  private final SqlIdentifier what;
  private final @Nullable SqlIdentifier of;
  private final @Nullable SqlIdentifier in;
  private final @Nullable SqlNode pattern;

  public Show(
      SqlParserPos position,
      SqlIdentifier what,
      @Nullable SqlIdentifier of,
      @Nullable SqlIdentifier in,
      @Nullable SqlNode pattern) {
    super(position, "SHOW", what, of, in, pattern);
    this.what = what;
    this.of = of;
    this.in = in;
    this.pattern = pattern;
  }

  /** The word behind SHOW, as it was written. */
  public String what() {
    return what.getSimple();
  }

  /** The table or schema behind FROM or IN; null if there is none. */
  public @Nullable SqlIdentifier of() {
    return of;
  }

  /** The schema behind a second FROM or IN; null if there is none. */
  public @Nullable SqlIdentifier in() {
    return in;
  }

  /** The pattern behind LIKE; null if there is none. */
  public @Nullable String pattern() {
    return pattern instanceof SqlLiteral text ? text.toValue() : null;
  }
}
