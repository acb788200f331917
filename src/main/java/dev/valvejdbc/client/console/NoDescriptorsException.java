package dev.valvejdbc.client.console;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Says that this process has as many files and sockets open as its system permits. */
final class NoDescriptorsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Whether that is why a socket could not be opened; the system tells it by a text alone. */
  static boolean isReason(@Nullable IOException e) {
    return e != null && String.valueOf(e.getMessage()).contains("open files");
  }
}
