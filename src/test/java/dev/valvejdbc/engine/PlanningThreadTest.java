package dev.valvejdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.errors.StatementException;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Planning ends with its thread, and before it where nobody wants it any more. */
@Timeout(20)
class PlanningThreadTest {
  @AfterEach
  void forgetInterrupt() {
    Thread.interrupted();
  }

  @Test
  void theWorkIsDoneOnAThreadThatEnds() throws Exception {
    Thread worker = PlanningThread.work(Thread::currentThread, () -> {});
    assertThat(worker).isNotSameAs(Thread.currentThread());
    worker.join();
    assertThat(worker.isAlive()).isFalse();
  }

  @Test
  void whatItThrowsIsThrownHere() {
    RuntimeException thrown = new IllegalArgumentException("so it is");
    assertThatThrownBy(
            () ->
                PlanningThread.work(
                    () -> {
                      throw thrown;
                    },
                    () -> {}))
        .isSameAs(thrown);
    assertThatThrownBy(
            () ->
                PlanningThread.work(
                    () -> {
                      throw new StackOverflowError();
                    },
                    () -> {}))
        .isInstanceOf(StatementException.class)
        .hasCauseInstanceOf(SQLException.class);
  }

  @Test
  void workThatNobodyWantsIsNotBegun() {
    AtomicBoolean begun = new AtomicBoolean();
    RuntimeException cancelled = new IllegalStateException("cancelled");
    assertThatThrownBy(
            () ->
                PlanningThread.work(
                    () -> begun.getAndSet(true),
                    () -> {
                      throw cancelled;
                    }))
        .isSameAs(cancelled);
    assertThat(begun).isFalse();
  }

  @Test
  void workThatNobodyWantsAnyMoreIsInterrupted() throws Exception {
    CountDownLatch interrupted = new CountDownLatch(1);
    RuntimeException cancelled = new IllegalStateException("cancelled");
    AtomicInteger checks = new AtomicInteger();
    assertThatThrownBy(
            () ->
                PlanningThread.work(
                    () -> waiting(interrupted),
                    () -> {
                      if (checks.getAndIncrement() > 0) {
                        throw cancelled;
                      }
                    }))
        .isSameAs(cancelled);
    interrupted.await();
  }

  private static boolean waiting(CountDownLatch interrupted) {
    try {
      new CountDownLatch(1).await();
      return true;
    } catch (InterruptedException e) {
      interrupted.countDown();
      return false;
    }
  }

  @Test
  void anInterruptOfWhoWaitsIsACancel() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> PlanningThread.work(() -> waiting(new CountDownLatch(1)), () -> {}))
        .hasMessage("The statement was cancelled.");
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }
}
