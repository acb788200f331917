package dev.valvejdbc.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import org.jline.reader.LineReader;
import org.jspecify.annotations.Nullable;
import sqlline.SqlLine;

/** Runs the interactive shell: sqlline with our settings and a history of its own. */
final class Shell {
  private Shell() {}

  /** Keeps no line that may hold a secret. */
  private static final class Forgetful extends SqlLine {
    @Override
    public LineReader getConsoleReader(
        @Nullable InputStream in, org.jline.reader.@Nullable History history) throws IOException {
      LineReader reader = super.getConsoleReader(in, history);
      reader.setVariable(LineReader.HISTORY_IGNORE, History.IGNORED);
      return reader;
    }
  }

  static int run(String url, Map<String, String> environment) throws IOException {
    Path history = History.file(environment, "history");
    SqlLine shell = new Forgetful();
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
