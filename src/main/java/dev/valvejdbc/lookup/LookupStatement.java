package dev.valvejdbc.lookup;

import java.util.function.Supplier;

/** One execution of a statement, as the scans that work for it see it. Safe for many threads. */
public interface LookupStatement {
  /** The statement's text; empty where the engine does not tell it. */
  String sql();

  /** Throws if the statement is to end: it was cancelled, or its time is over. */
  void check();

  /** Tells the user one sentence beside the rows; lost where the engine takes no warnings. */
  void warn(String sentence);

  /**
   * What all scans of this execution share.
   *
   * @param type of the shared object; there is one of each
   * @param fresh makes it for the first that asks
   * @param elsewhere serves where the engine keeps nothing for an execution
   */
  <T> T shared(Class<T> type, Supplier<T> fresh, T elsewhere);
}
