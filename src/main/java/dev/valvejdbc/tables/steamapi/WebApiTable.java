package dev.valvejdbc.tables.steamapi;

import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.lookup.KeyColumn;
import dev.valvejdbc.lookup.LookupLeg;
import dev.valvejdbc.lookup.LookupScan;
import dev.valvejdbc.lookup.LookupSource;
import dev.valvejdbc.lookup.LookupStatement;
import dev.valvejdbc.lookup.LookupTable;
import dev.valvejdbc.tables.DescribedTable;
import dev.valvejdbc.tables.statement.StatementSettings;
import java.util.List;

/** A table whose rows are the answers of Web API calls. */
abstract class WebApiTable implements LookupTable, DescribedTable, LookupSource, MethodCalls {
  final SteamApiSettings settings;
  private final StatementSettings statements;
  private final String name;
  private final String remarks;
  private final List<KeyColumn> keyColumns;

  WebApiTable(
      String name,
      String remarks,
      List<KeyColumn> keyColumns,
      SteamApiSettings settings,
      StatementSettings statements) {
    this.name = name;
    this.remarks = remarks;
    this.keyColumns = List.copyOf(keyColumns);
    this.settings = settings;
    this.statements = statements;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final String remarks() {
    return remarks;
  }

  @Override
  public final List<KeyColumn> keyColumns() {
    return keyColumns;
  }

  /** The table itself: no two methods share a call. */
  @Override
  public final LookupSource source() {
    return this;
  }

  @Override
  public final LookupScan open(LookupStatement statement, List<LookupLeg> legs) {
    if (wantsKey() && !settings.api().hasKey()) {
      throw SqlError.WEB_API_KEY.inStatement(name);
    }
    return WebApiLookupScan.open(settings, statements, statement, this, legs.get(0).columns());
  }
}
