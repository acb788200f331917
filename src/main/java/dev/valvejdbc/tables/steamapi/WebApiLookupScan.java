package dev.valvejdbc.tables.steamapi;

import dev.valvejdbc.client.BudgetExceededException;
import dev.valvejdbc.client.Failure;
import dev.valvejdbc.client.NoAnswerException;
import dev.valvejdbc.client.StopCheck;
import dev.valvejdbc.client.webapi.WebApiBody;
import dev.valvejdbc.client.webapi.WebApiCall;
import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.lookup.KeyTuple;
import dev.valvejdbc.lookup.LookupStatement;
import dev.valvejdbc.tables.diagnostics.ScanRecord;
import dev.valvejdbc.tables.statement.StatementSettings;
import dev.valvejdbc.tables.statement.WorkerScan;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One execution's calls of a Web API method: some at once, keys put together where that can be. */
final class WebApiLookupScan extends WorkerScan {
  private static final int AT_ONCE = 8;
  private static final int MOST_WAITING = 10_000;

  /** How long a call waits for more keys that it could bring. */
  private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(10);

  private final LookupStatement statement;
  private final SteamApiSettings settings;
  private final MethodCalls table;
  private final List<Integer> columns;
  private final CallBatches batches;
  private final AtomicInteger calls;
  private long lastAsked;

  static WebApiLookupScan open(
      SteamApiSettings settings,
      StatementSettings statements,
      LookupStatement statement,
      MethodCalls table,
      List<Integer> columns) {
    AtomicInteger calls = new AtomicInteger();
    ScanRecord record =
        statements
            .diagnostics()
            .begin(
                statement.sql(), table.name(), new ScanRecord.Calls("", true, calls::get, () -> 0));
    return new WebApiLookupScan(settings, statements, statement, record, table, columns, calls);
  }

  private WebApiLookupScan(
      SteamApiSettings settings,
      StatementSettings statements,
      LookupStatement statement,
      ScanRecord record,
      MethodCalls table,
      List<Integer> columns,
      AtomicInteger calls) {
    super(statements, statement, record, "valve-jdbc-webapi", AT_ONCE, MOST_WAITING, 0);
    this.statement = statement;
    this.settings = settings;
    this.table = table;
    this.columns = columns;
    this.calls = calls;
    this.batches = new CallBatches(table);
  }

  @Override
  public void call() {
    super.call();
    calls.incrementAndGet();
  }

  @Override
  public boolean ask(Object key, Object token) {
    if (!enters()) {
      return false;
    }
    List<@Nullable Object> values = KeyTuple.valuesOf(key);
    synchronized (batches) {
      lastAsked = System.nanoTime();
      CallBatches.Batch full = batches.add(values, token);
      if (full != null) {
        submit(full);
      }
    }
    return true;
  }

  private void submit(CallBatches.Batch batch) {
    WebApiCall call = table.call(batch.key(), batch.values());
    work(() -> run(batch, call));
  }

  private void run(CallBatches.Batch batch, WebApiCall call) {
    try {
      WebApiBody body =
          table.isRepeatable(call)
              ? settings.answers().of(settings.api(), call, settings.ttl(), this)
              : settings.api().call(call, this);
      Map<Object, List<@Nullable Object[]>> rows = rows(batch.key(), batch.values(), call, body);
      if (rows.isEmpty()) {
        body.refuseReason();
      }
      WebApiCall next = batch.values().isEmpty() ? table.next(batch.key(), call, body) : null;
      if (next != null) {
        List<@Nullable Object[]> first = rows.getOrDefault("", List.of());
        addRows(first.size());
        rows = Map.of("", new PagedRows(first, new FurtherPages(batch.key(), next)));
      }
      for (Map.Entry<Object, List<Object>> wanted : batch.tokens().entrySet()) {
        finish(wanted.getValue(), rows.get(wanted.getKey()), null, null, call);
      }
    } catch (NoAnswerException e) {
      fail(batch, call, e.failure(), String.valueOf(e.getMessage()));
    } catch (BudgetExceededException e) {
      fail(batch, call, Failure.REFUSED, String.valueOf(e.getMessage()));
    } catch (InterruptedException | CancellationException e) {
      fail(batch, call, Failure.TIMEOUT, "The statement ended.");
    }
  }

  private Map<Object, List<@Nullable Object[]>> rows(
      List<@Nullable Object> key, List<Object> values, WebApiCall call, WebApiBody body) {
    try {
      return table.rows(key, values, body, columns);
    } catch (NoAnswerException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      throw new NoAnswerException(
          Failure.MALFORMED,
          "The answer of " + call.shown() + " cannot be read: it has another form than expected.");
    }
  }

  /** The pages behind the first, fetched by whoever reads their rows. */
  private final class FurtherPages implements PagedRows.Pages, StopCheck {
    private final List<@Nullable Object> key;
    private @Nullable WebApiCall next;

    FurtherPages(List<@Nullable Object> key, WebApiCall next) {
      this.key = key;
      this.next = next;
    }

    @Override
    public void check() {
      WebApiLookupScan.this.check();
      statement.check();
    }

    @Override
    public void call() {
      statement.check();
      WebApiLookupScan.this.call();
    }

    @Override
    public @Nullable List<@Nullable Object[]> next() {
      WebApiCall call = next;
      if (call == null) {
        return null;
      }
      next = null;
      try {
        WebApiBody body = settings.answers().of(settings.api(), call, settings.ttl(), this);
        List<@Nullable Object[]> rows =
            rows(key, List.of(), call, body).getOrDefault("", List.of());
        next = rows.isEmpty() ? null : table.next(key, call, body);
        addRows(rows.size());
        return rows;
      } catch (NoAnswerException e) {
        tell(call.path(), e.failure(), "The rows end here. " + e.getMessage());
      } catch (BudgetExceededException e) {
        tell(call.path(), Failure.REFUSED, "The rows end here. " + e.getMessage());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw SqlError.CANCELLED.inStatement();
      }
      return null;
    }
  }

  private void fail(CallBatches.Batch batch, WebApiCall call, Failure failure, String sentence) {
    String told = sentence;
    for (List<Object> tokens : batch.tokens().values()) {
      finish(tokens, null, failure, told, call);
      told = null;
    }
  }

  private void finish(
      List<Object> tokens,
      @Nullable List<@Nullable Object[]> rows,
      @Nullable Failure failure,
      @Nullable String sentence,
      WebApiCall call) {
    String told = sentence;
    for (Object token : tokens) {
      Found found = new Found(token, List.of(rows == null ? List.of() : rows));
      finish(new Done(found, call.path(), failure, told));
      told = null;
    }
  }

  @Override
  public @Nullable Found poll(long nanos) throws InterruptedException {
    Found found = super.poll(0);
    if (found == null) {
      submitWhatWaited();
      found = super.poll(Math.min(nanos, PATIENCE));
    }
    return found;
  }

  private void submitWhatWaited() {
    synchronized (batches) {
      if (System.nanoTime() - lastAsked >= PATIENCE) {
        batches.drain().forEach(this::submit);
      }
    }
  }
}
