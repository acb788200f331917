package dev.valvejdbc.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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

  @Test
  void sendsNoMoreThanItsRateOverASecond() {
    rate.limit(1000, 0);
    int spent = 0;
    for (long now = 0; now <= SECOND; now += SECOND / 1000) {
      spent += spendAll(now);
    }
    assertThat(spent).isBetween(990, 1011);
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
