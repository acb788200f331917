package dev.valvejdbc.client.list;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Map;

/** Keeps the lists read last; those who want the same list share one. */
public final class ServerLists {
  private static final int MOST_LISTS = 64;
  private static final int SHARE_OF_HEAP = 8;

  private final Cache<Key, ServerList> lists =
      Caffeine.newBuilder().maximumSize(MOST_LISTS).executor(Runnable::run).build();

  private final ListedAddresses listed = new ListedAddresses();

  private final ListedDetails details = new ListedDetails();

  private record Key(String source, ListRequest request) {}

  /**
   * A list no older than the given time, shared with others.
   *
   * @param ttl zero for a list of one's own
   */
  public ServerList list(ServerListSource source, ListRequest request, Duration ttl) {
    if (ttl.isZero()) {
      return begun(source, request);
    }
    return lists
        .asMap()
        .compute(
            new Key(source.name() + source.dialect(), request),
            (key, known) ->
                known != null && known.serves(ttl) && known.join()
                    ? known
                    : begun(source, request));
  }

  private static ServerList begun(ServerListSource source, ListRequest request) {
    ServerList list = source.list(request);
    list.join();
    return list;
  }

  /** The addresses that lists brought lately, where somebody asks for known servers alone. */
  public ListedAddresses listed() {
    return listed;
  }

  /** What lists said of their servers lately. */
  public ListedDetails details() {
    return details;
  }

  /** Lets go of a list: of one that was read by one alone, and of one too large to be kept. */
  public void release(ServerList listing, Duration ttl) {
    listing.leave();
    if (ttl.isZero()) {
      listing.close();
    }
    long room = Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP;
    for (Map.Entry<Key, ServerList> kept : lists.asMap().entrySet()) {
      room -= kept.getValue().bytes();
      if (room < 0) {
        lists.asMap().remove(kept.getKey(), kept.getValue());
      }
    }
  }
}
