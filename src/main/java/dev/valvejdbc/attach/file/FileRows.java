package dev.valvejdbc.attach.file;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the rows of a file are read, as texts. */
interface FileRows {
  /** The names of its columns. */
  List<String> columns() throws IOException;

  /** Opens it at its first row. */
  Reading open() throws IOException;

  /** The rows of an open file. */
  interface Reading extends Closeable {
    /**
     * The next row, with a text or null for each column.
     *
     * @return null at the end
     * @throws IllegalArgumentException naming what cannot be read, and where
     */
    @Nullable String @Nullable [] next() throws IOException;
  }
}
