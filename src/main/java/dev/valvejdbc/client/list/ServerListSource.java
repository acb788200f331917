package dev.valvejdbc.client.list;

import dev.valvejdbc.client.StopCheck;
import dev.valvejdbc.protocol.master.MasterDialect;

/** Where lists of game servers come from. Safe for many threads. */
public interface ServerListSource {

  /** Who is asked, for plans and errors; never with a secret. */
  String name();

  /** How it reads filters. */
  MasterDialect dialect();

  /** Whether it tells more of a server than its address. */
  boolean tellsDetails();

  /** Calls that one filter string takes at most; unknown in advance, so an upper bound. */
  int mostCalls();

  /**
   * Whether it stands on loopback or in a private network, so that such addresses belong in it.
   *
   * @param check ends the wait for its name to be resolved
   */
  boolean isPrivate(StopCheck check) throws InterruptedException;

  /** Begins a list; nothing is asked before it is read. */
  ServerList list(ListRequest request);
}
