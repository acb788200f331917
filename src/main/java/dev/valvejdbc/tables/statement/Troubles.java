package dev.valvejdbc.tables.statement;

import dev.valvejdbc.client.Failure;
import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.errors.StatementException;
import dev.valvejdbc.lookup.LookupStatement;
import dev.valvejdbc.options.OnError;
import dev.valvejdbc.tables.diagnostics.Diagnostics;
import dev.valvejdbc.tables.diagnostics.ScanRecord;
import java.time.Instant;

/** What becomes of the parts of a scan that gave no rows: what the property onError says. */
public final class Troubles {
  private static final int WARNINGS_IN_FULL = 100;

  private final StatementSettings settings;
  private final LookupStatement statement;
  private int told;

  /** The troubles of one scan of a statement. */
  public Troubles(StatementSettings settings, LookupStatement statement) {
    this.settings = settings;
    this.statement = statement;
  }

  /** Adds a row to diagnostics.failures. */
  public void record(
      ScanRecord scan, String table, String whom, Failure failure, String reason, int attempts) {
    record(scan, table, whom, failure, reason, attempts, Instant.now());
  }

  /** Adds a row to diagnostics.failures. */
  public void record(
      ScanRecord scan,
      String table,
      String whom,
      Failure failure,
      String reason,
      int attempts,
      Instant at) {
    settings
        .diagnostics()
        .add(
            new Diagnostics.FailureRecord(
                scan.number(), table, whom, failure, reason, attempts, at));
  }

  /**
   * Warns or fails.
   *
   * @param advice another sentence for one who gets an error
   * @throws StatementException with onError=fail
   */
  public void tell(String sentence, String advice) {
    if (settings.onError() == OnError.FAIL) {
      throw new StatementException(
          SqlError.NO_ROW.said(advice.isEmpty() ? sentence : sentence + " " + advice, null));
    }
    if (settings.onError() == OnError.WARN) {
      told++;
      if (told <= WARNINGS_IN_FULL) {
        statement.warn(sentence);
      }
    }
  }

  /** Says how many warnings were left out. */
  public void end() {
    if (told > WARNINGS_IN_FULL) {
      statement.warn(
          "And "
              + (told - WARNINGS_IN_FULL)
              + " more gave no row; diagnostics.failures lists them.");
    }
  }
}
