package dev.valvejdbc.cli.format;

import java.io.PrintStream;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Prints one page that needs nothing else; a click on a column's name sorts by it. */
final class HtmlFormat implements RowFormat {
  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy"
        content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
      <meta name="viewport" content="width=device-width">
      <title>valve-sql</title>
      <style>
        body { font: 14px/1.4 system-ui, sans-serif; margin: 1.5em; color-scheme: light dark }
        table { border-collapse: collapse }
        th, td { padding: .25em .7em; border-bottom: 1px solid #8884; text-align: left }
        th { cursor: pointer; position: sticky; top: 0; background: Canvas }
        .n { text-align: right; font-variant-numeric: tabular-nums }
        .null { opacity: .5 }
      </style>
      <table>
      """;

  private static final String TAIL =
      """
      </table>
      <script>
        const table = document.querySelector("table"), body = table.tBodies[0];
        table.tHead.addEventListener("click", event => {
          const th = event.target.closest("th"), at = th.cellIndex;
          const sign = th.dataset.sign = th.dataset.sign === "1" ? "-1" : "1";
          const value = row => {
            const td = row.cells[at];
            return td.className === "null" ? null
              : th.className === "n" ? Number(td.textContent) : td.textContent;
          };
          const rows = [...body.rows].map(row => [value(row), row]);
          rows.sort(([a], [b]) => a === null ? 1 : b === null ? -1
            : (a < b ? -1 : a > b ? 1 : 0) * sign);
          body.append(...rows.map(row => row[1]));
        });
      </script>
      </html>
      """;

  @Override
  public long print(Cells cells, PrintStream out) throws SQLException {
    out.print(HEAD);
    out.print("<thead><tr>");
    for (int i = 0; i < cells.labels().size(); i++) {
      out.print(
          (cells.isNumber(i) ? "<th class=n>" : "<th>") + escaped(cells.labels().get(i)) + "</th>");
    }
    out.print("</tr></thead>\n<tbody>\n");
    long count = 0;
    while (cells.next()) {
      out.print("<tr>");
      for (int i = 0; i < cells.labels().size(); i++) {
        out.print(cell(cells.shown(i), cells.isNumber(i)));
      }
      out.print("</tr>\n");
      count++;
    }
    out.print("</tbody>\n");
    out.print(TAIL);
    return count;
  }

  private static String cell(@Nullable String text, boolean number) {
    if (text == null) {
      return "<td class=null>–</td>";
    }
    return (number ? "<td class=n>" : "<td>") + escaped(text) + "</td>";
  }

  private static String escaped(String text) {
    return ShownText.of(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
