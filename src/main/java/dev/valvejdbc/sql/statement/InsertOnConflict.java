package dev.valvejdbc.sql.statement;

import org.apache.calcite.sql.SqlInsert;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** Inserts rows and says what becomes of those whose key is there already. */
public final class InsertOnConflict extends SqlInsert {
  private final SqlNodeList keys;
  private final @Nullable SqlNodeList columns;
  private final @Nullable SqlNodeList values;
  private final @Nullable SqlNode where;

  /**
   * Adds to an INSERT what follows ON CONFLICT.
   *
   * @param columns those that DO UPDATE sets; null for DO NOTHING
   * @param values what they are set to, as many; null for DO NOTHING
   * @param where which rows are updated; null for all
   */
  public InsertOnConflict(
      SqlInsert insert,
      SqlParserPos position,
      SqlNodeList keys,
      @Nullable SqlNodeList columns,
      @Nullable SqlNodeList values,
      @Nullable SqlNode where) {
    super(
        position,
        (SqlNodeList) insert.getOperandList().get(0),
        insert.getTargetTable(),
        insert.getSource(),
        insert.getTargetColumnList());
    this.keys = keys;
    this.columns = columns;
    this.values = values;
    this.where = where;
  }

  /** The columns that conflict; empty if none were named. */
  public SqlNodeList keys() {
    return keys;
  }

  /** Whether rows that are there are set; else they stay as they are. */
  public boolean updates() {
    return columns != null;
  }

  /** The columns that DO UPDATE sets; empty for DO NOTHING. */
  public SqlNodeList updatedColumns() {
    return columns == null ? SqlNodeList.EMPTY : columns;
  }

  /** What they are set to, in their order; EXCLUDED names the row that was to be inserted. */
  public SqlNodeList updatedValues() {
    return values == null ? SqlNodeList.EMPTY : values;
  }

  /** Which rows DO UPDATE sets; null for all. */
  public @Nullable SqlNode updatedWhere() {
    return where;
  }
}
