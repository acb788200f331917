package dev.valvejdbc.server.page;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the files that come with the program, from its jar or its folder of classes. */
final class Bundled {
  private Bundled() {}

  /** A file of the page; null if there is none of that name. */
  static byte @Nullable [] file(String name) throws IOException {
    try (InputStream in = Bundled.class.getResourceAsStream(name)) {
      return in == null ? null : in.readAllBytes();
    }
  }

  /** The SQL files of a folder and of those in it, as texts by path below it. */
  static Map<String, String> sql(String folder) throws IOException {
    URL found = Bundled.class.getResource(folder);
    if (found == null) {
      return Map.of();
    }
    try {
      URI uri = found.toURI();
      if (!uri.getScheme().equals("jar")) {
        return sql(Path.of(uri));
      }
      String text = uri.toString();
      int bang = text.lastIndexOf("!/");
      Path jar = Path.of(URI.create(text.substring("jar:".length(), bang)));
      try (FileSystem inside = FileSystems.newFileSystem(jar)) {
        return sql(inside.getPath(text.substring(bang + 1)));
      }
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  /** The SQL files in and below a folder of the disk, or a single file. */
  static Map<String, String> sql(Path top) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(top, 2, FileVisitOption.FOLLOW_LINKS)) {
      for (Path file : (Iterable<Path>) files.filter(Bundled::isSql)::iterator) {
        Path name = file.equals(top) ? file.getFileName() : top.relativize(file);
        texts.put(
            String.valueOf(name).replace('\\', '/'),
            Files.readString(file, StandardCharsets.UTF_8));
      }
    }
    return texts;
  }

  private static boolean isSql(Path file) {
    return file.toString().endsWith(".sql") && Files.isRegularFile(file);
  }
}
