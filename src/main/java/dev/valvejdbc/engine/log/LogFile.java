package dev.valvejdbc.engine.log;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A file to which connections append lines, those of one call together. Safe for many threads. */
public final class LogFile implements AutoCloseable {
  private final OutputStream to;
  private final AtomicLong connections = new AtomicLong();

  private LogFile(OutputStream to) {
    this.to = to;
  }

  /** Makes a file for its owner's eyes alone; one that is there stays as it is. */
  public static void make(Path path) throws IOException {
    try {
      if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.createFile(
            path,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      } else {
        Files.createFile(path);
      }
    } catch (FileAlreadyExistsException e) {
      // then its owner has decided who reads it
    }
  }

  /** Opens a file that is there, to append to it. */
  public static LogFile open(Path path) throws IOException {
    return new LogFile(Files.newOutputStream(path, StandardOpenOption.APPEND));
  }

  /** A number for a connection, from 1. */
  long nextConnection() {
    return connections.incrementAndGet();
  }

  /** Appends lines by one write, so that those of other processes do not come between. */
  synchronized void append(List<String> lines) {
    byte[] bytes = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      to.write(bytes);
    } catch (IOException e) {
      // a full disk is no reason for a statement to fail
    }
  }

  @Override
  public synchronized void close() {
    try {
      to.close();
    } catch (IOException e) {
      // each write was a whole one
    }
  }
}
