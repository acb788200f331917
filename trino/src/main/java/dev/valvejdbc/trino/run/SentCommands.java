package dev.valvejdbc.trino.run;

import static io.trino.spi.StandardErrorCode.NOT_SUPPORTED;

import dev.valvejdbc.lookup.KeyTuple;
import dev.valvejdbc.lookup.KeyedTable;
import io.trino.spi.TrinoException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What consoles were sent for recent queries. Trino does not tell a connector whether it runs a
 * part of a query again, be it a retry or a part that is read twice; a console is sent a command
 * once in any case. The coordinator remembers which commands it has given out, so that a query that
 * begins anew gives out none again; and each console belongs to one worker, which remembers what a
 * task has sent that is tried again. Safe for many threads.
 */
final class SentCommands {
  private static final int QUERIES = 1_000;

  private final Map<String, Set<List<Object>>> sent =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Set<List<Object>>> eldest) {
          return size() > QUERIES;
        }
      };

  /**
   * Remembers that a console is sent what a key says.
   *
   * @throws TrinoException if the same query has sent it before
   */
  synchronized void send(String queryId, KeyedTable table, Object key) {
    Set<List<Object>> ofQuery = sent.computeIfAbsent(queryId, q -> new HashSet<>());
    if (!ofQuery.add(List.of(table.name(), key))) {
      throw new TrinoException(
          NOT_SUPPORTED,
          "The console at "
              + KeyTuple.valuesOf(key).getFirst()
              + " was sent this command for this query before, and is not sent it again: "
              + table.name()
              + " cannot be read under retries (SET SESSION retry_policy = 'NONE') nor"
              + " twice in one query for the same console.");
    }
  }
}
