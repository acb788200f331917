package dev.valvejdbc.trino.run;

import dev.valvejdbc.lookup.KeyColumn;
import dev.valvejdbc.lookup.LookupTable;
import dev.valvejdbc.lookup.MissingKeyException;
import dev.valvejdbc.trino.column.SqlValues;
import dev.valvejdbc.trino.column.ValveColumnHandle;
import dev.valvejdbc.trino.scan.Keys;
import dev.valvejdbc.trino.scan.LookupRun;
import dev.valvejdbc.trino.scan.LookupRun.Question;
import dev.valvejdbc.trino.scan.QueryStatement;
import dev.valvejdbc.trino.scan.Share;
import dev.valvejdbc.trino.scan.ValveSplit;
import dev.valvejdbc.trino.table.CatalogTable;
import io.trino.spi.HostAddress;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.connector.ConnectorSplit;
import io.trino.spi.connector.DynamicFilterSnapshot;
import io.trino.spi.predicate.Domain;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The splits of a keyed table: its keys, those of conditions or those that a join's other side
 * brings. Where look-ups call the Web API, the coordinator makes the calls, and splits have the
 * rows.
 */
final class KeyedSplits extends AsyncSplits {
  private final CatalogTable.Keyed table;
  private final LookupTable lookup;
  private final Map<Integer, List<Object>> values;
  private final QueryStatement statement;
  private final Share share;
  private final Duration wait;
  private final int keysPerSplit;
  private final List<HostAddress> workers;
  private final Sending sending;
  private boolean joined;
  private @Nullable Iterator<List<@Nullable Object>> keys;
  private @Nullable LookupRun calls;

  /** Is told of each command that a split is about to send. */
  interface Sending {
    /**
     * Permits it.
     *
     * @throws io.trino.spi.TrinoException if the query has sent it before
     */
    void of(LookupTable table, Object key);
  }

  KeyedSplits(
      CatalogTable.Keyed table,
      Map<Integer, List<Object>> given,
      QueryStatement statement,
      Share share,
      Duration wait,
      int keysPerSplit,
      List<HostAddress> workers,
      Sending sending) {
    super(statement);
    this.workers = workers;
    this.sending = sending;
    this.table = table;
    this.lookup = table.lookup();
    this.values = new HashMap<>(given);
    this.statement = statement;
    this.share = share;
    this.wait = wait;
    this.keysPerSplit = keysPerSplit;
  }

  /**
   * Sees to it that keys are there, or on their way.
   *
   * @param coming the columns whose values a join's other side brings
   * @throws MissingKeyException if a required key is neither
   */
  void requireKeys(Set<ColumnHandle> coming) {
    for (KeyColumn key : lookup.keyColumns()) {
      if (key.required() && !values.containsKey(key.ordinal())) {
        if (columns(key).stream().noneMatch(coming::contains)) {
          throw missing();
        }
        joined = true;
      }
    }
  }

  private MissingKeyException missing() {
    MissingKeyException usual = MissingKeyException.of(lookup);
    return table.asking() == CatalogTable.Asking.ONCE
        ? new MissingKeyException(
            usual.getMessage()
                + ". Trino brings consoles their keys from the smaller side of an inner join: write"
                + " FROM "
                + lookup.name()
                + " first, and the other table behind it.")
        : usual;
  }

  /** The columns that always have the key's value, itself among them. */
  private List<ValveColumnHandle> columns(KeyColumn key) {
    return table.columns().stream().filter(c -> table.same(c.ordinal()) == key.ordinal()).toList();
  }

  @Override
  public long getRequestedDynamicFilterWaitTimeoutMillis() {
    return joined ? wait.toMillis() : 0;
  }

  @Override
  List<ConnectorSplit> next(int most, DynamicFilterSnapshot snapshot) throws InterruptedException {
    Iterator<List<@Nullable Object>> rest = keys;
    if (rest == null) {
      takeJoined(snapshot);
      rest = Keys.combined(lookup, values).iterator();
      keys = rest;
    }
    return switch (table.asking()) {
      case COORDINATOR -> called(rest);
      case WORKERS -> asked(rest, most);
      case ONCE -> placed(rest);
    };
  }

  private List<ConnectorSplit> asked(Iterator<List<@Nullable Object>> rest, int most) {
    List<ConnectorSplit> splits = new ArrayList<>();
    while (rest.hasNext() && splits.size() < most) {
      List<List<@Nullable Object>> part = new ArrayList<>();
      while (rest.hasNext() && part.size() < keysPerSplit) {
        part.add(rest.next());
      }
      splits.add(new ValveSplit(share, List.of(), part, joined, Optional.empty()));
    }
    if (!rest.hasNext()) {
      finish();
    }
    return splits;
  }

  /** For each worker the keys that are its own, whoever asks. */
  private List<ConnectorSplit> placed(Iterator<List<@Nullable Object>> rest) {
    Map<HostAddress, List<List<@Nullable Object>>> parts = new LinkedHashMap<>();
    rest.forEachRemaining(
        key -> {
          sending.of(lookup, Keys.key(lookup, key));
          int place = Math.floorMod(Objects.hashCode(key.getFirst()), workers.size());
          parts.computeIfAbsent(workers.get(place), w -> new ArrayList<>()).add(key);
        });
    finish();
    List<ConnectorSplit> splits = new ArrayList<>();
    parts.forEach(
        (worker, part) ->
            splits.add(new ValveSplit(share, List.of(), part, joined, Optional.of(worker))));
    return splits;
  }

  private List<ConnectorSplit> called(Iterator<List<@Nullable Object>> rest)
      throws InterruptedException {
    LookupRun run = calls;
    if (run == null) {
      List<Question> questions = new ArrayList<>();
      rest.forEachRemaining(k -> questions.add(new Question(Keys.key(lookup, k), List.of())));
      List<Integer> columns = IntStream.range(0, table.columns().size()).boxed().toList();
      run = new LookupRun(lookup, columns, statement, questions.iterator());
      calls = run;
    }
    List<List<Object>> rows = new ArrayList<>();
    while (!run.isOver() && rows.size() < keysPerSplit) {
      statement.check();
      run.step((question, row) -> rows.add(Arrays.asList(row)));
    }
    if (run.isOver()) {
      finish();
    }
    return rows.isEmpty()
        ? List.of()
        : List.of(new ValveSplit(share, rows, List.of(), false, Optional.empty()));
  }

  private void takeJoined(DynamicFilterSnapshot snapshot) {
    Map<ColumnHandle, Domain> came = snapshot.currentPredicate().getDomains().orElse(Map.of());
    for (KeyColumn key : lookup.keyColumns()) {
      Domain domain =
          columns(key).stream()
              .map(came::get)
              .filter(Objects::nonNull)
              .reduce(Domain::intersect)
              .orElse(null);
      if (snapshot.currentPredicate().isNone()) {
        values.put(key.ordinal(), List.of());
      } else if (domain != null && domain.isNullableDiscreteSet()) {
        values.putIfAbsent(
            key.ordinal(),
            domain.getNullableDiscreteSet().getNonNullValues().stream()
                .map(v -> SqlValues.toCore(table.columns().get(key.ordinal()).type(), v))
                .toList());
      }
    }
    KeyColumn missing = Keys.missing(lookup, values).orElse(null);
    if (missing != null) {
      throw new MissingKeyException(sentence(missing.name(), snapshot.isComplete()));
    }
  }

  private String sentence(String key, boolean complete) {
    return complete
        ? "The keys of "
            + lookup.name()
            + " came as a range, since the other side of the join has more values of "
            + key
            + " than Trino collects: raise dynamic-filtering.max-distinct-values-per-driver and"
            + " dynamic-filtering.partitioned.max-distinct-values-per-driver, or narrow the other"
            + " side."
        : "The keys of "
            + lookup.name()
            + " did not come within "
            + wait.toMillis()
            + " ms, since the other side of the join takes longer: raise dynamicFilterWait in the"
            + " catalog's properties, or narrow the other side.";
  }

  @Override
  void release() {
    LookupRun run = calls;
    if (run != null) {
      run.close();
    }
  }
}
