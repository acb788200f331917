package dev.valvejdbc.cli;

import java.util.List;
import picocli.CommandLine.Option;

/** Adds the option {@code --attach}: databases and folders of the user's own. */
final class AttachOption {
  @Option(
      names = "--attach",
      paramLabel = "NAME=TARGET",
      description =
          "Your own database or folder of files as a schema: own=jdbc:sqlite:history.db,"
              + " mine=./data. May be repeated; one with a password stands in the config file.")
  private List<String> attached = List.of();

  /** The URL with what is attached. */
  String in(String url) {
    if (attached.isEmpty()) {
      return url;
    }
    String joined = String.join(",", attached);
    char mark = joined.indexOf('\'') < 0 ? '\'' : '"';
    boolean bare = url.endsWith(":") || url.endsWith(";");
    return url + (bare ? "" : ";") + "attach=" + mark + joined + mark;
  }
}
