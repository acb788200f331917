package dev.valvejdbc.trino;

import io.trino.server.PluginManager;
import io.trino.spi.Plugin;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The plugin as Trino finds it: the jars of the zip, unpacked, in a class loader of their own. */
final class PluginFolder implements AutoCloseable {
  private final TemporaryFolder folder;
  private final List<Path> jars = new ArrayList<>();

  /** Unpacks a zip. */
  PluginFolder(Path zip) throws IOException {
    folder = TemporaryFolder.create("valve-trino-plugin");
    try (InputStream in = Files.newInputStream(zip);
        ZipInputStream entries = new ZipInputStream(in)) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        if (!entry.isDirectory()) {
          Path jar = folder.path().resolve(Path.of(entry.getName()).getFileName());
          Files.copy(entries, jar);
          jars.add(jar);
        }
      }
    }
  }

  /** The jars. */
  List<Path> jars() {
    return List.copyOf(jars);
  }

  /** The plugin that they hold. */
  Plugin plugin() {
    List<URL> urls = jars.stream().map(PluginFolder::url).toList();
    return ServiceLoader.load(Plugin.class, PluginManager.createClassLoader("valve", urls))
        .findFirst()
        .orElseThrow();
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    folder.close();
  }
}
