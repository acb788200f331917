package dev.valvejdbc.cli;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * A file that is written whole or not at all: beside its place first, and there when it is done.
 * What is no file, such as a pipe or a device, is written to as it comes.
 */
final class WholeFile implements Closeable {
  private final Path target;
  private final Path place;
  private @Nullable PrintStream out;

  /** Begins a file; what is there stays until it is finished. */
  WholeFile(Path target) throws IOException {
    boolean stream = Files.exists(target) && !Files.isRegularFile(target);
    this.target = !stream && Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
    this.place =
        stream
            ? this.target
            : this.target.resolveSibling(
                "." + this.target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
    Path folder = this.target.getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw new IOException("There is no folder " + folder + " to write into.");
    }
    if (Files.isDirectory(target)) {
      throw new IOException("The output " + target + " is a folder; name a file in it.");
    }
  }

  /** Where it is written until then. */
  Path place() {
    return place;
  }

  /** What is written. */
  PrintStream out() throws IOException {
    PrintStream made =
        new PrintStream(
            new BufferedOutputStream(Files.newOutputStream(place)), false, StandardCharsets.UTF_8);
    out = made;
    return made;
  }

  /** Puts it in its place. */
  void finish() throws IOException {
    PrintStream written = out;
    if (written != null) {
      written.close();
      if (written.checkError()) {
        throw new IOException("The file " + target + " cannot be written: is the disk full?");
      }
    }
    if (place.equals(target)) {
      return;
    }
    try {
      Files.move(place, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(place, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  public void close() throws IOException {
    PrintStream written = out;
    if (written != null) {
      written.close();
    }
    if (!place.equals(target)) {
      Files.deleteIfExists(place);
    }
  }
}
