package dev.valvejdbc.tables.honesty;

import static dev.valvejdbc.tables.ColumnType.BOOLEAN;
import static dev.valvejdbc.tables.ColumnType.DOUBLE;
import static dev.valvejdbc.tables.ColumnType.INTEGER;
import static dev.valvejdbc.tables.ColumnType.VARCHAR;

import dev.valvejdbc.lookup.KeyColumn;
import dev.valvejdbc.lookup.LookupLeg;
import dev.valvejdbc.lookup.LookupScan;
import dev.valvejdbc.lookup.LookupSource;
import dev.valvejdbc.lookup.LookupStatement;
import dev.valvejdbc.lookup.LookupTable;
import dev.valvejdbc.protocol.a2s.ServerInfo;
import dev.valvejdbc.protocol.master.ListedServer;
import dev.valvejdbc.tables.AddressFacts;
import dev.valvejdbc.tables.Column;
import dev.valvejdbc.tables.Columns;
import dev.valvejdbc.tables.DescribedTable;
import dev.valvejdbc.tables.ServerKey;
import dev.valvejdbc.tables.Vocabulary;
import dev.valvejdbc.tables.a2s.A2sSettings;
import dev.valvejdbc.tables.a2s.StateWord;
import dev.valvejdbc.tables.list.ListSettings;
import dev.valvejdbc.tables.statement.StatementSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table server_honesty: what is said of a server, side by side, and whether it agrees. */
public final class ServerHonesty implements LookupTable, DescribedTable, LookupSource {
  /** The name of the table. */
  public static final String NAME = "server_honesty";

  private static final Columns<Accounts> COLUMNS =
      Columns.of(
          Column.<Accounts>of("addr", VARCHAR, ServerKey.REMARKS, Accounts::addr)
              .atMost(ServerKey.LONGEST)
              .notNull(),
          Column.of(
              "verdict",
              VARCHAR,
              "consistent, or suspicious if what is said contradicts itself beyond the ordinary;"
                  + " null if the server does not answer, or there is nothing to compare.",
              a -> {
                Verdict verdict = Verdict.of(a);
                return verdict == null ? null : verdict.word();
              }),
          Column.of(
              "reason",
              VARCHAR,
              "What contradicts, or what was compared; null if the server does not answer.",
              a -> {
                Verdict verdict = Verdict.of(a);
                return verdict == null ? null : verdict.reason();
              }),
          Column.of(
              "listed",
              BOOLEAN,
              "Whether the server list knows it; null if there is no list that could tell.",
              a -> a.listAsked() ? Boolean.valueOf(a.listed() != null) : null),
          listed(
              "list_players",
              "Players by the server list, bots mostly included.",
              l -> l.seats().players()),
          listed("list_max_players", "Slots by the server list.", l -> l.seats().most()),
          listed("list_bots", "Bots by the server list.", l -> l.seats().bots()),
          info("player_count", "Players by INFO, 0 to 255.", ServerInfo::players),
          info("max_players", "Slots by INFO, 0 to 255.", ServerInfo::maxPlayers),
          info("bot_count", "Bots by INFO.", ServerInfo::bots),
          Column.of(
              "player_rows",
              INTEGER,
              "Players whom PLAYER lists; null without an answer, and if the server hides them.",
              Accounts::playerRows),
          Column.of(
              "bot_rows",
              INTEGER,
              "Those of them who are marked as bots, which some games do; null likewise.",
              Accounts::botRows),
          Column.of(
              "ping_ms",
              DOUBLE,
              "Round trip in milliseconds; null if none is sure.",
              Accounts::pingMillis),
          Column.of(
              "region",
              VARCHAR,
              "Region that the server claims in the list; null if it is not told.",
              a -> a.region() == null ? null : a.region().text()),
          Column.of(
              "region_ping_ms",
              DOUBLE,
              "Median round trip of the servers that claim the same region and came before it in"
                  + " the statement; null for fewer than five.",
              Accounts::regionPing),
          Column.of(
              "continent",
              VARCHAR,
              "Continent of its address by the files of geo: AF, AN, AS, EU, NA, OC or SA; null"
                  + " where they do not tell, and without geo.",
              Accounts::continent));

  private final A2sSettings settings;
  private final ListSettings lists;
  private final StatementSettings statements;
  private final @Nullable AddressFacts facts;

  /**
   * The table of a connection.
   *
   * @param facts what is known of addresses; null where nothing is
   */
  public ServerHonesty(
      A2sSettings settings,
      ListSettings lists,
      StatementSettings statements,
      @Nullable AddressFacts facts) {
    this.facts = facts;
    this.settings = settings;
    this.lists = lists;
    this.statements = statements;
  }

  private static Column<Accounts> info(
      String name, String remarks, Column.Reader<ServerInfo> reader) {
    return Column.of(
        name,
        INTEGER,
        remarks + " Null without an answer.",
        a -> a.info() == null ? null : reader.read(a.info()));
  }

  private static Column<Accounts> listed(
      String name, String remarks, Column.Reader<ListedServer> reader) {
    return Column.of(
        name,
        INTEGER,
        remarks + " Null if it does not tell.",
        a -> a.listed() == null ? null : reader.read(a.listed()));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String remarks() {
    return "What the server list, INFO, PLAYER and the round trip say of a server, side by side,"
        + " and whether they agree: one row a server. Needs addr.";
  }

  @Override
  public @Nullable Vocabulary vocabulary(String column) {
    return StateWord.of(column);
  }

  @Override
  public Columns<Accounts> columns() {
    return COLUMNS;
  }

  @Override
  public List<KeyColumn> keyColumns() {
    return ServerKey.COLUMNS;
  }

  @Override
  public String alternative() {
    return ServerKey.ALTERNATIVE;
  }

  @Override
  public String exampleCondition() {
    return ServerKey.EXAMPLE;
  }

  @Override
  public boolean hasOneRow() {
    return true;
  }

  @Override
  public LookupSource source() {
    return this;
  }

  @Override
  public LookupScan open(LookupStatement statement, List<LookupLeg> legs) {
    return new HonestyScan(settings, lists, statements, facts, statement, COLUMNS, legs);
  }
}
