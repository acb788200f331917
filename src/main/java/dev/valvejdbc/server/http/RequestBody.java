package dev.valvejdbc.server.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.Consumer;
import javax.servlet.ReadListener;
import javax.servlet.ServletInputStream;
import org.jspecify.annotations.Nullable;

/** Reads a request's body as it comes, without a thread that waits for it. */
final class RequestBody implements ReadListener {
  private final ServletInputStream in;
  private final int most;
  private final Consumer<byte @Nullable []> taker;
  private final Runnable gone;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final byte[] buffer = new byte[8_192];
  private boolean done;

  /**
   * Begins to read.
   *
   * @param most how many bytes there may be
   * @param taker is given the body once, null if it is too long
   * @param gone runs instead if the client goes before
   */
  RequestBody(ServletInputStream in, int most, Consumer<byte @Nullable []> taker, Runnable gone) {
    this.in = in;
    this.most = most;
    this.taker = taker;
    this.gone = gone;
  }

  @Override
  public void onDataAvailable() throws IOException {
    while (!done && in.isReady()) {
      int count = in.read(buffer);
      if (count < 0) {
        return;
      }
      bytes.write(buffer, 0, count);
      if (bytes.size() > most) {
        done = true;
        taker.accept(null);
      }
    }
  }

  @Override
  public void onAllDataRead() {
    if (!done) {
      done = true;
      taker.accept(bytes.toByteArray());
    }
  }

  @Override
  public void onError(Throwable trouble) {
    if (!done) {
      done = true;
      gone.run();
    }
  }
}
