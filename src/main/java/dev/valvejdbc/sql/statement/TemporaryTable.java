package dev.valvejdbc.sql.statement;

import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.ddl.SqlCreateTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** Keeps the rows of a query under a name for as long as the connection lives. */
public final class TemporaryTable extends SqlCreateTable {
  public TemporaryTable(
      SqlParserPos position,
      boolean replace,
      boolean ifNotExists,
      SqlIdentifier name,
      @Nullable SqlNodeList columns,
      SqlNode query) {
    super(position, replace, ifNotExists, name, columns, query);
  }
}
