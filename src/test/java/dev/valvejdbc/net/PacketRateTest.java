package dev.valvejdbc.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacketRateTest {
  private static final long SECOND = 1_000_000_000;
  private final PacketRate rate = new PacketRate();

  private int spendAll(long now) {
    int spent = 0;
    while (spent < 100_000 && rate.allows(now)) {
      rate.spend();
      spent++;
    }
    return spent;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 100, 101, 1_000, 20_000})
  void sendsNoMoreThanItsRateInAnySecond(int perSecond) {
    rate.limit(perSecond, 0);
    rate.allows(SECOND); // a bucket as full as it gets
    int inFirst = 0;
    int inSecond = 0;
    for (int millisecond = 0; millisecond < 2_000; millisecond++) {
      int sent = spendAll(SECOND + millisecond * SECOND / 1_000);
      inFirst += millisecond < 1_000 ? sent : 0;
      inSecond += millisecond < 1_000 ? 0 : sent;
    }
    assertThat(inFirst).isBetween(perSecond * 9 / 10, perSecond);
    assertThat(inSecond).isBetween(perSecond * 9 / 10, perSecond);
  }

  @Test
  void paysItsDebtBeforeItAllowsMore() {
    rate.limit(100, 0);
    for (int i = 0; i < 50; i++) {
      rate.spend();
    }
    assertThat(rate.allows(SECOND / 10)).isFalse();
    assertThat(rate.allows(SECOND)).isTrue();
  }

  @Test
  void knowsNoLimitAtZero() {
    rate.limit(0, 0);
    assertThat(spendAll(0)).isEqualTo(100_000);
  }
}
