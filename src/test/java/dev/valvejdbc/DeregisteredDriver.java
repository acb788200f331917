package dev.valvejdbc;

import java.io.File;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;

/** Uses the driver in a class loader that it then drops, and prints whether that is collected. */
public final class DeregisteredDriver {
  private static final int TRIES = 20;

  private DeregisteredDriver() {}

  /** Runs within the other loader, which alone may deregister its driver. */
  public static final class Session implements Runnable {
    @Override
    public void run() {
      try {
        Driver driver = DriverManager.getDriver("jdbc:valve:");
        try (Connection connection = driver.connect("jdbc:valve:fleet=3", new Properties())) {
          Rows.of(
              connection,
              "SELECT UPPER(s.name), i.map FROM my_servers s JOIN server_info i ON i.addr = s.addr"
                  + " ORDER BY 1");
        }
        List<Driver> drivers = Collections.list(DriverManager.getDrivers());
        while (!drivers.isEmpty()) { // looking for them may register others
          for (Driver each : drivers) {
            DriverManager.deregisterDriver(each);
          }
          drivers = Collections.list(DriverManager.getDrivers());
        }
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private enum Kind {
    ONE
  }

  /** The Java machine keeps the type of a part of the record that it linked last; so this one. */
  private record LinkedLast(Kind kind) {}

  private static WeakReference<ClassLoader> used() throws Exception {
    List<URL> classes = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      classes.add(Path.of(entry).toUri().toURL());
    }
    try (URLClassLoader loader =
        new URLClassLoader(classes.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      Class.forName("dev.valvejdbc.ValveDriver", true, loader);
      ((Runnable) loader.loadClass(Session.class.getName()).getDeclaredConstructor().newInstance())
          .run();
      return new WeakReference<>(loader);
    }
  }

  /** Prints "collected", or "held". */
  public static void main(String[] arguments) throws Exception {
    WeakReference<ClassLoader> loader = used();
    LinkedLast last = new LinkedLast(Kind.ONE);
    System.out.println(last + " " + last.hashCode() + last.equals(new LinkedLast(Kind.ONE)));
    for (int i = 0; loader.get() != null && i < TRIES; i++) {
      fill();
      Thread.sleep(100); // threads of the driver that end by themselves
    }
    System.out.println(loader.get() == null ? "collected" : "held");
    System.exit(0);
  }

  /** Fills the heap, so that what is held softly goes, too. */
  @SuppressWarnings("ModifiedButNotUsed") // to be held is what it is for
  private static void fill() {
    List<byte[]> all = new ArrayList<>();
    try {
      while (true) {
        all.add(new byte[16 << 20]);
      }
    } catch (OutOfMemoryError e) {
      all.clear();
    }
  }
}
