package dev.valvejdbc.fleet.webapi;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides which call fails in which way; safe for use by many threads. */
final class Faults {
  private final Map<String, WebApiFault> ofMethods = new HashMap<>();
  private int left;
  private @Nullable WebApiFault ofNext;

  synchronized void of(String method, WebApiFault fault) {
    ofMethods.put(method, fault);
  }

  synchronized void next(int calls, WebApiFault fault) {
    left = calls;
    ofNext = fault;
  }

  synchronized void clear() {
    ofMethods.clear();
    left = 0;
  }

  /** Takes the fault of a call, which counts; null for none. */
  synchronized @Nullable WebApiFault take(String method) {
    if (left > 0) {
      left--;
      return ofNext;
    }
    return ofMethods.get(method);
  }
}
