package dev.valvejdbc.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The output of the program, which remembers if it could not be written, as print streams do not.
 */
final class StandardOutput extends OutputStream {
  private final OutputStream out = new FileOutputStream(FileDescriptor.out);
  private @Nullable IOException failure;

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    try {
      out.write(bytes, from, length);
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  /** Whether something is lost. */
  boolean failed() {
    return failure != null;
  }

  /** Whether its reader has read enough, such as {@code head}. */
  boolean isLeft() {
    IOException e = failure;
    return e != null
        && String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("broken pipe");
  }
}
