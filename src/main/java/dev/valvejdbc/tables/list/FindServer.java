package dev.valvejdbc.tables.list;

import static dev.valvejdbc.tables.ColumnType.BIGINT;
import static dev.valvejdbc.tables.ColumnType.INTEGER;
import static dev.valvejdbc.tables.ColumnType.VARCHAR;

import dev.valvejdbc.client.PacketBudget;
import dev.valvejdbc.client.list.ServersAtAddress;
import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.lookup.LookupStatement;
import dev.valvejdbc.tables.Argument;
import dev.valvejdbc.tables.Column;
import dev.valvejdbc.tables.Columns;
import dev.valvejdbc.tables.SearchFunction;
import dev.valvejdbc.tables.a2s.A2sSettings;
import dev.valvejdbc.tables.statement.StatementSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table function find_server: where a server is asked whose players join it elsewhere.
 *
 * @param steam what Steam knows of an address; null where it is not asked
 */
public record FindServer(
    A2sSettings settings, StatementSettings statements, @Nullable ServersAtAddress steam)
    implements SearchFunction {
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

  @Override
  public String sqlName() {
    return "find_server";
  }

  @Override
  public String remarks() {
    return "Where a server is asked whose players join it at that address; no row if nowhere.";
  }

  @Override
  public List<Argument> arguments() {
    return List.of(
        new Argument("address", VARCHAR, "Address that players join, host:port, as a literal."));
  }

  @Override
  public Columns<FoundServer> columns() {
    return COLUMNS;
  }

  @Override
  public String argument(@Nullable Object given) {
    if (!(given instanceof String address)) {
      throw SqlError.LITERAL_TO_FIND.inStatement();
    }
    return address.strip();
  }

  @Override
  public List<@Nullable Object[]> rows(LookupStatement statement, String address) {
    List<Column.Reader<FoundServer>> readers = COLUMNS.readers();
    PacketBudget budget = new PacketBudget(statements.maxCalls());
    return new ServerSearch(settings, statements, steam, statement, budget, address)
        .run().stream().<@Nullable Object[]>map(f -> Columns.row(f, readers)).toList();
  }
}
