package dev.valvejdbc.sql;

import dev.valvejdbc.client.BudgetExceededException;
import dev.valvejdbc.client.Failure;
import dev.valvejdbc.client.PacketBudget;
import dev.valvejdbc.client.StopCheck;
import dev.valvejdbc.client.WebApiBody;
import dev.valvejdbc.client.WebApiCall;
import dev.valvejdbc.client.WebApiException;
import dev.valvejdbc.lookup.KeyTuple;
import dev.valvejdbc.lookup.LookupScan;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.calcite.DataContext;
import org.jspecify.annotations.Nullable;

/** One execution's calls of a Web API method: some at once, keys put together where that can be. */
final class WebLookupScan implements LookupScan, StopCheck {
  private static final int AT_ONCE = 8;
  private static final int MOST_WAITING = 10_000;

  /** How long a call waits for more keys that it could bring. */
  private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(10);

  private final Session session;
  private final WebTable table;
  private final List<Integer> columns;
  private final Troubles troubles;
  private final ScanRecord record;
  private final PacketBudget budget;
  private final WebBatches batches;
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger waiting = new AtomicInteger();
  private final BlockingQueue<Done> finished = new LinkedBlockingQueue<>();
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          AT_ONCE,
          AT_ONCE,
          1,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          WebLookupScan::thread);
  private long lastAsked;
  private volatile boolean closed;

  /** The rows of one key, or why there are none; the sentence is told once for each call. */
  private record Done(
      Found found, @Nullable Failure failure, @Nullable String sentence, String path) {}

  WebLookupScan(Session session, DataContext root, WebTable table, List<Integer> columns) {
    this.session = session;
    this.table = table;
    this.columns = columns;
    this.troubles = new Troubles(session, root);
    this.budget = new PacketBudget(session.maxCalls());
    this.batches = new WebBatches(table);
    threads.allowCoreThreadTimeOut(true);
    record =
        ScanRecord.ofList(
            session.diagnostics().nextNumber(),
            StatementContext.sql(root),
            table.name(),
            new ScanRecord.ListTally(session.web().api().host(), "", true, calls::get));
    session.diagnostics().add(record);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "valve-jdbc-web");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void check() {
    if (closed) {
      throw new CancellationException();
    }
  }

  @Override
  public void call() {
    check();
    budget.spend();
    budget.check();
    calls.incrementAndGet();
  }

  @Override
  public boolean ask(Object key, Object token) {
    if (closed || waiting.get() >= MOST_WAITING) {
      return false;
    }
    List<@Nullable Object> values =
        key instanceof KeyTuple tuple ? tuple.values() : List.<@Nullable Object>of(key);
    waiting.incrementAndGet();
    synchronized (batches) {
      lastAsked = System.nanoTime();
      WebBatches.Batch full = batches.add(values, token);
      if (full != null) {
        submit(full);
      }
    }
    return true;
  }

  private void submit(WebBatches.Batch batch) {
    WebApiCall call = table.call(batch.key(), batch.values());
    threads.execute(() -> run(batch, call));
  }

  private void run(WebBatches.Batch batch, WebApiCall call) {
    try {
      WebApiBody body =
          table.isRepeatable(call)
              ? session.web().answers().of(session.web().api(), call, session.web().ttl(), this)
              : session.web().api().call(call, this);
      Map<Object, List<@Nullable Object[]>> rows =
          table.rows(batch.key(), batch.values(), body, columns);
      batch.tokens().forEach((value, tokens) -> finish(tokens, rows.get(value), null, null, call));
    } catch (WebApiException e) {
      fail(batch, call, e.failure(), String.valueOf(e.getMessage()));
    } catch (BudgetExceededException e) {
      fail(batch, call, Failure.REFUSED, String.valueOf(e.getMessage()));
    } catch (InterruptedException | CancellationException e) {
      fail(batch, call, Failure.TIMEOUT, "The statement ended.");
    } catch (RuntimeException | StackOverflowError e) {
      fail(
          batch,
          call,
          Failure.MALFORMED,
          "The answer of " + call.path() + " cannot be read: it has another form than expected.");
    }
  }

  private void fail(WebBatches.Batch batch, WebApiCall call, Failure failure, String sentence) {
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
      finished.add(new Done(found, failure, told, call.path()));
      told = null;
    }
  }

  @Override
  public void awaitRoom(long nanos) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(Math.min(nanos, 1_000_000));
  }

  @Override
  public @Nullable Found poll(long nanos) throws InterruptedException {
    Done done = finished.poll();
    if (done == null) {
      submitWhatWaited();
      done = finished.poll(Math.min(nanos, PATIENCE), TimeUnit.NANOSECONDS);
    }
    if (done == null) {
      return null;
    }
    waiting.decrementAndGet();
    String sentence = done.sentence;
    if (sentence != null) {
      Failure failure = done.failure == null ? Failure.MALFORMED : done.failure;
      troubles.record(record, table.name(), done.path, failure, sentence, 1);
      troubles.tell(sentence, "");
    }
    record.rows.addAndGet(done.found.rows().get(0).size());
    return done.found;
  }

  private void submitWhatWaited() {
    synchronized (batches) {
      if (System.nanoTime() - lastAsked >= PATIENCE) {
        batches.drain().forEach(this::submit);
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    threads.shutdownNow();
    record.end();
    troubles.end();
  }
}
