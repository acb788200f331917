package dev.valvejdbc.engine;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Things that connections share by what they want: one begins with its first user and ends with its
 * last. Safe for many threads.
 *
 * @param <K> what is wanted
 * @param <V> what is shared
 */
final class Sharing<K, V> {
  private final Map<K, Shared<V>> all = new HashMap<>();
  private final Consumer<V> end;

  /** Begins something to be shared. */
  interface Begin<V> {
    V begun() throws IOException;
  }

  private static final class Shared<V> {
    final V thing;
    int users;

    Shared(V thing) {
      this.thing = thing;
    }
  }

  /**
   * Shares nothing yet.
   *
   * @param end ends a thing that nobody uses any more
   */
  Sharing(Consumer<V> end) {
    this.end = end;
  }

  /** Joins who wants the same; where nobody does, it begins. */
  synchronized Lease<V> join(K key, Begin<V> begin) throws IOException {
    Shared<V> shared = all.get(key);
    if (shared == null) {
      shared = new Shared<>(begin.begun());
      all.put(key, shared);
    }
    shared.users++;
    return new Lease<>(shared.thing, () -> leave(key));
  }

  private synchronized void leave(K key) {
    Shared<V> shared = all.get(key);
    if (shared != null && --shared.users == 0) {
      all.remove(key);
      end.accept(shared.thing);
    }
  }

  /** Whether there is none. */
  synchronized boolean isIdle() {
    return all.isEmpty();
  }
}
