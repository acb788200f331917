package dev.valvejdbc.tables.list;

import static dev.valvejdbc.tables.ColumnType.BOOLEAN;
import static dev.valvejdbc.tables.ColumnType.VARCHAR;

import dev.valvejdbc.options.NamedServer;
import dev.valvejdbc.tables.Column;
import dev.valvejdbc.tables.Columns;
import dev.valvejdbc.tables.LocalTable;
import dev.valvejdbc.tables.ServerKey;
import java.util.List;

/** Declares the table my_servers. */
public final class MyServers {
  /** The name of the table. */
  public static final String NAME = "my_servers";

  private static final Columns<NamedServer> COLUMNS =
      Columns.of(
          Column.<NamedServer>of("name", VARCHAR, "The name that you gave it.", NamedServer::name)
              .notNull(),
          Column.<NamedServer>of(
                  "addr",
                  VARCHAR,
                  "Address where it is asked, host:port; the key of the other tables.",
                  NamedServer::addr)
              .atMost(ServerKey.LONGEST)
              .notNull(),
          Column.of(
              "tags",
              VARCHAR,
              "Your own words for it, separated by commas, maybe empty; with fleet=N its game.",
              NamedServer::tags),
          Column.<NamedServer>of(
                  "has_rcon",
                  BOOLEAN,
                  "Whether its console password is known, as TABLE(rcon(…)) needs it.",
                  NamedServer::hasRcon)
              .notNull());

  private MyServers() {}

  /** The table of these servers. */
  public static LocalTable<NamedServer> of(List<NamedServer> named) {
    return new LocalTable<>(
        NAME,
        "The servers that you gave a name; with fleet=N, those of the simulated fleet.",
        COLUMNS,
        () -> named);
  }
}
