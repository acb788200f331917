package dev.valvejdbc.tables.list;

import static dev.valvejdbc.tables.ColumnType.BIGINT;
import static dev.valvejdbc.tables.ColumnType.INTEGER;
import static dev.valvejdbc.tables.ColumnType.VARCHAR;

import dev.valvejdbc.client.list.ServersAtAddress;
import dev.valvejdbc.lookup.KeyColumn;
import dev.valvejdbc.lookup.LookupLeg;
import dev.valvejdbc.lookup.LookupScan;
import dev.valvejdbc.lookup.LookupSource;
import dev.valvejdbc.lookup.LookupStatement;
import dev.valvejdbc.lookup.LookupTable;
import dev.valvejdbc.tables.Argument;
import dev.valvejdbc.tables.Column;
import dev.valvejdbc.tables.Columns;
import dev.valvejdbc.tables.DescribedTable;
import dev.valvejdbc.tables.KeyedCall;
import dev.valvejdbc.tables.a2s.A2sSettings;
import dev.valvejdbc.tables.statement.StatementSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table function find_server: where a server is asked whose players join it elsewhere. */
public final class FindServer implements LookupTable, DescribedTable, LookupSource {
  private static final String NAME = "find_server";
  private static final Argument ADDRESS =
      new Argument(
          "address",
          VARCHAR,
          "Address that players join, host:port; a host alone for all servers of it.");
  private static final Columns<FoundServer> COLUMNS =
      Columns.of(
          Column.<FoundServer>of(ADDRESS.name(), VARCHAR, ADDRESS.remarks(), FoundServer::asked)
              .notNull(),
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

  private final A2sSettings settings;
  private final StatementSettings statements;
  private final @Nullable ServersAtAddress steam;

  private FindServer(
      A2sSettings settings, StatementSettings statements, @Nullable ServersAtAddress steam) {
    this.settings = settings;
    this.statements = statements;
    this.steam = steam;
  }

  /**
   * The function of a connection.
   *
   * @param steam what Steam knows of an address; null where it is not asked
   */
  public static KeyedCall<?> of(
      A2sSettings settings, StatementSettings statements, @Nullable ServersAtAddress steam) {
    return new KeyedCall<>(new FindServer(settings, statements, steam), List.of(ADDRESS));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String remarks() {
    return "Where a server is asked whose players join it at that address; all servers of a host"
        + " without a port; no row if nowhere.";
  }

  @Override
  public Columns<FoundServer> columns() {
    return COLUMNS;
  }

  @Override
  public List<KeyColumn> keyColumns() {
    return List.of(new KeyColumn(ADDRESS.name(), 0, true));
  }

  @Override
  public String exampleCondition() {
    return ADDRESS.name() + " = '203.0.113.7:7777'";
  }

  @Override
  public LookupSource source() {
    return this;
  }

  @Override
  public LookupScan open(LookupStatement statement, List<LookupLeg> legs) {
    return new FindScan(settings, statements, steam, statement, COLUMNS, legs);
  }
}
