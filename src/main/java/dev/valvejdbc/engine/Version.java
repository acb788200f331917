package dev.valvejdbc.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of the driver, as the build wrote it.
 *
 * @param text such as 1.2.3; 0.0 where no build wrote it
 */
public record Version(String text, int major, int minor) {
  private static final Pattern NUMBERS = Pattern.compile("(\\d{1,9})\\.(\\d{1,9})\\b.*");

  /** Reads the version that the build wrote beside the classes. */
  public static Version built() {
    Properties properties = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("/dev/valvejdbc/version.properties")) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return parse(properties.getProperty("version", ""));
  }

  /** Reads a version; 0.0 for what is none. */
  static Version parse(String text) {
    Matcher matcher = NUMBERS.matcher(text);
    return matcher.matches()
        ? new Version(text, Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)))
        : new Version("0.0", 0, 0);
  }
}
