package dev.valvejdbc.tables.console;

import dev.valvejdbc.client.StopCheck;
import dev.valvejdbc.protocol.rcon.Cvar;
import dev.valvejdbc.protocol.rcon.CvarlistParser;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What consoles call variables, each asked once by {@code cvarlist}, which changes nothing.
 * Bounded: consoles of one game share a set. Safe for many threads.
 */
final class ConsoleVariables {
  private static final int MOST_CONSOLES = 10_000;
  private static final int MOST_NAMES = 200_000;

  private final Map<InetSocketAddress, Entry> consoles =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<InetSocketAddress, Entry> eldest) {
          return size() > MOST_CONSOLES;
        }
      };
  private final Map<Names, Names> shared = new HashMap<>();
  private int sharedNames;

  /**
   * What a console lists, in lower case.
   *
   * @param variables without what it calls a command somewhere, too
   */
  record Names(Set<String> variables, Set<String> commands) {
    static Names of(String cvarlist) {
      Set<String> variables = new HashSet<>();
      Set<String> commands = new HashSet<>();
      for (Cvar cvar : CvarlistParser.parse(cvarlist)) {
        boolean command = cvar.isCommand() || "cmd".equals(cvar.value());
        (command ? commands : variables).add(cvar.name().toLowerCase(Locale.ROOT));
      }
      variables.removeAll(commands);
      return new Names(Set.copyOf(variables), Set.copyOf(commands));
    }
  }

  private static final class Entry {
    final ReentrantLock lock = new ReentrantLock();
    @Nullable Names names;
  }

  /** Asks a console for its list. */
  interface Asking {
    Names ask() throws InterruptedException;
  }

  /**
   * What a console lists; one asks, the others wait for it.
   *
   * @param check ends the wait
   */
  Names of(InetSocketAddress peer, StopCheck check, Asking asking) throws InterruptedException {
    Entry entry = entry(peer);
    check.await(entry.lock);
    try {
      Names names = entry.names;
      if (names == null) {
        names = asking.ask();
        entry.names = names.variables().isEmpty() ? null : shared(names);
      }
      return names;
    } finally {
      entry.lock.unlock();
    }
  }

  private synchronized Entry entry(InetSocketAddress peer) {
    return consoles.computeIfAbsent(peer, p -> new Entry());
  }

  private synchronized Names shared(Names names) {
    Names known = shared.get(names);
    if (known != null) {
      return known;
    }
    sharedNames += names.variables().size() + names.commands().size();
    if (sharedNames > MOST_NAMES) {
      shared.clear();
      consoles.clear();
      sharedNames = names.variables().size() + names.commands().size();
    }
    shared.put(names, names);
    return names;
  }
}
