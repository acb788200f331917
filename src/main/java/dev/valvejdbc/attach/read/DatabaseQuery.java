package dev.valvejdbc.attach.read;

import dev.valvejdbc.attach.AttachedSource;
import java.util.List;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * A query in the words of a database.
 *
 * @param types of its columns
 * @param parameters which of the statement's parameters, from 0, each of its own is
 */
public record DatabaseQuery(
    AttachedSource source, String sql, List<SqlTypeName> types, List<Integer> parameters) {}
