package dev.valvejdbc.sql.list;

import dev.valvejdbc.tables.list.Meaning;
import java.util.List;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/**
 * A condition that narrows a server list.
 *
 * @param node without SEARCH
 * @param columns what its inputs mean
 * @param trusted whether nobody checks it again, since the source tells no values to check
 */
record ListCondition(RexNode node, List<@Nullable Meaning> columns, boolean trusted) {}
