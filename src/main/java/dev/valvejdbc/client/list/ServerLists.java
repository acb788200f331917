package dev.valvejdbc.client.list;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.valvejdbc.client.HeapPart;
import dev.valvejdbc.client.LimitState;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Keeps the lists read last; those who want the same list share one. */
public final class ServerLists {
  private static final int MOST_LISTS = 64;

  private final Cache<Key, ServerList> lists =
      Caffeine.newBuilder().maximumSize(MOST_LISTS).executor(Runnable::run).build();

  private final ListedAddresses listed = new ListedAddresses();

  private final ListedDetails details = new ListedDetails();

  private final AtomicLong tooLarge = new AtomicLong();

  private final HeapPart room;

  /** Keeps none yet. */
  public ServerLists() {
    this(ServerList.ROOM);
  }

  /** Keeps none yet, in memory of one's own measure. */
  ServerLists(HeapPart room) {
    this.room = room;
  }

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
    if (listing.bytes() > room.bytes()) {
      tooLarge.incrementAndGet();
    }
    long left = room.bytes();
    for (Map.Entry<Key, ServerList> kept : lists.asMap().entrySet()) {
      left -= kept.getValue().bytes();
      if (left < 0) {
        lists.asMap().remove(kept.getKey(), kept.getValue());
      }
    }
  }

  /** How much of their memory the lists take, and how often one was too large to be kept. */
  public LimitState memory() {
    long used = lists.asMap().values().stream().mapToLong(ServerList::bytes).sum();
    return room.state("server lists", used, tooLarge.get());
  }
}
