package dev.valvejdbc.trino.run;

import dev.valvejdbc.lookup.LookupTable;
import dev.valvejdbc.subjects.Subjects;
import dev.valvejdbc.tables.ServerKey;
import dev.valvejdbc.trino.column.SqlValues;
import dev.valvejdbc.trino.column.ValveColumnHandle;
import dev.valvejdbc.trino.scan.Keys;
import dev.valvejdbc.trino.scan.LookupRun;
import dev.valvejdbc.trino.scan.LookupRun.Question;
import dev.valvejdbc.trino.scan.QueryStatement;
import dev.valvejdbc.trino.scan.RowShape;
import dev.valvejdbc.trino.scan.Share;
import dev.valvejdbc.trino.scan.ValveSplit;
import dev.valvejdbc.trino.table.CatalogTable;
import dev.valvejdbc.trino.table.CatalogTables;
import dev.valvejdbc.trino.table.ValveTableHandle;
import io.trino.spi.PageBuilder;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.connector.ConnectorPageSource;
import io.trino.spi.connector.ConnectorPageSourceProvider;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.ConnectorSplit;
import io.trino.spi.connector.ConnectorTableCredentials;
import io.trino.spi.connector.ConnectorTableHandle;
import io.trino.spi.connector.ConnectorTransactionHandle;
import io.trino.spi.connector.DynamicFilter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads splits on a worker. */
public final class ValvePageSources implements ConnectorPageSourceProvider {
  private final CatalogTables tables;
  private final JoinedAddresses addresses;
  private final Consumer<Share> keepTo;
  private final SentCommands commands = new SentCommands();

  /**
   * Reads splits of a catalog.
   *
   * @param keepTo is told what this worker may send
   */
  public ValvePageSources(CatalogTables tables, Subjects subjects, Consumer<Share> keepTo) {
    this.tables = tables;
    this.addresses = new JoinedAddresses(subjects);
    this.keepTo = keepTo;
  }

  @Override
  @SuppressWarnings("deprecation") // what it holds is bounded by a few pages
  public ConnectorPageSource createPageSource(
      ConnectorTransactionHandle transaction,
      ConnectorSession session,
      ConnectorSplit split,
      ConnectorTableHandle table,
      Optional<ConnectorTableCredentials> tableCredentials,
      List<ColumnHandle> columns,
      DynamicFilter dynamicFilter) {
    ValveTableHandle handle = (ValveTableHandle) table;
    ValveSplit part = (ValveSplit) split;
    RowShape shape = RowShape.of(columns, handle.enforced());
    QueryStatement statement = new QueryStatement(session.getQueryId());
    CatalogTable read = tables.of(handle);
    if (read instanceof CatalogTable.Joining joined) {
      keepTo.accept(part.share());
      return new LookupPages(shape, statement, new Join(joined, shape, part, statement));
    }
    if (read instanceof CatalogTable.Keyed keyed && !part.keys().isEmpty()) {
      keepTo.accept(part.share());
      return new LookupPages(
          shape, statement, new Lookup(keyed, shape, part, statement, session.getQueryId()));
    }
    Iterator<@Nullable Object[]> rows =
        part.rows().stream().map(row -> values(row, shape.all())).iterator();
    return new RowPages(shape, rows);
  }

  private static @Nullable Object[] values(List<Object> row, List<ValveColumnHandle> columns) {
    @Nullable Object[] values = new Object[columns.size()];
    for (int i = 0; i < values.length; i++) {
      ValveColumnHandle column = columns.get(i);
      values[i] = SqlValues.ofJson(column.type(), row.get(column.ordinal()));
    }
    return values;
  }

  private void judge(QueryStatement statement, LookupTable table, @Nullable Object key)
      throws InterruptedException {
    if (key != null && table.keyColumns().getFirst().name().equals(ServerKey.NAME)) {
      addresses.judge(statement, key.toString());
    }
  }

  /** Looks keys up. */
  private final class Lookup implements LookupRows {
    private final CatalogTable.Keyed table;
    private final RowShape shape;
    private final ValveSplit split;
    private final QueryStatement statement;

    private final String queryId;

    Lookup(
        CatalogTable.Keyed table,
        RowShape shape,
        ValveSplit split,
        QueryStatement statement,
        String queryId) {
      this.queryId = queryId;
      this.table = table;
      this.shape = shape;
      this.split = split;
      this.statement = statement;
    }

    @Override
    public LookupRun open() throws InterruptedException {
      LookupTable lookup = table.lookup();
      List<ValveColumnHandle> columns = table.columns();
      List<Question> questions = new ArrayList<>();
      for (List<Object> given : split.keys()) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
          int ordinal = lookup.keyColumns().get(i).ordinal();
          values.add(SqlValues.ofJson(columns.get(ordinal).type(), given.get(i)));
        }
        if (split.joined() && !values.isEmpty()) {
          judge(statement, lookup, values.getFirst());
        }
        Object key = Keys.key(lookup, values);
        if (table.asking() == CatalogTable.Asking.ONCE) {
          commands.send(queryId, lookup, key);
        }
        questions.add(new Question(key, List.of()));
      }
      return new LookupRun(lookup, shape.ordinals(), statement, questions.iterator());
    }

    @Override
    public void append(
        RowShape rows, PageBuilder page, Question question, @Nullable Object[] found) {
      rows.append(page, found);
    }
  }

  /** Looks the servers of a list up, and puts beside them what the list says. */
  private final class Join implements LookupRows {
    private final CatalogTable.Joining table;
    private final ValveSplit split;
    private final QueryStatement statement;

    /** For each column wanted: its place in what is looked up, or below 0 in the list's row. */
    private final int[] places;

    private final List<Integer> lookedUp = new ArrayList<>();
    private final List<ValveColumnHandle> listed = new ArrayList<>();

    Join(CatalogTable.Joining table, RowShape shape, ValveSplit split, QueryStatement statement) {
      this.table = table;
      this.split = split;
      this.statement = statement;
      this.places = new int[shape.all().size()];
      List<String> names = table.info().described().columns().names();
      for (int i = 0; i < places.length; i++) {
        ValveColumnHandle column = shape.all().get(i);
        if (table.tells(column.name())) {
          listed.add(column);
          places[i] = -listed.size();
        } else {
          places[i] = lookedUp.size();
          lookedUp.add(names.indexOf(column.name()));
        }
      }
    }

    @Override
    public LookupRun open() throws InterruptedException {
      List<Question> questions = new ArrayList<>();
      for (List<Object> row : split.rows()) {
        Object addr = row.get(table.address());
        if (table instanceof CatalogTable.Joined) {
          judge(statement, table.info().lookup(), addr);
        }
        List<@Nullable Object> beside = Arrays.asList(values(row, listed));
        questions.add(new Question(addr, beside));
      }
      return new LookupRun(table.info().lookup(), lookedUp, statement, questions.iterator());
    }

    @Override
    public void append(
        RowShape rows, PageBuilder page, Question question, @Nullable Object[] found) {
      @Nullable Object[] row = new Object[places.length];
      for (int i = 0; i < row.length; i++) {
        row[i] = places[i] < 0 ? question.beside().get(-places[i] - 1) : found[places[i]];
      }
      rows.append(page, row);
    }
  }
}
