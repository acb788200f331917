package dev.valvejdbc.waiting;

import static dev.valvejdbc.client.Unstoppable.NEVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Whatever is waited for, a statement that is to end ends the wait. */
class WaitingTest {
  private static final long FOREVER = Long.MAX_VALUE;

  /** Ends the statement at the third check. */
  private static final class Third implements Waiting {
    private int checks;

    @Override
    public void check() {
      if (++checks == 3) {
        throw new CancellationException("the statement ended");
      }
    }
  }

  private static void assertEnds(ThrowingCallable wait) {
    assertThatThrownBy(wait)
        .isInstanceOf(CancellationException.class)
        .hasMessage("the statement ended");
  }

  @Test
  void everyWaitEndsWithTheStatement() throws Exception {
    ReentrantLock lock = new ReentrantLock();
    Thread holder = new Thread(lock::lock);
    holder.start();
    holder.join();
    assertEnds(() -> new Third().await(new CompletableFuture<>()));
    assertEnds(() -> new Third().await(new LinkedBlockingQueue<>(), FOREVER));
    assertEnds(() -> new Third().await(lock));
    assertEnds(() -> new Third().pause(Duration.ofDays(1)));
    assertEnds(() -> new Third().await(FOREVER, nanos -> null));
    assertEnds(() -> new Third().await(nanos -> null));
  }

  @Test
  void aFutureGivesItsValueOrItsFailure() throws Exception {
    assertThat(NEVER.await(CompletableFuture.completedFuture("here"))).isEqualTo("here");
    assertThat(NEVER.await(CompletableFuture.<String>completedFuture(null))).isNull();
    CompletableFuture<String> later = new CompletableFuture<>();
    new Thread(() -> later.complete("later")).start();
    assertThat(NEVER.await(later)).isEqualTo("later");
    assertThatThrownBy(() -> NEVER.await(CompletableFuture.failedFuture(new IOException("lost"))))
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseMessage("lost");
  }

  @Test
  void aQueueGivesItsNextElement() throws Exception {
    BlockingQueue<String> queue = new LinkedBlockingQueue<>(List.of("first", "second"));
    assertThat(NEVER.await(queue, 0)).isEqualTo("first");
    assertThat(NEVER.await(queue, FOREVER)).isEqualTo("second");
    assertThat(NEVER.await(queue, 1)).isNull();
  }

  @Test
  void aLockIsHeldAfterTheWait() throws Exception {
    ReentrantLock lock = new ReentrantLock();
    NEVER.await(lock);
    assertThat(lock.isHeldByCurrentThread()).isTrue();
  }

  @Test
  void aWaitConsistsOfSlicesUntilSomethingComes() throws Exception {
    List<Long> slices = new ArrayList<>();
    String found =
        NEVER.await(
            FOREVER,
            nanos -> {
              slices.add(nanos);
              return slices.size() == 4 ? "found" : null;
            });
    assertThat(found).isEqualTo("found");
    assertThat(slices).hasSize(4).containsOnly(Waiting.SLICE);
  }

  @Test
  void noSliceIsLongerThanTheRestOfTheTime() throws Exception {
    List<Long> slices = new ArrayList<>();
    String found =
        NEVER.await(
            1_000,
            nanos -> {
              slices.add(nanos);
              return null;
            });
    assertThat(found).isNull();
    assertThat(slices).isNotEmpty().allSatisfy(s -> assertThat(s).isBetween(1L, 1_000L));
  }

  @Test
  void whatGoesWrongInASliceEndsTheWait() {
    Waiting.Slice<String, IOException> broken =
        nanos -> {
          throw new IOException("broken");
        };
    assertThatThrownBy(() -> NEVER.await(FOREVER, broken)).hasMessage("broken");
  }

  @Test
  void anInterruptEndsAWaitWhoseSlicesPassItOver() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> NEVER.await(FOREVER, nanos -> null))
        .isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
  }
}
