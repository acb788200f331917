package dev.valvejdbc.sql.statement;

import org.apache.calcite.sql.parser.SqlParserPos;

/** Begins or ends a transaction, or forgets what the session has set and made. */
public final class SessionControl extends OwnStatement {
  private final Word word;

  /** What is to happen. */
  public enum Word {
    BEGIN,
    COMMIT,
    ROLLBACK,
    DISCARD
  }

  public SessionControl(SqlParserPos position, Word word) {
    super(position, word.name());
    this.word = word;
  }

  public Word word() {
    return word;
  }
}
