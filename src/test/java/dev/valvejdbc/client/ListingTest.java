package dev.valvejdbc.client;

import static dev.valvejdbc.client.Unstoppable.NEVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.protocol.master.FilterQuery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A list is read by many while it is fetched. */
class ListingTest {
  private static final Duration LONG = Duration.ofDays(1);

  /** Parts without servers, each of which something is lacking. */
  private static final class Lacking implements ListPages {
    private final int parts;
    private int fetched;

    Lacking(int parts) {
      this.parts = parts;
    }

    @Override
    public @Nullable ListPage next(ListProgress progress, StopCheck check) {
      if (fetched == parts) {
        return null;
      }
      fetched++;
      progress.lacks("part " + fetched);
      return new ListPage(List.of(), new FilterQuery("", List.of()), null);
    }

    @Override
    public void close() {}
  }

  @Test
  void whatItLacksIsToldWhileAnotherFetches() throws Exception {
    Listing listing = new Listing(new Lacking(3_000));
    CompletableFuture<Void> reader =
        CompletableFuture.runAsync(
            () -> {
              List<String> told = new ArrayList<>();
              while (told.size() < 3_000) {
                told = listing.shortcomings();
                for (int i = 0; i < told.size(); i++) {
                  assertThat(told.get(i)).isEqualTo("part " + (i + 1));
                }
              }
            });
    for (int i = 0; listing.page(i, NEVER) != null; i++) {
      assertThat(reader).isNotCompletedExceptionally();
    }
    reader.get();
  }

  @Test
  void aListThatLacksSomethingServesNobodyElse() throws Exception {
    Listing listing = new Listing(new Lacking(1));
    assertThat(listing.serves(LONG)).isTrue();
    listing.page(0, NEVER);
    assertThat(listing.serves(LONG)).isFalse();
  }

  @Test
  void aListThatFailedServesNobodyElseAndFailsAgain() {
    Listing listing =
        new Listing(
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
}
