package dev.valvejdbc.lookup.run;

import java.util.List;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Constant keys as they travel from the plan to its execution.
 *
 * @param keys literals and parameters
 * @param type the type of the values
 */
public record ConstantKeySource(List<RexNode> keys, SqlTypeName type) {}
