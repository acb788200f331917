package dev.valvejdbc.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads who may use a server: a file of {@code name:password} lines, or two variables. */
public final class Users {
  private static final String USER = "VALVE_SERVE_USER";
  private static final String PASSWORD = "VALVE_SERVE_PASSWORD";

  private Users() {}

  /**
   * Reads the users.
   *
   * @param file null for none
   * @return passwords by user; empty where neither a file nor the variables are there
   * @throws IOException with a sentence that holds no password
   */
  public static Map<String, String> read(@Nullable Path file, Map<String, String> environment)
      throws IOException {
    if (file != null) {
      return ofFile(file);
    }
    String user = environment.getOrDefault(USER, "");
    String password = environment.getOrDefault(PASSWORD, "");
    if (user.isEmpty() != password.isEmpty()) {
      throw new IOException("Of " + USER + " and " + PASSWORD + " only one is set.");
    }
    if (user.contains(":")) {
      throw new IOException("The name in " + USER + " cannot have a colon.");
    }
    return user.isEmpty() ? Map.of() : Map.of(user, password);
  }

  private static Map<String, String> ofFile(Path file) throws IOException {
    if (!Files.isReadable(file)) {
      throw new IOException("The file of users " + file + " cannot be read.");
    }
    Map<String, String> users = new LinkedHashMap<>();
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      String text = line.strip();
      if (text.isEmpty() || text.startsWith("#")) {
        continue;
      }
      int colon = text.indexOf(':');
      if (colon < 1 || colon == text.length() - 1) {
        throw new IOException(
            "Line " + number + " of the file of users " + file + " is not name:password.");
      }
      users.put(text.substring(0, colon), text.substring(colon + 1));
    }
    if (users.isEmpty()) {
      throw new IOException("The file of users " + file + " names none.");
    }
    return users;
  }
}
