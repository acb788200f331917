package dev.valvejdbc.client.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.valvejdbc.client.HeapPart;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The addresses that lists brought are known for an hour, in bounded memory. */
class ListedAddressesTest {
  private final AtomicLong clock = new AtomicLong(7);

  private ListedAddresses addresses(long bytes) {
    return new ListedAddresses(new HeapPart(bytes), clock::get);
  }

  private void pass(Duration time) {
    clock.addAndGet(time.toNanos());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 59, 60, 61, 119})
  void anAddressIsKnownForAnHourWheneverItCame(long minutes) {
    ListedAddresses addresses = addresses(1 << 20);
    pass(Duration.ofMinutes(minutes));
    addresses.add("1.2.3.4:5");
    pass(Duration.ofMinutes(60));
    assertThat(addresses.contains("1.2.3.4:5")).isTrue();
    assertThat(addresses.contains("1.2.3.4:6")).isFalse();
    pass(Duration.ofMinutes(61));
    assertThat(addresses.contains("1.2.3.4:5")).isFalse();
  }

  @Test
  void onesThatComeAgainAreKnownOn() {
    ListedAddresses addresses = addresses(1 << 20);
    for (int minutes = 0; minutes < 300; minutes += 7) {
      addresses.add("1.2.3.4:5");
      pass(Duration.ofMinutes(7));
      assertThat(addresses.contains("1.2.3.4:5")).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.%d:%d", "[2001:db8::%d]:%d"})
  void theLastOnesAreKnownWhereMemoryEnds(String form) {
    ListedAddresses addresses = addresses(100_000);
    for (int i = 0; i < 100_000; i++) {
      addresses.add(form.formatted(i % 256, i));
    }
    assertThat(addresses.contains(form.formatted(99_999 % 256, 99_999))).isTrue();
    assertThat(addresses.contains(form.formatted(99_900 % 256, 99_900))).isTrue();
    assertThat(addresses.contains(form.formatted(0, 0))).isFalse();
  }
}
