package dev.valvejdbc.lookup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A keyed source in memory that answers at once, or never, and counts what it was asked. */
final class MemorySource implements LookupSource {
  private final Map<String, Map<Object, List<@Nullable Object[]>>> tables = new HashMap<>();
  private final int room;
  private final boolean silent;

  /** Every key asked, in order, repetitions included. */
  final List<Object> asked = Collections.synchronizedList(new ArrayList<>());

  /** The tables of each visit, as they were opened. */
  final List<String> opened = Collections.synchronizedList(new ArrayList<>());

  /** A key that may not be asked. */
  volatile @Nullable Object refused;

  final AtomicInteger openScans = new AtomicInteger();

  MemorySource(int room, boolean silent) {
    this.room = room;
    this.silent = silent;
  }

  /** Adds a row, whose first value is the key. */
  MemorySource row(String table, @Nullable Object... values) {
    rows(table).computeIfAbsent(values[0], k -> new ArrayList<>()).add(values);
    return this;
  }

  /** Adds a row, whose first values are the key. */
  MemorySource tupleRow(String table, int keys, @Nullable Object... values) {
    KeyTuple key = new KeyTuple(Arrays.asList(Arrays.copyOf(values, keys)));
    rows(table).computeIfAbsent(key, k -> new ArrayList<>()).add(values);
    return this;
  }

  /** All rows of a table. */
  List<@Nullable Object[]> all(String table) {
    return rows(table).values().stream().flatMap(List::stream).toList();
  }

  private Map<Object, List<@Nullable Object[]>> rows(String table) {
    return tables.computeIfAbsent(table, t -> new HashMap<>());
  }

  @Override
  public LookupScan open(LookupStatement statement, List<LookupLeg> legs) {
    Map<String, List<Integer>> shown = new TreeMap<>();
    legs.forEach(l -> shown.put(l.table().name(), l.columns()));
    opened.add(shown.toString());
    openScans.incrementAndGet();
    return new Scan(legs);
  }

  private final class Scan implements LookupScan {
    private final List<LookupLeg> legs;
    private final LinkedBlockingQueue<Found> found = new LinkedBlockingQueue<>();
    private final Semaphore free = new Semaphore(room);
    private final AtomicBoolean closed = new AtomicBoolean();

    Scan(List<LookupLeg> legs) {
      this.legs = legs;
    }

    @Override
    public boolean ask(Object key, Object token) {
      if (key.equals(refused)) {
        throw new IllegalStateException(key + " is refused");
      }
      if (!free.tryAcquire()) {
        return false;
      }
      asked.add(key);
      if (!silent) {
        found.add(new Found(token, legs.stream().map(l -> rows(l, key)).toList()));
      }
      return true;
    }

    private List<@Nullable Object[]> rows(LookupLeg leg, Object key) {
      List<@Nullable Object[]> narrow = new ArrayList<>();
      for (@Nullable Object[] row :
          MemorySource.this.rows(leg.table().name()).getOrDefault(key, List.of())) {
        narrow.add(leg.columns().stream().map(c -> row[c]).toArray());
      }
      return narrow;
    }

    @Override
    public void awaitRoom(long nanos) throws InterruptedException {
      if (free.tryAcquire(nanos, TimeUnit.NANOSECONDS)) {
        free.release();
      }
    }

    @Override
    public @Nullable Found poll(long nanos) throws InterruptedException {
      Found next = found.poll(nanos, TimeUnit.NANOSECONDS);
      if (next != null) {
        free.release();
      }
      return next;
    }

    @Override
    public void close() {
      if (!closed.getAndSet(true)) {
        openScans.decrementAndGet();
      }
    }
  }
}
