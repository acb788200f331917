package dev.valvejdbc.attach.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** How the rows of a file are read, as texts. */
interface FileRows {
  /** The names of its columns. */
  List<String> columns() throws IOException;

  /** The types that its columns are said to have; null where only their cells tell. */
  default List<@Nullable CellType> types() throws IOException {
    return Collections.nCopies(columns().size(), null);
  }

  /** The bytes of a file, unpacked where its name says that it is packed. */
  static InputStream bytes(Path file) throws IOException {
    InputStream bytes = Files.newInputStream(file);
    try {
      return file.toString().toLowerCase(Locale.ROOT).endsWith(".gz")
          ? new GZIPInputStream(bytes)
          : bytes;
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
  }

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
