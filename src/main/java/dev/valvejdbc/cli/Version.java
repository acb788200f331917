package dev.valvejdbc.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/**
 * Tells the version and commit of the program, which the build writes into a resource, and its
 * Java.
 */
final class Version implements IVersionProvider {
  private static final String RESOURCE = "/dev/valvejdbc/version.properties";

  @Override
  public String[] getVersion() throws IOException {
    Properties built = new Properties();
    try (InputStream in = Version.class.getResourceAsStream(RESOURCE)) {
      if (in != null) {
        built.load(in);
      }
    }
    String commit = built.getProperty("commit", "");
    return new String[] {
      "valve-sql " + built.getProperty("version", "of unknown version"),
      "commit " + (commit.isEmpty() || commit.startsWith("$") ? "unknown" : commit),
      "Java " + System.getProperty("java.version") + ", " + System.getProperty("java.vm.name")
    };
  }
}
