package dev.valvejdbc.client.list;

import static dev.valvejdbc.client.Unstoppable.NEVER;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.client.Failure;
import dev.valvejdbc.client.HeapPart;
import dev.valvejdbc.client.LimitState;
import dev.valvejdbc.client.NoAnswerException;
import dev.valvejdbc.client.StopCheck;
import dev.valvejdbc.protocol.master.FilterQuery;
import dev.valvejdbc.protocol.master.ListedServer;
import dev.valvejdbc.protocol.master.MasterDialect;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A list is read by many while it is fetched. */
class ServerListTest {
  private static final Duration LONG = Duration.ofDays(1);

  /** A part without servers that lacks something, again and again. */
  private static final class Lacking implements ListPages {
    @Override
    public @Nullable ListPage next(ListProgress progress, StopCheck check) {
      progress.lacks(Failure.TIMEOUT, "a part");
      return new ListPage(List.of(), new FilterQuery("", List.of()));
    }

    @Override
    public void close() {}
  }

  @Test
  void whatItLacksIsReadWholeWhileAnotherFetches() {
    int times = 1_000_000;
    ListProgress progress = new ListProgress();
    CountDownLatch both = new CountDownLatch(2);
    Runnable fetches =
        () -> {
          both.countDown();
          while (both.getCount() > 0) {
            Thread.onSpinWait();
          }
          for (int i = 0; i < times; i++) {
            progress.called();
            progress.lacks(Failure.TIMEOUT, "a part");
          }
        };
    CompletableFuture.allOf(
            CompletableFuture.runAsync(fetches), CompletableFuture.runAsync(fetches))
        .join();
    assertThat(progress.calls()).isEqualTo(2 * times);
    assertThat(progress.shortcomings()).hasSize(2 * times);
  }

  @Test
  void aListThatLacksSomethingServesNobodyElse() throws Exception {
    ServerList listing = new ServerList(new Lacking());
    assertThat(listing.serves(LONG)).isTrue();
    listing.page(0, NEVER);
    assertThat(listing.serves(LONG)).isFalse();
  }

  @Test
  void aListThatFailedServesNobodyElseAndFailsAgain() {
    ServerList listing =
        new ServerList(
            new ListPages() {
              @Override
              public ListPage next(ListProgress progress, StopCheck check) {
                throw new NoAnswerException(Failure.TIMEOUT, "nothing came");
              }

              @Override
              public void close() {}
            });
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> listing.page(0, NEVER)).hasMessage("nothing came");
    }
    assertThat(listing.serves(LONG)).isFalse();
  }

  /** A list without an end, of one server a page. */
  private static final class Endless implements ListPages {
    private int next;

    @Override
    public ListPage next(ListProgress progress, StopCheck check) {
      return new ListPage(
          List.of(ListedServer.at("10.0.0.1:" + next++)), new FilterQuery("", List.of()));
    }

    @Override
    public void close() {}
  }

  private static int servers(ServerList listing, int page) throws InterruptedException {
    return requireNonNull(listing.page(page, NEVER)).servers().size();
  }

  @Test
  void whoReadsAListAloneThatIsTooLargeLeavesNoPageBehind() throws Exception {
    ServerList listing = new ServerList(new Endless(), 3_000);
    assertThat(listing.join()).isTrue();
    for (int i = 0; i < 100; i++) {
      assertThat(servers(listing, i)).isEqualTo(1);
    }
    assertThat(listing.serves(LONG)).isFalse();
    assertThat(listing.join()).isFalse();
    assertThat(servers(listing, 98)).isZero();
    assertThat(servers(listing, 99)).isEqualTo(1);
  }

  @Test
  void twoWhoReadAListThatIsTooLargeBothReadAllOfIt() throws Exception {
    ServerList listing = new ServerList(new Endless(), 3_000);
    boolean first = listing.join();
    assertThat(listing.join()).isTrue().isEqualTo(first);
    for (int i = 0; i < 100; i++) {
      assertThat(servers(listing, i)).isEqualTo(1);
    }
    assertThat(listing.serves(LONG)).isTrue();
    for (int i = 0; i < 100; i++) {
      assertThat(servers(listing, i)).isEqualTo(1);
    }
  }

  /** A source of lists of one page, which has so many servers. */
  private static ServerListSource source(int servers) {
    List<ListedServer> all =
        IntStream.range(0, servers).mapToObj(i -> ListedServer.at("10.0.0.1:" + i)).toList();
    return new ServerListSource() {
      @Override
      public ServerList list(ListRequest request) {
        return new ServerList(
            new ListPages() {
              private boolean over;

              @Override
              public @Nullable ListPage next(ListProgress progress, StopCheck check) {
                ListPage page = over ? null : new ListPage(all, new FilterQuery("", List.of()));
                over = true;
                return page;
              }

              @Override
              public void close() {}
            },
            Long.MAX_VALUE);
      }

      @Override
      public String name() {
        return "list of " + servers;
      }

      @Override
      public MasterDialect dialect() {
        return MasterDialect.WEB_API;
      }

      @Override
      public boolean tellsDetails() {
        return true;
      }

      @Override
      public int mostCalls() {
        return 1;
      }

      @Override
      public boolean isPrivate(StopCheck check) {
        return true;
      }
    };
  }

  private static ServerList read(ServerLists lists, int servers) throws InterruptedException {
    ServerList list = lists.list(source(servers), new ListRequest(List.of(), Set.of()), LONG);
    list.page(0, NEVER);
    lists.release(list, LONG);
    return list;
  }

  @Test
  void listsAreKeptAsFarAsTheirMemoryGoesAndTheLimitTellsOfThoseThatWereNot() throws Exception {
    ServerLists lists = new ServerLists(new HeapPart(10 * ListPage.DETAILED));
    assertThat(read(lists, 4)).isSameAs(read(lists, 4));
    assertThat(lists.memory())
        .isEqualTo(
            new LimitState(
                "bytes of server lists", 10 * ListPage.DETAILED, 0, 4L * ListPage.DETAILED, 0, 0));
    assertThat(read(lists, 11)).isNotSameAs(read(lists, 11));
    assertThat(lists.memory().refused()).isEqualTo(2);
    assertThat(lists.memory().used()).isLessThanOrEqualTo(4L * ListPage.DETAILED);
  }
}
