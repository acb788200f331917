package dev.valvejdbc.tables.statement;

import dev.valvejdbc.client.Failure;
import dev.valvejdbc.client.PacketBudget;
import dev.valvejdbc.client.StopCheck;
import dev.valvejdbc.errors.Breakdown;
import dev.valvejdbc.lookup.GrowingRows;
import dev.valvejdbc.lookup.LookupScan;
import dev.valvejdbc.lookup.LookupStatement;
import dev.valvejdbc.tables.diagnostics.ScanRecord;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Look-ups that block while they wait: some threads do them, and report what they found. */
public abstract class WorkerScan implements LookupScan, StopCheck {
  private static final Done BROKEN = new Done(new Found("", List.of()), "", null, null);

  /** Threads that may look often whether they should go on. */
  private static final int MANY = 64;

  private final ScanRecord record;
  private final Troubles troubles;
  private final PacketBudget budget;
  private final ThreadPoolExecutor threads;
  private final BlockingQueue<Done> finished = new LinkedBlockingQueue<>();
  private final AtomicInteger underWay = new AtomicInteger();
  private final int most;
  private final AtomicReference<@Nullable Throwable> met = new AtomicReference<>();
  private final long slice;
  private volatile boolean closed;

  /**
   * What a look-up came to.
   *
   * @param whom who was asked
   * @param failure of which kind the trouble was; null for none
   * @param sentence to be told about it; null for none
   */
  public record Done(
      Found found, String whom, @Nullable Failure failure, @Nullable String sentence) {}

  /**
   * Begins a scan.
   *
   * @param name of the threads
   * @param atOnce how many they are
   * @param most how many look-ups may be under way, waiting ones included
   * @param stack bytes of a thread's stack; 0 for the usual
   */
  protected WorkerScan(
      StatementSettings settings,
      LookupStatement statement,
      ScanRecord record,
      String name,
      int atOnce,
      int most,
      int stack) {
    this.record = record;
    this.most = most;
    // many that wait would keep a processor busy with looking whether they still should
    this.slice = SLICE * Math.max(1, atOnce / MANY);
    this.troubles = new Troubles(settings, statement);
    this.budget = new PacketBudget(settings.maxCalls());
    this.threads =
        new ThreadPoolExecutor(
            atOnce,
            atOnce,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> {
              Thread thread = new Thread(null, work, name, stack);
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
  }

  @Override
  public final long slice() {
    return slice;
  }

  @Override
  public final void check() {
    if (closed) {
      throw new CancellationException();
    }
  }

  @Override
  public void call() {
    check();
    budget.spend();
    budget.check();
  }

  /** Counts a look-up, if there is room for it. */
  protected final boolean enters() {
    if (closed || underWay.get() >= most) {
      return false;
    }
    underWay.incrementAndGet();
    return true;
  }

  /** Has a thread do it; whatever the thread meets ends the statement. */
  protected final void work(Runnable work) {
    try {
      threads.execute(() -> run(work));
    } catch (RejectedExecutionException e) {
      // the statement has ended in between: nobody waits for what this would find
    }
  }

  private void run(Runnable work) {
    try {
      work.run();
    } catch (Throwable e) {
      met.compareAndSet(null, e);
      finished.add(BROKEN); // wakes whoever polls
    }
  }

  protected final void finish(Done done) {
    finished.add(done);
  }

  @Override
  public final void awaitRoom(long nanos) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(Math.min(nanos, 1_000_000));
  }

  @Override
  public @Nullable Found poll(long nanos) throws InterruptedException {
    boolean waits = nanos > 0 && met.get() == null;
    Done done = waits ? finished.poll(nanos, TimeUnit.NANOSECONDS) : finished.poll();
    Throwable thrown = met.get();
    if (thrown != null) {
      throw Breakdown.of(thrown);
    }
    if (done == null) {
      return null;
    }
    underWay.decrementAndGet();
    String sentence = done.sentence;
    if (sentence != null) {
      tell(done.whom, done.failure == null ? Failure.MALFORMED : done.failure, sentence);
    }
    for (List<@Nullable Object[]> rows : done.found.rows()) {
      addRows(rows instanceof GrowingRows ? 0 : rows.size());
    }
    return done.found;
  }

  /** Records a trouble, and tells it as the property onError says. */
  protected final void tell(String whom, Failure failure, String sentence) {
    troubles.record(record, record.tables(), whom, failure, sentence, 1);
    troubles.tell(sentence, "");
  }

  /** Counts rows that a look-up gave. */
  protected final void addRows(int more) {
    record.addRows(more);
  }

  @Override
  public void close() {
    closed = true;
    threads.shutdown();
    record.end();
    troubles.end();
  }
}
