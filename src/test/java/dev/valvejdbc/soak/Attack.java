package dev.valvejdbc.soak;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One thread of the run: statements one after another, each ended in a way of its own. */
final class Attack implements Runnable {
  private static final int TIMEOUT_SECONDS = 3;
  private static final int ENDINGS = 7;
  private static final int AGAIN_MILLIS = 200;

  private final List<Target> targets;
  private final Random random;
  private final ScheduledExecutorService saboteur;
  private final Tally tally;
  private final long end;
  private volatile @Nullable Ending current;

  /** When a statement is to be over, at the latest, with all that it holds. */
  static final class Ending {
    final Target target;
    final Thread thread;
    private long at;
    private String how;

    Ending(Target target, Thread thread) {
      this.target = target;
      this.thread = thread;
      at = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
      how = "its time-out";
    }

    /** Somebody has ended it now. */
    synchronized void now(String by) {
      if (System.nanoTime() - at < 0) {
        at = System.nanoTime();
        how = by;
      }
    }

    /** The moment, nanoseconds. */
    synchronized long at() {
      return at;
    }

    @Override
    public synchronized String toString() {
      return target.name() + ", ended by " + how;
    }
  }

  Attack(
      List<Target> targets, long seed, ScheduledExecutorService saboteur, Tally tally, long end) {
    this.targets = targets;
    this.random = new Random(seed);
    this.saboteur = saboteur;
    this.tally = tally;
    this.end = end;
  }

  /** The statement under way; null between two. */
  @Nullable Ending current() {
    return current;
  }

  @Override
  public void run() {
    while (System.nanoTime() - end < 0) {
      Target target = targets.get(random.nextInt(targets.size()));
      Ending ending = new Ending(target, Thread.currentThread());
      try (Connection connection = DriverManager.getConnection(target.url());
          Statement statement = connection.createStatement()) {
        statement.setQueryTimeout(TIMEOUT_SECONDS);
        ending = new Ending(target, Thread.currentThread());
        current = ending;
        attack(connection, statement, ending);
      } catch (SQLException e) {
        tally.refused(e);
      } catch (Throwable e) {
        tally.broke(e);
      } finally {
        current = null;
        Thread.interrupted();
      }
      tally.ended(ending, System.nanoTime());
    }
  }

  private void attack(Connection connection, Statement statement, Ending ending) {
    int how = random.nextInt(ENDINGS);
    ScheduledFuture<?> sabotage = null;
    if (how < 4) {
      sabotage =
          saboteur.scheduleWithFixedDelay( // a cancel before the statement runs cancels nothing
              () -> sabotage(how, connection, statement, ending),
              random.nextInt(800),
              AGAIN_MILLIS,
              TimeUnit.MILLISECONDS);
    }
    List<String> read = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(ending.target.sql())) {
      int columns = rows.getMetaData().getColumnCount();
      int wanted = how == 4 ? random.nextInt(3) : Integer.MAX_VALUE;
      for (int i = 0; i < wanted && rows.next(); i++) {
        read.add(row(rows, columns));
      }
      ending.now("its last row");
    } catch (SQLException e) {
      tally.refused(e);
    } catch (RuntimeException | Error e) {
      tally.broke(e);
    } finally {
      if (sabotage != null) {
        sabotage.cancel(false);
      }
      tally.read(ending.target, read);
    }
  }

  private static String row(ResultSet rows, int columns) throws SQLException {
    List<String> values = new ArrayList<>(columns);
    for (int i = 1; i <= columns; i++) {
      values.add(String.valueOf(rows.getObject(i)));
    }
    return String.join("|", values);
  }

  private void sabotage(int how, Connection connection, Statement statement, Ending ending) {
    try {
      switch (how) {
        case 0 -> statement.cancel();
        case 1 -> ending.thread.interrupt();
        case 2 -> statement.close();
        default -> connection.abort(Runnable::run);
      }
    } catch (SQLException e) {
      tally.refused(e);
    } catch (RuntimeException | Error e) {
      tally.broke(e);
    }
    ending.now(List.of("cancel", "an interrupt", "close", "abort").get(how));
  }
}
