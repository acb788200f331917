package dev.valvejdbc.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fetches a server list part by part; used by one thread at a time. */
interface ListPages extends AutoCloseable {

  /**
   * Fetches the next part. When the check throws, the next call goes on where this one was.
   *
   * @return null at the end
   * @throws ServerListException if there is no list to be had
   */
  @Nullable ListPage next(StopCheck check) throws InterruptedException;

  /** Why the list is not whole, in sentences; empty while it is. */
  List<String> shortcomings();

  /** Calls made so far: UDP requests, or HTTP calls. */
  int calls();

  @Override
  void close();
}
