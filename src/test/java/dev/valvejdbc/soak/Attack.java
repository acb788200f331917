package dev.valvejdbc.soak;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** One thread of the run: statements one after another, each ended in a way of its own. */
final class Attack implements Runnable {
  private static final int TIMEOUT_SECONDS = 3;
  private static final int ENDINGS = 7;

  private final List<String> urls;
  private final List<String> statements;
  private final Random random;
  private final ScheduledExecutorService saboteur;
  private final Tally tally;
  private final long end;

  Attack(
      List<String> urls,
      List<String> statements,
      long seed,
      ScheduledExecutorService saboteur,
      Tally tally,
      long end) {
    this.urls = urls;
    this.statements = statements;
    this.random = new Random(seed);
    this.saboteur = saboteur;
    this.tally = tally;
    this.end = end;
  }

  @Override
  public void run() {
    while (System.nanoTime() - end < 0) {
      int which = random.nextInt(statements.size());
      try (Connection connection = DriverManager.getConnection(urls.get(which));
          Statement statement = connection.createStatement()) {
        statement.setQueryTimeout(TIMEOUT_SECONDS);
        attack(connection, statement, statements.get(which));
      } catch (SQLException e) {
        tally.refused(e);
      } catch (Throwable e) {
        tally.broke(e);
      } finally {
        Thread.interrupted();
      }
    }
  }

  private void attack(Connection connection, Statement statement, String sql) {
    int ending = random.nextInt(ENDINGS);
    long began = System.nanoTime();
    AtomicLong ends = new AtomicLong(began + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS));
    ScheduledFuture<?> sabotage = null;
    if (ending < 4) {
      Thread victim = Thread.currentThread();
      sabotage =
          saboteur.schedule(
              () -> {
                sabotage(ending, connection, statement, victim);
                ends.set(System.nanoTime());
              },
              random.nextInt(800),
              TimeUnit.MILLISECONDS);
    }
    try (ResultSet rows = statement.executeQuery(sql)) {
      int wanted = ending == 4 ? random.nextInt(3) : Integer.MAX_VALUE;
      for (int i = 0; i < wanted && rows.next(); i++) {
        tally.row();
      }
    } catch (SQLException e) {
      tally.refused(e);
    } catch (RuntimeException | Error e) {
      tally.broke(e);
    } finally {
      if (sabotage != null) {
        sabotage.cancel(false);
      }
      tally.statement(sql, System.nanoTime() - Math.min(ends.get(), System.nanoTime()));
    }
  }

  private void sabotage(int ending, Connection connection, Statement statement, Thread victim) {
    try {
      switch (ending) {
        case 0 -> statement.cancel();
        case 1 -> victim.interrupt();
        case 2 -> statement.close();
        default -> connection.abort(Runnable::run);
      }
    } catch (SQLException e) {
      tally.refused(e);
    } catch (RuntimeException | Error e) {
      tally.broke(e);
    }
  }
}
