package dev.valvejdbc.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Tells the version of the program, which the build writes into a resource. */
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
    return new String[] {"valve-sql " + built.getProperty("version", "of unknown version")};
  }
}
