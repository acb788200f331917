package dev.valvejdbc.sql.function;

import dev.valvejdbc.tables.DescribedFunction;
import org.apache.calcite.schema.Function;

/** A function of ours as Calcite sees it, with what it, its arguments and its columns are. */
public interface CommentedFunction extends Function {
  /** The function without the engine. */
  DescribedFunction described();
}
