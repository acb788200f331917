package dev.valvejdbc.client.list;

import dev.valvejdbc.client.NoAnswerException;
import dev.valvejdbc.client.StopCheck;
import org.jspecify.annotations.Nullable;

/** Fetches a server list part by part; used by one thread at a time. */
interface ListPages extends AutoCloseable {
  /**
   * Fetches the next part. When the check throws, the next call goes on where this one was.
   *
   * @param progress of this list; it tells which servers are new, and is told what is lacking
   * @return null at the end
   * @throws NoAnswerException if there is no list to be had
   */
  @Nullable ListPage next(ListProgress progress, StopCheck check) throws InterruptedException;

  @Override
  void close();
}
