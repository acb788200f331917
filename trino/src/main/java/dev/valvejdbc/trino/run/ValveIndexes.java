package dev.valvejdbc.trino.run;

import dev.valvejdbc.lookup.KeyColumn;
import dev.valvejdbc.lookup.KeyTuple;
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
import dev.valvejdbc.trino.scan.ValveIndexHandle;
import dev.valvejdbc.trino.table.CatalogTable;
import dev.valvejdbc.trino.table.CatalogTables;
import io.trino.spi.PageBuilder;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.connector.ConnectorIndex;
import io.trino.spi.connector.ConnectorIndexHandle;
import io.trino.spi.connector.ConnectorIndexProvider;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.ConnectorTransactionHandle;
import io.trino.spi.connector.RecordCursor;
import io.trino.spi.connector.RecordSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Looks up the keys that the other side of a join brings, on the node that joins. */
public final class ValveIndexes implements ConnectorIndexProvider {
  private final CatalogTables tables;
  private final JoinedAddresses addresses;
  private final Consumer<Share> keepTo;

  /**
   * Looks keys up in a catalog's tables.
   *
   * @param keepTo is told what this worker may send
   */
  public ValveIndexes(CatalogTables tables, Subjects subjects, Consumer<Share> keepTo) {
    this.tables = tables;
    this.addresses = new JoinedAddresses(subjects);
    this.keepTo = keepTo;
  }

  @Override
  public ConnectorIndex getIndex(
      ConnectorTransactionHandle transactionHandle,
      ConnectorSession session,
      ConnectorIndexHandle indexHandle,
      List<ColumnHandle> lookupSchema,
      List<ColumnHandle> outputSchema) {
    ValveIndexHandle handle = (ValveIndexHandle) indexHandle;
    CatalogTable.Keyed table = (CatalogTable.Keyed) tables.named(handle.schema(), handle.table());
    List<ValveColumnHandle> brought =
        lookupSchema.stream().map(ValveColumnHandle.class::cast).toList();
    return keys -> {
      keepTo.accept(handle.share());
      QueryStatement statement = new QueryStatement(session.getQueryId());
      RowShape shape = RowShape.of(outputSchema, handle.enforced()).with(brought);
      return new IndexPages(
          shape, statement, new Index(table, handle, brought, keys, shape, statement));
    };
  }

  /** The look-ups for some keys. */
  private final class Index implements LookupRows {
    private final LookupTable lookup;
    private final ValveIndexHandle handle;
    private final List<ValveColumnHandle> brought;
    private final RowShape shape;
    private final QueryStatement statement;
    private final CatalogTable.Keyed table;

    /** For each key, what was brought with it: rows that differ there are not joined. */
    private final Map<Object, Set<List<@Nullable Object>>> wanted = new LinkedHashMap<>();

    private final int[] broughtPlaces;

    Index(
        CatalogTable.Keyed table,
        ValveIndexHandle handle,
        List<ValveColumnHandle> brought,
        RecordSet keys,
        RowShape shape,
        QueryStatement statement) {
      this.table = table;
      this.lookup = table.lookup();
      this.handle = handle;
      this.brought = brought;
      this.shape = shape;
      this.statement = statement;
      this.broughtPlaces = brought.stream().mapToInt(c -> shape.all().indexOf(c)).toArray();
      collect(keys);
    }

    private void collect(RecordSet keys) {
      Map<Integer, List<Object>> constants =
          Keys.constants(lookup, handle.enforced(), table.columns());
      try (RecordCursor cursor = keys.cursor()) {
        while (cursor.advanceNextPosition()) {
          Map<Integer, List<Object>> values = new HashMap<>(constants);
          List<@Nullable Object> row = new ArrayList<>();
          boolean isNull = false;
          for (int i = 0; i < brought.size(); i++) {
            ValveColumnHandle column = brought.get(i);
            Object value = SqlValues.of(column.type(), cursor, i);
            row.add(value);
            if (value == null) {
              isNull = true; // nothing is equal to null
            } else if (isKey(column)) {
              int key = table.same(column.ordinal());
              List<Object> allowed = constants.get(key);
              values.put(
                  key,
                  allowed == null || allowed.contains(value)
                      ? Collections.singletonList(value)
                      : List.of());
            }
          }
          if (!isNull) {
            for (List<@Nullable Object> key : Keys.combined(lookup, values)) {
              wanted.computeIfAbsent(Keys.key(lookup, key), k -> new HashSet<>()).add(row);
            }
          }
        }
      }
    }

    private boolean isKey(ValveColumnHandle column) {
      return lookup.keyColumns().stream()
          .map(KeyColumn::ordinal)
          .anyMatch(o -> o == table.same(column.ordinal()));
    }

    @Override
    public LookupRun open() throws InterruptedException {
      List<Question> questions = new ArrayList<>();
      boolean byAddress = lookup.keyColumns().getFirst().name().equals(ServerKey.NAME);
      for (Object key : wanted.keySet()) {
        Object first = KeyTuple.valuesOf(key).getFirst();
        if (byAddress && first != null) {
          addresses.judge(statement, first.toString());
        }
        questions.add(new Question(key, List.of()));
      }
      return new LookupRun(lookup, shape.ordinals(), statement, questions.iterator());
    }

    @Override
    public void append(
        RowShape rows, PageBuilder page, Question question, @Nullable Object[] found) {
      List<@Nullable Object> beside = new ArrayList<>();
      for (int place : broughtPlaces) {
        beside.add(found[place]);
      }
      if (wanted.getOrDefault(question.key(), Set.of()).contains(beside)) {
        rows.append(page, found);
      }
    }
  }
}
