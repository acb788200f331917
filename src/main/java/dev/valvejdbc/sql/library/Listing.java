package dev.valvejdbc.sql.library;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells the functions of the language, as functions.txt has them. */
public final class Listing {
  private static final Pattern SEPARATOR = Pattern.compile("(?<!\\\\)\\|");
  private static final Pattern CALL = Pattern.compile("\\b([A-Za-z][A-Za-z0-9_]+)\\(([^()]*)\\)");

  /**
   * A line of the file.
   *
   * @param theme what stands above it
   * @param source what the example reads from; empty for nothing
   * @param call how it is called, in one way or several
   * @param example an expression, or a query
   */
  public record Entry(String theme, String source, String call, String meaning, String example) {}

  /**
   * A function by one of its names.
   *
   * @param kind scalar, aggregate, window or table
   */
  public record Function(String name, String arguments, String kind, String meaning) {}

  private static final Set<String> NO_NAMES = Set.of("ANY", "AS", "OVER", "FROM", "TABLE", "T");

  private Listing() {}

  /** All lines. */
  public static List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    String theme = "";
    String source = "";
    try (InputStream in = Listing.class.getResourceAsStream("functions.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.lines().toList()) {
        String[] parts = SEPARATOR.split(line, -1);
        if (line.startsWith("## ")) {
          theme = parts[0].substring(3).strip();
          source = parts.length > 1 ? parts[1].strip() : "";
        } else if (!line.isBlank() && !theme.isEmpty()) {
          entries.add(new Entry(theme, source, read(parts[0]), read(parts[1]), read(parts[2])));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return entries;
  }

  private static String read(String part) {
    return part.strip().replace("\\|", "|");
  }

  /** All functions by their names, each name once. */
  public static List<Function> functions() {
    return entries().stream()
        .flatMap(Listing::named)
        .collect(
            Collectors.toMap(
                f -> f.name().toUpperCase(java.util.Locale.ROOT),
                f -> f,
                (a, b) -> a,
                java.util.TreeMap::new))
        .values()
        .stream()
        .toList();
  }

  private static Stream<Function> named(Entry entry) {
    Matcher call = CALL.matcher(entry.call().replaceAll("\\[,? ?([^\\[\\]()]*)]", ", [$1]"));
    Stream.Builder<Function> found = Stream.builder();
    while (call.find()) {
      if (!NO_NAMES.contains(call.group(1).toUpperCase(java.util.Locale.ROOT))) {
        found.add(new Function(call.group(1), call.group(2), kind(entry), entry.meaning()));
      }
    }
    return found.build();
  }

  private static String kind(Entry entry) {
    return switch (entry.theme()) {
      case "Aggregates" -> "aggregate";
      case "Windows" -> "window";
      default -> entry.call().contains("generate_series") ? "table" : "scalar";
    };
  }
}
