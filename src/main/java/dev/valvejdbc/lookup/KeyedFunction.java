package dev.valvejdbc.lookup;

import java.util.List;
import org.apache.calcite.schema.TableFunction;
import org.jspecify.annotations.Nullable;

/**
 * A table function whose first argument is a key: its calls, lateral ones too, are look-ups in a
 * keyed table. Its columns are those of that table without the key, which comes first there.
 */
public interface KeyedFunction extends TableFunction {

  /**
   * The table in which a call looks its first argument up.
   *
   * @param arguments the literals behind the first argument; null for what is no literal
   */
  KeyedTable table(List<? extends @Nullable Object> arguments);
}
