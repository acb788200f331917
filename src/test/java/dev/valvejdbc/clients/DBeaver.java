package dev.valvejdbc.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** How DBeaver loads a driver and connects: the jar alone, the context class loader only then. */
final class DBeaver implements AutoCloseable {
  private final ClassLoader context = Thread.currentThread().getContextClassLoader();
  private final URLClassLoader loader;
  final Driver driver;

  DBeaver() throws Exception {
    Path jar = Path.of(System.getProperty("valve.jar"));
    loader =
        new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
    driver =
        Class.forName("dev.valvejdbc.ValveDriver", true, loader)
            .asSubclass(Driver.class)
            .getDeclaredConstructor()
            .newInstance();
  }

  Connection connect(String url) throws SQLException {
    assertThat(driver.acceptsURL(url)).isTrue();
    Thread.currentThread().setContextClassLoader(loader);
    try {
      Connection connection = driver.connect(url, new Properties());
      assertThat(connection).isNotNull();
      connection.setReadOnly(true);
      connection.setAutoCommit(true);
      assertThat(connection.getAutoCommit()).isTrue();
      return connection;
    } finally {
      Thread.currentThread().setContextClassLoader(ClassLoader.getPlatformClassLoader());
    }
  }

  /** The rows of some columns of what metadata returns, the values of each joined by bars. */
  static List<String> rows(ResultSet rs, String... labels) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (rs) {
      while (rs.next()) {
        List<String> row = new ArrayList<>();
        for (String label : labels) {
          row.add(String.valueOf(rs.getObject(label)));
        }
        rows.add(String.join("|", row));
      }
    }
    return rows;
  }

  @Override
  public void close() throws IOException {
    Thread.currentThread().setContextClassLoader(context);
    loader.close();
  }
}
