package dev.valvejdbc.attach;

import dev.valvejdbc.errors.SqlError;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the driver for a URL: among those that the program knows, then in folders. A folder's jars
 * are loaded once, when a URL first needs them.
 */
public final class Drivers implements AutoCloseable {
  private static final String FOLDER = "drivers";

  private final List<Path> folders;
  private @Nullable URLClassLoader loader;
  private @Nullable List<Driver> loaded;

  /** Looks into these folders, then into the one beside our own jar. */
  public Drivers(List<Path> folders) {
    List<Path> all = new ArrayList<>(folders);
    Path ours = besideOurJar();
    if (ours != null) {
      all.add(ours);
    }
    this.folders = List.copyOf(all);
  }

  private static @Nullable Path besideOurJar() {
    CodeSource source = Drivers.class.getProtectionDomain().getCodeSource();
    try {
      Path place = source == null ? null : Path.of(source.getLocation().toURI());
      Path parent = place == null ? null : place.getParent();
      return parent == null ? null : parent.resolve(FOLDER);
    } catch (URISyntaxException | IllegalArgumentException e) {
      return null; // a jar that lies nowhere
    }
  }

  /**
   * The driver of a URL.
   *
   * @param name of the database, for the sentence
   * @throws SQLException if there is none
   */
  Driver of(String name, String url) throws SQLException {
    Driver known = known(url);
    if (known != null) {
      return known;
    }
    for (Driver driver : inFolders()) {
      if (driver.acceptsURL(url)) {
        return driver;
      }
    }
    throw SqlError.DRIVER_MISSING.exception(kind(url), name);
  }

  /** The kind of database that a URL names, such as jdbc:h2. */
  private static String kind(String url) {
    String[] parts = url.split(":", 3);
    return parts.length < 3 || !parts[1].matches("[A-Za-z0-9_+.-]{1,30}")
        ? "that URL"
        : "jdbc:" + parts[1];
  }

  private static @Nullable Driver known(String url) throws SQLException {
    for (Enumeration<Driver> all = DriverManager.getDrivers(); all.hasMoreElements(); ) {
      Driver driver = all.nextElement();
      if (driver.acceptsURL(url)) {
        return driver;
      }
    }
    return null;
  }

  private synchronized List<Driver> inFolders() {
    List<Driver> known = loaded;
    if (known != null) {
      return known;
    }
    List<Driver> found = new ArrayList<>();
    URL[] jars = folders.stream().flatMap(Drivers::jars).toArray(URL[]::new);
    if (jars.length > 0) {
      URLClassLoader made = new URLClassLoader(jars, ClassLoader.getPlatformClassLoader());
      loader = made;
      var services = ServiceLoader.load(Driver.class, made).iterator();
      while (true) {
        try {
          if (!services.hasNext()) {
            break;
          }
          found.add(services.next());
        } catch (ServiceConfigurationError | LinkageError e) {
          // a jar that is broken, or for a newer Java: the other drivers are not its hostages
        }
      }
    }
    loaded = found;
    return found;
  }

  private static Stream<URL> jars(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(f -> f.toString().endsWith(".jar"))
          .sorted()
          .map(Drivers::url)
          .toList()
          .stream();
    } catch (IOException e) {
      return Stream.empty(); // there is no such folder
    }
  }

  private static URL url(Path file) {
    try {
      return file.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public synchronized void close() {
    URLClassLoader open = loader;
    loader = null;
    loaded = null;
    try {
      if (open != null) {
        open.close();
      }
    } catch (IOException e) {
      // nothing is left to be done
    }
  }
}
