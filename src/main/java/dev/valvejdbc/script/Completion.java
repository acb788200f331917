package dev.valvejdbc.script;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Completes by what stands around the cursor: tables where a table is meant, elsewhere the columns
 * of the statement's tables, functions and keywords, in the case that is being typed.
 */
public final class Completion {
  private final Catalogue catalogue;

  /** Completes from a catalogue. */
  public Completion(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * What may stand at the cursor, with what is said of it, the likeliest first.
   *
   * @param cursor from 0 to the length of the text
   */
  public Map<String, String> offered(String text, int cursor) throws SQLException {
    StatementContext context = new StatementContext(text, cursor);
    Map<String, String> offered = new LinkedHashMap<>();
    if (context.isText()) {
      return offered;
    }
    String qualifier = context.qualifier();
    if (qualifier != null) {
      afterDot(context, qualifier, offered);
    } else if (context.isTable()) {
      tables(context, offered);
    } else {
      elsewhere(context, offered);
    }
    return offered;
  }

  private void afterDot(StatementContext context, String qualifier, Map<String, String> offered)
      throws SQLException {
    for (Map.Entry<String, String> entry : context.tables().entrySet()) {
      if (entry.getKey().equalsIgnoreCase(qualifier)) {
        columns(context, entry.getValue(), offered);
      }
    }
    for (Catalogue.Table table : catalogue.tables()) {
      if (table.schema().equalsIgnoreCase(qualifier)) {
        offer(context, table.name(), table.remarks(), offered);
      }
    }
  }

  private void tables(StatementContext context, Map<String, String> offered) throws SQLException {
    for (Catalogue.Table table : catalogue.tables()) {
      if (table.schema().equals(homeSchema())) {
        offer(context, table.name(), table.remarks(), offered);
      }
    }
    for (String schema : catalogue.schemas()) {
      offer(context, schema + ".", "", offered);
    }
    offer(context, "LATERAL", "", offered);
    offer(context, "TABLE(", "a table function", offered);
  }

  private String homeSchema() throws SQLException {
    String schema = catalogue.meta().getConnection().getSchema();
    return schema == null ? "valve" : schema;
  }

  private void elsewhere(StatementContext context, Map<String, String> offered)
      throws SQLException {
    for (String table : context.tables().values()) {
      columns(context, table, offered);
    }
    for (String alias : context.tables().keySet()) {
      if (!alias.equalsIgnoreCase(context.word())) { // it may be what is being typed
        offer(context, alias, "", offered);
      }
    }
    if (context.word().isEmpty()) {
      return; // everything is nothing
    }
    for (Catalogue.Function function : catalogue.functions()) {
      offer(context, function.name() + "(", function.remarks(), offered);
    }
    for (String function : Words.FUNCTIONS) {
      boolean takesNothing = function.startsWith("CURRENT_");
      offer(context, takesNothing ? function : function + "(", "", offered);
    }
    for (String keyword : Words.KEYWORDS) {
      offer(context, keyword, "", offered);
    }
  }

  private void columns(StatementContext context, String name, Map<String, String> offered)
      throws SQLException {
    Catalogue.Table table = catalogue.table(name);
    if (table != null) {
      for (Catalogue.Column column : catalogue.columns(table)) {
        offer(context, column.name(), column.type() + ". " + column.remarks(), offered);
      }
    }
  }

  private static void offer(
      StatementContext context, String name, String remarks, Map<String, String> offered) {
    String word = context.word();
    if (!name.regionMatches(true, 0, word, 0, word.length())) {
      return;
    }
    boolean mixed =
        !name.equals(name.toLowerCase(Locale.ROOT)) && !name.equals(name.toUpperCase(Locale.ROOT));
    boolean ours = name.equals(name.toLowerCase(Locale.ROOT)) && word.isEmpty();
    String cased =
        mixed || ours
            ? name
            : context.isUpper() ? name.toUpperCase(Locale.ROOT) : name.toLowerCase(Locale.ROOT);
    offered.putIfAbsent(cased, shortened(remarks));
  }

  private static String shortened(String remarks) {
    int end = remarks.indexOf(". ", remarks.indexOf(". ") + 1);
    String first = end < 0 ? remarks : remarks.substring(0, end + 1);
    return first.length() > 70 ? first.substring(0, 70) + "…" : first;
  }
}
