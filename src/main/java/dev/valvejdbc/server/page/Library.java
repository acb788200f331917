package dev.valvejdbc.server.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The examples that come with the program, by theme, and the dashboards, also the user's own. */
final class Library {
  private static final int LONGEST_TITLE = 90;

  private final List<Path> own;

  /**
   * Knows where to look.
   *
   * @param own files and folders of the user's dashboards
   */
  Library(List<Path> own) {
    this.own = own;
  }

  /** The examples by their themes, then the cookbook's queries by theirs. */
  Map<String, List<Example>> examples() throws IOException {
    Map<String, List<Example>> themes = new LinkedHashMap<>();
    Bundled.sql("examples")
        .forEach(
            (path, text) -> {
              int slash = path.indexOf('/');
              String theme = slash < 0 ? "other" : path.substring(0, slash);
              themes.computeIfAbsent(theme, t -> new ArrayList<>()).add(example(path, text));
            });
    byte[] cookbook = Bundled.file("cookbook.md");
    if (cookbook != null) {
      Cookbook.read(new String(cookbook, StandardCharsets.UTF_8))
          .forEach((theme, list) -> themes.merge(theme, list, Library::both));
    }
    return themes;
  }

  private static List<Example> both(List<Example> some, List<Example> others) {
    List<Example> all = new ArrayList<>(some);
    all.addAll(others);
    return all;
  }

  private static Example example(String path, String text) {
    String name = path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.sql$", "");
    String comment =
        text.lines()
            .takeWhile(line -> line.startsWith("--"))
            .map(line -> line.substring(2).strip())
            .reduce("", (a, b) -> a.isEmpty() ? b : a + " " + b);
    int end = comment.indexOf(". ");
    String title = end < 0 ? comment : comment.substring(0, end);
    title = title.replaceFirst("[.:]$", "");
    if (title.isEmpty() || title.length() > LONGEST_TITLE) {
      title = name.replace('-', ' ');
    }
    return new Example(title, text.strip());
  }

  /** The dashboards: first the user's, as their files are now, then those that come along. */
  List<Dashboard> dashboards() throws IOException {
    Map<String, Dashboard> all = new LinkedHashMap<>();
    for (Path place : own) {
      if (Files.isReadable(place)) {
        Bundled.sql(place).forEach((path, text) -> add(all, path, text));
      }
    }
    Bundled.sql("dashboards").forEach((path, text) -> add(all, path, text));
    return List.copyOf(all.values());
  }

  private static void add(Map<String, Dashboard> all, String path, String text) {
    Dashboard dashboard = Dashboard.read(path, text);
    all.putIfAbsent(dashboard.name(), dashboard);
  }
}
