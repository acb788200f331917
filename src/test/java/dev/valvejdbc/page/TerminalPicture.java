package dev.valvejdbc.page;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Draws what a terminal was sent as SVG: letters, bold, dim, and the sixteen colours. */
final class TerminalPicture {
  private static final Pattern STYLE = Pattern.compile("\u001b\\[([\\d;]*)m");
  private static final Pattern OTHER =
      Pattern.compile("\u001b\\[[?\\d;]*[A-Za-ln-z]|\u001b[=>]|\r");
  private static final List<String> COLORS =
      List.of(
          "#9aa5aa", "#ff9b8f", "#93d3a2", "#f0b07a", "#86b9f7", "#dd95d3", "#6fd0b3", "#e4e9ea");
  private static final double LETTER = 8.43;
  private static final int LINE = 19;

  private TerminalPicture() {}

  static String of(String output) {
    List<String> lines = OTHER.matcher(output).replaceAll("").stripTrailing().lines().toList();
    int widest =
        lines.stream().mapToInt(l -> STYLE.matcher(l).replaceAll("").length()).max().orElse(0);
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" role=\"img\">\n"
            .formatted(Math.round(widest * LETTER) + 32, lines.size() * LINE + 34));
    svg.append("<title>A statement of valve-sql in a terminal</title>\n");
    svg.append("<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"#14181a\"/>\n");
    svg.append(
        "<g font-family=\"DejaVu Sans Mono, Menlo, Consolas, monospace\" font-size=\"14\""
            + " fill=\"#e4e9ea\" xml:space=\"preserve\">\n");
    for (int i = 0; i < lines.size(); i++) {
      svg.append("<text x=\"16\" y=\"%d\">".formatted(i * LINE + 30));
      line(lines.get(i), svg);
      svg.append("</text>\n");
    }
    return svg.append("</g>\n</svg>\n").toString();
  }

  private static void line(String line, StringBuilder svg) {
    Matcher style = STYLE.matcher(line);
    String now = "";
    int at = 0;
    while (style.find()) {
      part(line.substring(at, style.start()), now, svg);
      now = attributes(style.group(1), now);
      at = style.end();
    }
    part(line.substring(at), now, svg);
  }

  private static String attributes(String codes, String now) {
    String next = now;
    for (String code : codes.split(";", -1)) {
      int number = code.isEmpty() ? 0 : Integer.parseInt(code);
      if (number == 0) {
        next = "";
      } else if (number == 1) {
        next += " font-weight=\"bold\"";
      } else if (number == 2) {
        next += " opacity=\"0.6\"";
      } else if ((number >= 30 && number < 38) || (number >= 90 && number < 98)) {
        next += " fill=\"" + COLORS.get(number % 10) + "\"";
      }
    }
    return next;
  }

  private static void part(String text, String attributes, StringBuilder svg) {
    String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    if (text.isEmpty()) {
      return;
    }
    svg.append(attributes.isEmpty() ? escaped : "<tspan" + attributes + ">" + escaped + "</tspan>");
  }
}
