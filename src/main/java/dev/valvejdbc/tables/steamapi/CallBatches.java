package dev.valvejdbc.tables.steamapi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the keys that one call can bring together. Used by one thread at a time. */
final class CallBatches {
  private final MethodCalls table;
  private final Map<List<@Nullable Object>, Batch> open = new LinkedHashMap<>();

  /**
   * Keys that differ in one value alone.
   *
   * @param key with null for the batched value
   * @param tokens who wants the rows, by the batched value; by the empty text where there is none
   */
  record Batch(List<@Nullable Object> key, Map<Object, List<Object>> tokens) {
    List<Object> values() {
      return tokens.keySet().stream().filter(v -> !v.equals("")).toList();
    }
  }

  CallBatches(MethodCalls table) {
    this.table = table;
  }

  /** Takes a key; returns a batch that is full with it, else null. */
  @Nullable Batch add(List<@Nullable Object> key, Object token) {
    int batched = table.batched(key);
    Object value = batched < 0 ? null : key.get(batched);
    if (value == null) {
      Map<Object, List<Object>> tokens = new HashMap<>();
      tokens.put("", List.of(token));
      return new Batch(key, tokens);
    }
    List<@Nullable Object> rest = new ArrayList<>(key);
    rest.set(batched, null);
    Batch batch = open.computeIfAbsent(rest, r -> new Batch(r, new LinkedHashMap<>()));
    batch.tokens.computeIfAbsent(value, v -> new ArrayList<>()).add(token);
    return batch.tokens.size() < table.most() ? null : open.remove(rest);
  }

  /** Takes out what is not full. */
  List<Batch> drain() {
    List<Batch> rest = List.copyOf(open.values());
    open.clear();
    return rest;
  }
}
