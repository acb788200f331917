package dev.valvejdbc.tables.a2s;

import dev.valvejdbc.client.a2s.Answer.Answered;
import dev.valvejdbc.client.a2s.Scan;
import dev.valvejdbc.client.a2s.Visit;
import dev.valvejdbc.protocol.a2s.Question;
import dev.valvejdbc.protocol.a2s.ServerInfo;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asks servers for their settings, too, where INFO shows a game that says its true counts there,
 * and hands out their visits when these are told.
 */
final class FollowUps {
  private static final long SOON = TimeUnit.MILLISECONDS.toNanos(1);

  private final Scan scan;
  private final boolean wanted;
  private final Deque<Visit> waiting = new ArrayDeque<>();

  private record First(Visit visit) {}

  /**
   * Asks nobody yet.
   *
   * @param wanted whether anything is read that settings tell
   */
  FollowUps(Scan scan, boolean wanted) {
    this.scan = scan;
    this.wanted = wanted;
  }

  /** The next visit that is whole; null if there is none in time. */
  @Nullable Visit poll(long nanos) throws InterruptedException {
    long end = System.nanoTime() + nanos;
    while (true) {
      ask();
      long left = Math.max(0, end - System.nanoTime());
      Visit visit = scan.poll(waiting.isEmpty() ? left : Math.min(left, SOON));
      if (visit == null) {
        if (System.nanoTime() >= end) {
          return null;
        }
      } else if (visit.token() instanceof First first) {
        Visit before = first.visit;
        return new Visit(
            before.address(),
            before.peer(),
            before.token(),
            before.info(),
            before.players(),
            visit.rules());
      } else if (isWhole(visit)) {
        return visit;
      } else {
        waiting.add(visit);
      }
    }
  }

  /** As far as there is room; the others have theirs when more visits were polled. */
  private void ask() {
    while (!waiting.isEmpty()) {
      Visit visit = waiting.peek();
      if (!scan.ask(visit.address(), EnumSet.of(Question.RULES), new First(visit))) {
        return;
      }
      waiting.remove();
    }
  }

  private boolean isWhole(Visit visit) {
    if (!wanted
        || visit.rules() != null
        || !(visit.info() instanceof Answered<ServerInfo> answer)) {
      return true;
    }
    CountRule rule = CountRule.of(answer.value());
    return rule == null || !rule.inSettings();
  }
}
