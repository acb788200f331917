package dev.valvejdbc.tables.statement;

import dev.valvejdbc.client.Failure;
import dev.valvejdbc.client.PacketBudget;
import dev.valvejdbc.client.StopCheck;
import dev.valvejdbc.errors.Breakdown;
import dev.valvejdbc.lookup.LookupScan;
import dev.valvejdbc.lookup.LookupStatement;
import dev.valvejdbc.tables.diagnostics.ScanRecord;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Look-ups that block while they wait: some threads do them, and report what they found. */
public abstract class WorkerScan implements LookupScan, StopCheck {
  private static final Done BROKEN = new Done(new Found("", List.of()), "", null, null);

  private final ScanRecord record;
  private final Troubles troubles;
  private final PacketBudget budget;
  private final ThreadPoolExecutor threads;
  private final BlockingQueue<Done> finished = new LinkedBlockingQueue<>();
  private final AtomicInteger underWay = new AtomicInteger();
  private final int most;
  private final AtomicReference<@Nullable Throwable> met = new AtomicReference<>();
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
   */
  protected WorkerScan(
      StatementSettings settings,
      LookupStatement statement,
      ScanRecord record,
      String name,
      int atOnce,
      int most) {
    this.record = record;
    this.most = most;
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
              Thread thread = new Thread(work, name);
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
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
    threads.execute(
        () -> {
          try {
            work.run();
          } catch (Throwable e) {
            met.compareAndSet(null, e);
            finished.add(BROKEN); // wakes whoever polls
          }
        });
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
    Done done = nanos <= 0 ? finished.poll() : finished.poll(nanos, TimeUnit.NANOSECONDS);
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
      Failure failure = done.failure == null ? Failure.MALFORMED : done.failure;
      troubles.record(record, record.tables(), done.whom, failure, sentence, 1);
      troubles.tell(sentence, "");
    }
    done.found.rows().forEach(r -> record.addRows(r.size()));
    return done.found;
  }

  @Override
  public void close() {
    closed = true;
    threads.shutdown();
    record.end();
    troubles.end();
  }
}
