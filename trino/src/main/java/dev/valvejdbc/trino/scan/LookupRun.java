package dev.valvejdbc.trino.scan;

import dev.valvejdbc.lookup.GrowingRows;
import dev.valvejdbc.lookup.LookupLeg;
import dev.valvejdbc.lookup.LookupScan;
import dev.valvejdbc.lookup.LookupTable;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Look-ups of one table under way: asks as there is room, hands on rows as answers come. */
public final class LookupRun implements AutoCloseable {
  private static final long SLICE = TimeUnit.MILLISECONDS.toNanos(20);

  private final LookupScan scan;
  private final Iterator<Question> questions;
  private @Nullable Question waiting;
  private long asked;
  private int underWay;

  /**
   * A key with what its rows belong to.
   *
   * @param beside values that go with each of its rows
   */
  public record Question(Object key, List<@Nullable Object> beside) {}

  /**
   * Begins.
   *
   * @param columns the ordinals of the columns wanted
   */
  public LookupRun(
      LookupTable table,
      List<Integer> columns,
      QueryStatement statement,
      Iterator<Question> questions) {
    this.scan = table.source().open(statement, List.of(new LookupLeg(table, columns)));
    this.questions = questions;
    this.waiting = questions.hasNext() ? questions.next() : null;
  }

  /** Whether every question has been answered. */
  public boolean isOver() {
    return waiting == null && underWay == 0;
  }

  /** How many keys were asked for. */
  public long asked() {
    return asked;
  }

  /**
   * Waits a little for an answer.
   *
   * @param rows is given each row with what stands beside its key
   * @return whether one came
   */
  public boolean step(BiConsumer<Question, @Nullable Object[]> rows) throws InterruptedException {
    Question question = waiting;
    while (question != null && scan.ask(question.key(), question)) {
      underWay++;
      asked++;
      question = questions.hasNext() ? questions.next() : null;
      waiting = question;
    }
    if (underWay == 0) {
      if (question != null) {
        scan.awaitRoom(SLICE);
      }
      return false;
    }
    LookupScan.Found found = scan.poll(SLICE);
    if (found == null) {
      return false;
    }
    underWay--;
    Question answered = (Question) found.token();
    List<@Nullable Object[]> of = found.rows().getFirst();
    if (of instanceof GrowingRows growing) {
      for (int i = 0; growing.has(i); i++) {
        rows.accept(answered, growing.get(i));
      }
    } else {
      of.forEach(row -> rows.accept(answered, row));
    }
    return true;
  }

  @Override
  public void close() {
    scan.close();
  }
}
