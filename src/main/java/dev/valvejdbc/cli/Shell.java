package dev.valvejdbc.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import sqlline.SqlLine;

/**
 * The interactive shell: sqlline, as {@link ShellApplication} sets it, with a history of its own.
 */
final class Shell {
  private Shell() {}

  static int run(String url, Map<String, String> environment) throws IOException {
    Path history = history(environment);
    SqlLine shell = new SqlLine();
    SqlLine.Status status =
        shell.begin(
            new String[] {
              "-u",
              url,
              "-d",
              "dev.valvejdbc.ValveDriver",
              "-n",
              "",
              "-p",
              "",
              "--historyFile=" + history,
              "-ac",
              ShellApplication.class.getName()
            },
            null,
            true);
    return status == SqlLine.Status.OK ? 0 : 1;
  }

  private static Path history(Map<String, String> environment) throws IOException {
    String state = environment.get("XDG_STATE_HOME");
    Path folder =
        (state == null || state.isBlank()
                ? Path.of(System.getProperty("user.home"), ".local", "state")
                : Path.of(state))
            .resolve("valve-sql");
    Files.createDirectories(folder);
    return folder.resolve("history");
  }
}
