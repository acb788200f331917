package dev.valvejdbc.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import sqlline.SqlLine;

/** Runs the interactive shell: sqlline with our settings and a history of its own. */
final class Shell {
  private Shell() {}

  static int run(String url, Map<String, String> environment) throws IOException {
    Path history = History.file(environment, "history");
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
}
