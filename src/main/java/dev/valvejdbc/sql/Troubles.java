package dev.valvejdbc.sql;

import dev.valvejdbc.client.Failure;
import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.errors.StatementException;
import java.sql.SQLWarning;
import java.time.Instant;
import java.util.function.Consumer;
import org.apache.calcite.DataContext;
import org.jspecify.annotations.Nullable;

/** What becomes of the parts of a scan that gave no rows: what the property onError says. */
final class Troubles {
  private static final int WARNINGS_IN_FULL = 100;

  private final Session session;
  private final @Nullable Consumer<SQLWarning> warnings;
  private int told;

  Troubles(Session session, DataContext root) {
    this.session = session;
    this.warnings = StatementContext.warnings(root);
  }

  /** Adds a row to diagnostics.failures. */
  void record(
      ScanRecord scan, String table, String whom, Failure failure, String reason, int attempts) {
    record(scan, table, whom, failure, reason, attempts, Instant.now());
  }

  /** Adds a row to diagnostics.failures. */
  void record(
      ScanRecord scan,
      String table,
      String whom,
      Failure failure,
      String reason,
      int attempts,
      Instant at) {
    session
        .diagnostics()
        .add(
            new Diagnostics.FailureRecord(scan.number, table, whom, failure, reason, attempts, at));
  }

  /**
   * Warns or fails.
   *
   * @param advice another sentence for one who gets an error
   * @throws StatementException with onError=fail
   */
  void tell(String sentence, String advice) {
    if (session.onError() == OnError.FAIL) {
      throw new StatementException(
          SqlError.NO_ROW.said(advice.isEmpty() ? sentence : sentence + " " + advice, null));
    }
    if (session.onError() == OnError.WARN) {
      told++;
      if (told <= WARNINGS_IN_FULL) {
        warn(sentence);
      }
    }
  }

  private void warn(String sentence) {
    if (warnings != null) {
      warnings.accept(SqlError.SERVER_WARNING.warning(sentence));
    }
  }

  /** Says how many warnings were left out. */
  void end() {
    if (told > WARNINGS_IN_FULL) {
      warn(
          "And "
              + (told - WARNINGS_IN_FULL)
              + " more gave no row; diagnostics.failures lists them.");
    }
  }
}
