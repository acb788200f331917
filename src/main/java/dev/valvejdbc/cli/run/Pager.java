package dev.valvejdbc.cli.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends output to a pager once it is longer than the screen; what fits is printed as it is. */
public final class Pager extends OutputStream {
  private final OutputStream out;
  private final int lines;
  private final @Nullable List<String> command;
  private final ByteArrayOutputStream held = new ByteArrayOutputStream();
  private int seen;
  private @Nullable OutputStream target;
  private @Nullable Process process;
  private @Nullable Thread waiting;

  /** Reports that the user has left the pager, and wants no more rows. */
  public static final class LeftException extends RuntimeException {
    LeftException(IOException cause) {
      super("The pager was left.", cause);
    }
  }

  /**
   * Holds output back.
   *
   * @param lines how many fit
   */
  public Pager(OutputStream out, int lines, Map<String, String> environment) {
    this.out = out;
    this.lines = lines;
    command = command(environment);
  }

  private static @Nullable List<String> command(Map<String, String> environment) {
    String pager = environment.get("PAGER");
    if (pager == null) {
      return List.of("less", "-SFRX");
    }
    return pager.isBlank() ? null : List.of("/bin/sh", "-c", pager);
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) {
    try {
      OutputStream to = target;
      if (to == null) {
        held.write(bytes, from, length);
        for (int i = from; i < from + length; i++) {
          seen += bytes[i] == '\n' ? 1 : 0;
        }
        if (seen >= lines) {
          release(open());
        }
      } else {
        to.write(bytes, from, length);
      }
    } catch (IOException e) {
      throw new LeftException(e);
    }
  }

  private void release(OutputStream to) throws IOException {
    target = to;
    held.writeTo(to);
    held.reset();
  }

  private OutputStream open() {
    if (command == null) {
      return out;
    }
    try {
      Process started =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.INHERIT)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      // a Ctrl-C meant for the pager must not leave it alone with the terminal
      Thread hook = new Thread(() -> await(started), "pager");
      Runtime.getRuntime().addShutdownHook(hook);
      process = started;
      waiting = hook;
      return started.getOutputStream();
    } catch (IOException e) {
      return out; // there is no such program
    }
  }

  private static void await(Process pager) {
    try {
      pager.getOutputStream().close();
    } catch (IOException e) {
      // it has gone, and with it what was not shown
    }
    try {
      pager.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void flush() throws IOException {
    OutputStream to = target;
    if (to != null) {
      try {
        to.flush();
      } catch (IOException e) {
        throw new LeftException(e);
      }
    }
  }

  /** Prints what was held back, or waits until the pager is left. */
  @Override
  public void close() throws IOException {
    if (target == null) {
      release(out);
    }
    out.flush();
    Process pager = process;
    if (pager != null) {
      await(pager);
      forget(waiting);
    }
  }

  private static void forget(@Nullable Thread hook) {
    try {
      if (hook != null) {
        Runtime.getRuntime().removeShutdownHook(hook);
      }
    } catch (IllegalStateException e) {
      // the process is ending
    }
  }
}
