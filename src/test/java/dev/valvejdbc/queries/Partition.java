package dev.valvejdbc.queries;

import java.util.List;

/**
 * A statement, and three that share its rows out by a condition.
 *
 * @param parts where the condition holds, where it does not, where that is not known
 */
record Partition(Query all, List<Query> parts) {}
