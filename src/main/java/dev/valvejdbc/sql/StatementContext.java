package dev.valvejdbc.sql;

import java.sql.SQLWarning;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.calcite.DataContext;
import org.jspecify.annotations.Nullable;

/** What a statement of ours keeps in Calcite's context; elsewhere there is nothing there. */
public final class StatementContext {
  /** Names a consumer of warnings. */
  public static final String WARNINGS = "valve.warnings";

  /** Names the statement's text. */
  public static final String SQL = "valve.sql";

  /** Names the set of addresses that lists brought and that are not to be asked. */
  public static final String PLANTED = "valve.planted";

  private StatementContext() {}

  /** Where the statement takes warnings, null if it takes none. */
  @SuppressWarnings("unchecked") // the statement puts nothing else under this name
  static @Nullable Consumer<SQLWarning> warnings(DataContext root) {
    return (Consumer<SQLWarning>) root.get(WARNINGS);
  }

  /** The statement's text, empty if it is not known. */
  static String sql(DataContext root) {
    return root.get(SQL) instanceof String sql ? sql : "";
  }

  /**
   * The addresses that a server list brought into the statement and that are not to be asked; those
   * of the whole session where the statement is not ours.
   */
  @SuppressWarnings("unchecked") // the statement puts nothing else under this name
  static Set<String> planted(DataContext root, Session session) {
    Object known = root.get(PLANTED);
    return known == null ? session.planted() : (Set<String>) known;
  }
}
