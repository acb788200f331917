package dev.valvejdbc.cli.shell;

import dev.valvejdbc.cli.format.Format;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The command {@code \copy (query) TO file}, as it was typed.
 *
 * @param query the query
 * @param as what the file holds: what is said, or what its name says, or csv
 */
record CopyCommand(String query, Path file, Format as) {
  private static final Pattern FORM =
      Pattern.compile(
          "(?is)(?:\\((.+)\\)|([\\w.\"]+))\\s+TO\\s+(?:'([^']+)'|(\\S+))\\s*(.*?);?\\s*");
  private static final Pattern WORD =
      Pattern.compile("(?i)\\b(csv|jsonl|json|html|markdown|table|vertical)\\b");

  /** Reads what follows {@code \copy}. */
  static CopyCommand parse(String text) throws IOException {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IOException("\\copy is written \\copy (SELECT …) TO file.csv");
    }
    String query = form.group(1) == null ? "SELECT * FROM " + form.group(2) : form.group(1);
    String file = form.group(3) == null ? form.group(4) : form.group(3);
    Matcher word = WORD.matcher(form.group(5));
    String kind = word.find() ? word.group(1) : file.substring(file.lastIndexOf('.') + 1);
    return new CopyCommand(query, Path.of(file), format(kind));
  }

  private static Format format(String kind) {
    return switch (kind.toLowerCase(Locale.ROOT)) {
      case "json" -> Format.JSON;
      case "jsonl", "ndjson" -> Format.JSONL;
      case "html", "htm" -> Format.HTML;
      case "md", "markdown" -> Format.MARKDOWN;
      case "txt", "table" -> Format.TABLE;
      case "vertical" -> Format.VERTICAL;
      default -> Format.CSV;
    };
  }
}
