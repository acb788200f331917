package dev.valvejdbc.server.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the queries of a page of documentation: a theme a heading, a question above each query. */
final class Cookbook {
  private static final Pattern PART =
      Pattern.compile(
          "(?m)^## (.+)$|^([^\\n#`].*(?:\\n[^\\n#`].*)*)\\n\\n```sql\\n([\\s\\S]*?)\\n?```");
  private static final Pattern SENTENCE = Pattern.compile("^.*?[?.](?= |$)", Pattern.DOTALL);

  private Cookbook() {}

  /** The queries by their themes, in the page's order. */
  static Map<String, List<Example>> read(String page) {
    Map<String, List<Example>> themes = new LinkedHashMap<>();
    String theme = "cookbook";
    Matcher part = PART.matcher(page);
    while (part.find()) {
      if (part.group(1) != null) {
        theme = part.group(1).strip();
      } else {
        String question = part.group(2).replaceAll("\\s+", " ").replace("`", "");
        Matcher first = SENTENCE.matcher(question);
        themes
            .computeIfAbsent(theme, t -> new ArrayList<>())
            .add(
                new Example(
                    first.find() ? first.group() : question,
                    "-- " + question + "\n" + part.group(3).strip()));
      }
    }
    return themes;
  }
}
