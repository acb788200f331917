package dev.valvejdbc.sql.statement;

import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;

/** Takes the first row of those that are equal in some expressions, in the order of the query. */
public final class DistinctOn extends SqlSelect {
  private final SqlNodeList on;

  public DistinctOn(SqlSelect select, SqlNodeList on) {
    super(
        select.getParserPosition(),
        null,
        select.getSelectList(),
        select.getFrom(),
        select.getWhere(),
        select.getGroup(),
        select.getHaving(),
        select.getWindowList(),
        select.getQualify(),
        null,
        null,
        null,
        select.getHints());
    this.on = on;
  }

  /** The expressions by which rows are equal. */
  public SqlNodeList on() {
    return on;
  }
}
