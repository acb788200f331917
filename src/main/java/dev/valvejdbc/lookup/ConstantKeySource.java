package dev.valvejdbc.lookup;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.DataContext;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Constant keys as they travel from the plan to its execution.
 *
 * @param keys literals and parameters
 * @param type the type of the values
 */
public record ConstantKeySource(List<RexNode> keys, SqlTypeName type) {

  /** The values, each once, without null and without padding. */
  Collection<Object> values(DataContext root) {
    Set<Object> values = new LinkedHashSet<>();
    for (RexNode key : keys) {
      Object value = ConstantValue.of(key, type, root);
      if (value != null) {
        values.add(value instanceof String text ? text.stripTrailing() : value);
      }
    }
    return values;
  }
}
