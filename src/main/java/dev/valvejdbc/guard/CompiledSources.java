package dev.valvejdbc.guard;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the bytes of the latest compiled sources; each plan makes classes of its own of them, since
 * generated classes may have state. Safe for many threads.
 */
final class CompiledSources {
  /** In characters of sources, which are about as long as their code. */
  private static final int MOST = 1 << 20;

  private static final int LONGEST = 1 << 16;

  private final Map<String, Map<String, byte[]>> sources = new LinkedHashMap<>(16, 0.75f, true);
  private int held;

  /**
   * The code of a source.
   *
   * @return by the names of classes, null if it is not kept
   */
  synchronized @Nullable Map<String, byte[]> get(String source) {
    return sources.get(source);
  }

  /** Keeps the code of a source, and gives up what nobody asked for longest. */
  synchronized void put(String source, Map<String, byte[]> code) {
    if (source.length() > LONGEST || sources.put(source, code) != null) {
      return;
    }
    held += source.length();
    var eldest = sources.keySet().iterator();
    while (held > MOST) {
      held -= eldest.next().length();
      eldest.remove();
    }
  }
}
