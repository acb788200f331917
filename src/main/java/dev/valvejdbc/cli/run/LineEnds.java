package dev.valvejdbc.cli.run;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Knows whether the last line that was printed is ended. */
final class LineEnds extends PrintStream {
  private final Last last;

  private static final class Last extends OutputStream {
    private final PrintStream out;
    private int before = '\n';

    Last(PrintStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) {
      before = b;
      out.write(b);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      if (length > 0) {
        before = bytes[from + length - 1];
        out.write(bytes, from, length);
      }
    }

    @Override
    public void flush() {
      out.flush();
    }
  }

  LineEnds(PrintStream out) {
    this(new Last(out));
  }

  private LineEnds(Last last) {
    super(last, false, StandardCharsets.UTF_8);
    this.last = last;
  }

  /** Ends the line if one is begun, and flushes. */
  void endLine() {
    flush();
    if (last.before != '\n') {
      println();
    }
    flush();
  }
}
