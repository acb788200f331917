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
  private static final int ROWS_A_STEP = 1_000;

  private final LookupScan scan;
  private final Iterator<Question> questions;
  private @Nullable Question waiting;
  private long asked;
  private int underWay;

  /** What was found for a key and not handed on whole, and how many rows of it were. */
  private LookupScan.@Nullable Found unread;

  private int read;

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
    return waiting == null && underWay == 0 && unread == null;
  }

  /** How many keys were asked for. */
  public long asked() {
    return asked;
  }

  /**
   * Waits a little for an answer.
   *
   * @param rows is given rows with what stands beside their key: at most a thousand, so that the
   *     next step may have more of the same key
   * @return whether one came
   */
  public boolean step(BiConsumer<Question, @Nullable Object[]> rows) throws InterruptedException {
    LookupScan.Found begun = unread;
    if (begun != null) {
      return hand(begun, rows);
    }
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
    unread = found;
    read = 0;
    return hand(found, rows);
  }

  /**
   * Hands on some rows of a key: a server may have more of them than a node should hold at once.
   */
  private boolean hand(LookupScan.Found found, BiConsumer<Question, @Nullable Object[]> rows) {
    Question answered = (Question) found.token();
    List<@Nullable Object[]> of = found.rows().getFirst();
    for (int i = 0; i < ROWS_A_STEP; i++) {
      boolean more = of instanceof GrowingRows growing ? growing.has(read) : read < of.size();
      if (!more) {
        unread = null;
        return true;
      }
      rows.accept(answered, of.get(read));
      read++;
    }
    return true;
  }

  @Override
  public void close() {
    scan.close();
  }
}
