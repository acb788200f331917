package dev.valvejdbc.sql;

import org.apache.calcite.schema.Function;

/** A table function that can say what its arguments and columns are. */
public interface CommentedFunction extends Function {

  /**
   * One sentence about an argument.
   *
   * @param argument its ordinal, from 0
   */
  String argumentRemarks(int argument);

  /**
   * One sentence about a column.
   *
   * @param column its ordinal, from 0
   */
  String columnRemarks(int column);
}
