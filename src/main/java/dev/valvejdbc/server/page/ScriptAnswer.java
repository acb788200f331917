package dev.valvejdbc.server.page;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;

/** Sends what a script writes, and while it writes nothing, how far it is. */
final class ScriptAnswer {
  private static final long PROGRESS_MILLIS = 250;
  private static final long GATHER_MILLIS = 20;

  private final Session session;
  private final Script script;
  private final LineBuffer lines;
  private final long begun = System.nanoTime();
  private long told = begun;

  ScriptAnswer(Session session, Script script, LineBuffer lines) {
    this.session = session;
    this.script = script;
    this.lines = lines;
  }

  /**
   * Runs the script to its end.
   *
   * @throws IOException if the browser went, which ends the script
   */
  void send(OutputStream out) throws IOException {
    Thread worker = new Thread(script, "page-script");
    worker.setDaemon(true);
    worker.start();
    try {
      byte[] taken;
      while ((taken = lines.take(PROGRESS_MILLIS)) != null) {
        if (taken.length > 0) {
          out.write(taken);
        }
        if (System.nanoTime() - told >= TimeUnit.MILLISECONDS.toNanos(PROGRESS_MILLIS)) {
          out.write(progress()); // by which it shows, too, that a browser has gone
          told = System.nanoTime();
        }
        Thread.sleep(taken.length > 0 ? GATHER_MILLIS : 0); // rows in a row go together
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      script.cancel();
    } catch (IOException e) {
      script.cancel();
      throw e;
    }
  }

  private byte[] progress() {
    Session.Figures figures = session.figures();
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    byte[] line =
        JsonCells.line(
            json -> {
              json.writeStartObject();
              json.writeNumberField("elapsed", millis);
              if (figures != null) {
                json.writeNumberField("asked", figures.asked());
                json.writeNumberField("answered", figures.answered());
                json.writeNumberField("silent", figures.silent());
              }
              json.writeEndObject();
            });
    byte[] ended = new byte[line.length + 1];
    System.arraycopy(line, 0, ended, 0, line.length);
    ended[line.length] = '\n';
    return ended;
  }
}
