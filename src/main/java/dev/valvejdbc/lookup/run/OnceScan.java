package dev.valvejdbc.lookup.run;

import dev.valvejdbc.lookup.LookupScan;
import dev.valvejdbc.lookup.LookupStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Look-ups of which each is asked once in an execution: places of a plan that read the same call
 * share its answers, also when they read it again.
 */
final class OnceScan implements LookupScan {
  private final List<LookupTask.Leg> legs;
  private final List<SharedAnswers> shared = new ArrayList<>();
  private final Map<Object, Integer> counts;
  private final BlockingQueue<Waiting> ready = new LinkedBlockingQueue<>();
  private boolean closed;

  /** A left row with the answers for it. */
  private record Waiting(Object token, List<SharedAnswers.Answer> answers) {}

  OnceScan(LookupStatement statement, LookupTask task) {
    legs = task.legs();
    AnswerMemory memory =
        statement.shared(AnswerMemory.class, AnswerMemory::new, new AnswerMemory());
    counts = memory.counts(task);
    for (LookupTask.Leg leg : legs) {
      SharedAnswers answers = memory.answers(statement, leg);
      answers.enter();
      shared.add(answers);
    }
  }

  @Override
  public boolean ask(Object key, Object token) {
    int occurrence = counts.getOrDefault(key, 0);
    List<SharedAnswers.Answer> answers = new ArrayList<>();
    for (SharedAnswers each : shared) {
      SharedAnswers.Answer answer = each.ask(key, occurrence);
      if (answer == null) {
        return false; // those asked before are found when this is asked again
      }
      answers.add(answer);
    }
    counts.put(key, occurrence + 1);
    Waiting waiting = new Waiting(token, answers);
    AtomicInteger open = new AtomicInteger(answers.size());
    for (SharedAnswers.Answer answer : answers) {
      answer.whenThere(
          () -> {
            if (open.decrementAndGet() == 0) {
              ready.add(waiting);
            }
          });
    }
    return true;
  }

  /** Room comes of answers that are taken, perhaps for others. */
  @Override
  public void awaitRoom(long nanos) throws InterruptedException {
    pollShared(Math.min(nanos, 1_000_000));
  }

  @Override
  public @Nullable Found poll(long nanos) throws InterruptedException {
    Waiting first = ready.poll();
    if (first == null && nanos > 0) {
      pollShared(nanos);
      first = ready.poll();
    }
    return first == null ? null : found(first);
  }

  private void pollShared(long nanos) throws InterruptedException {
    for (SharedAnswers each : shared) {
      each.poll(nanos / shared.size());
    }
  }

  private Found found(Waiting waiting) {
    List<List<@Nullable Object[]>> rows = new ArrayList<>();
    for (int i = 0; i < legs.size(); i++) {
      List<Integer> columns = legs.get(i).lookup().columns();
      rows.add(
          waiting.answers.get(i).rows().stream()
              .map(r -> columns.stream().map(c -> r[c]).toArray())
              .toList());
    }
    return new Found(waiting.token, rows);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      shared.forEach(SharedAnswers::leave);
    }
  }
}
