package dev.valvejdbc.tables.steamapi;

import dev.valvejdbc.client.WebApiBody;
import dev.valvejdbc.client.WebApiCall;
import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.errors.StatementException;
import dev.valvejdbc.lookup.KeyColumn;
import dev.valvejdbc.lookup.KeyedTable;
import dev.valvejdbc.lookup.LookupLeg;
import dev.valvejdbc.lookup.LookupScan;
import dev.valvejdbc.lookup.LookupSource;
import dev.valvejdbc.lookup.LookupStatement;
import dev.valvejdbc.tables.DescribedTable;
import dev.valvejdbc.tables.statement.StatementSettings;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A table whose rows are the answers of Web API calls. */
abstract class WebApiTable implements KeyedTable, DescribedTable, LookupSource {
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

  /** Whether the user's key is wanted. */
  abstract boolean wantsKey();

  /** Which of a key's values one call may bring many of, -1 for none. */
  abstract int batched(List<@Nullable Object> key);

  /** How many of them it may bring. */
  abstract int most();

  /**
   * The call for keys that differ in the batched value alone.
   *
   * @throws StatementException with a sentence, if a value cannot be sent
   */
  abstract WebApiCall call(List<@Nullable Object> key, List<Object> batch);

  /** Whether an answer may be kept. */
  abstract boolean isRepeatable(WebApiCall call);

  /**
   * The rows of an answer, of some columns, by the batched value that they belong to; without one,
   * by the empty text.
   */
  abstract Map<Object, List<@Nullable Object[]>> rows(
      List<@Nullable Object> key, List<Object> batch, WebApiBody answer, List<Integer> ordinals);
}
