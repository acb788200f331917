package dev.valvejdbc.sql;

import static org.apache.calcite.sql.type.SqlTypeName.BIGINT;
import static org.apache.calcite.sql.type.SqlTypeName.INTEGER;
import static org.apache.calcite.sql.type.SqlTypeName.VARCHAR;

import dev.valvejdbc.errors.SqlError;
import java.util.List;
import org.apache.calcite.linq4j.Linq4j;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.FunctionParameter;
import org.apache.calcite.schema.TableMacro;
import org.apache.calcite.schema.TranslatableTable;
import org.apache.calcite.schema.impl.AbstractTable;
import org.apache.calcite.schema.impl.ReflectiveFunctionBase;
import org.jspecify.annotations.Nullable;

/** The table function find_server: where a server is asked whose players join it elsewhere. */
final class FindServer implements TableMacro, CommentedFunction {
  static final String NAME = "find_server";

  private static final Columns<FoundServer> COLUMNS =
      Columns.of(
          Column.<FoundServer>of("asked", VARCHAR, "The address as given.", FoundServer::asked)
              .notNull(),
          Column.<FoundServer>of(
                  "addr",
                  VARCHAR,
                  "Address where the server is asked; the key of the other tables.",
                  FoundServer::addr)
              .notNull(),
          Column.<FoundServer>of(
                  "found_by",
                  VARCHAR,
                  "How it was found: itself (it answers there), neighbour (at a port near by) or"
                      + " steam (Steam's list).",
                  FoundServer::foundBy)
              .notNull(),
          Column.of(
              "game_port",
              INTEGER,
              "Port where players connect; null if not told.",
              FoundServer::gamePort),
          Column.of("server_name", VARCHAR, "Name of the server.", FoundServer::name),
          Column.of("map", VARCHAR, "Map being played, such as ctf_2fort.", FoundServer::map),
          Column.of(
              "folder",
              VARCHAR,
              "Short name of the game, which is its directory: tf, cstrike and so on.",
              FoundServer::folder),
          Column.of(
              "app_id",
              BIGINT,
              "Steam application id of the game, such as 440; null if not told.",
              FoundServer::appId));

  private final Session session;

  FindServer(Session session) {
    this.session = session;
  }

  @Override
  public List<FunctionParameter> getParameters() {
    return ReflectiveFunctionBase.builder().add(String.class, "ADDRESS").build();
  }

  @Override
  public String argumentRemarks(int argument) {
    return "Address that players join, host:port, as a literal.";
  }

  @Override
  public String columnRemarks(int column) {
    return COLUMNS.remarks(column);
  }

  @Override
  public TranslatableTable apply(List<? extends @Nullable Object> arguments) {
    if (!(arguments.get(0) instanceof String address)) {
      throw SqlError.LITERAL_TO_FIND.inStatement();
    }
    return new Found(address.strip());
  }

  private final class Found extends AbstractTable implements TranslatableTable {
    private final String address;

    Found(String address) {
      this.address = address;
    }

    @Override
    public RelDataType getRowType(RelDataTypeFactory types) {
      return COLUMNS.rowType(types);
    }

    @Override
    public RelNode toRel(RelOptTable.ToRelContext context, RelOptTable table) {
      return ComputedScan.create(
          context,
          table,
          address,
          root ->
              Linq4j.asEnumerable(new ServerSearch(session, root, address).run())
                  .select(COLUMNS::row));
    }
  }
}
