package dev.valvejdbc.tables;

import java.util.List;

/** A function, told without an engine. */
public interface DescribedFunction {
  /** The name in SQL. */
  String sqlName();

  /** One sentence for the user. */
  String remarks();

  /** The arguments, in order. */
  List<Argument> arguments();

  /** The columns of its rows; none for a function that yields one value. */
  default Columns<?> columns() {
    return Columns.of();
  }
}
