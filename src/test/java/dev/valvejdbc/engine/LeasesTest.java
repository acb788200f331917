package dev.valvejdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a connection holds is given back, whatever happens. */
class LeasesTest {
  private final List<String> closed = new ArrayList<>();
  private final Leases leases = new Leases();

  @Test
  void theLastThatWasTakenIsClosedFirst() {
    leases.add(() -> closed.add("first"));
    leases.add(() -> closed.add("second"));
    leases.close();
    assertThat(closed).containsExactly("second", "first");
  }

  @Test
  void eachIsClosedAlthoughAnotherFails() {
    leases.add(() -> closed.add("first"));
    leases.add(
        () -> {
          throw new IOException("second");
        });
    leases.add(
        () -> {
          throw new IllegalStateException("third");
        });
    assertThatThrownBy(leases::close)
        .hasMessage("third")
        .satisfies(e -> assertThat(e.getSuppressed()[0]).hasRootCauseMessage("second"));
    assertThat(closed).containsExactly("first");
  }

  @Test
  void aFailureKeepsTheFailuresOfClosing() {
    leases.add(
        () -> {
          throw new IllegalStateException("closing");
        });
    Exception failure = new Exception("connecting");
    leases.closeAfter(failure);
    assertThat(failure.getSuppressed()).hasSize(1);
    assertThat(failure.getSuppressed()[0]).hasMessage("closing");
  }

  @Test
  void aLeaseIsGivenBackOnce() {
    Lease<String> lease = new Lease<>("shared", () -> closed.add("left"));
    lease.close();
    lease.close();
    assertThat(closed).containsExactly("left");
  }

  @Test
  void whatIsTakenTooLateIsClosedAtOnce() {
    leases.close();
    assertThatThrownBy(() -> leases.add(() -> closed.add("late")))
        .isInstanceOf(IllegalStateException.class);
    assertThat(closed).containsExactly("late");
  }
}
