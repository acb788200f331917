package dev.valvejdbc.trino.run;

import dev.valvejdbc.trino.scan.LookupRun;
import dev.valvejdbc.trino.scan.LookupRun.Question;
import dev.valvejdbc.trino.scan.QueryStatement;
import dev.valvejdbc.trino.scan.RowShape;
import io.trino.plugin.base.metrics.LongCount;
import io.trino.spi.PageBuilder;
import io.trino.spi.metrics.Metrics;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Opens look-ups, and makes rows of what they bring. */
interface LookupRows {
  /** What a query's info says of servers without an answer. */
  String UNANSWERED = "without rows: see system tables diagnostics.failures";

  /** Begins the look-ups. */
  LookupRun open() throws InterruptedException;

  /** Appends a row that was found. */
  void append(RowShape shape, PageBuilder page, Question question, @Nullable Object[] found);

  /** How many servers gave no row, or not all; nothing where there were none. */
  static Metrics metrics(QueryStatement statement) {
    long warnings = statement.warnings();
    return warnings == 0 ? Metrics.EMPTY : new Metrics(Map.of(UNANSWERED, new LongCount(warnings)));
  }
}
