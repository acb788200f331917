package dev.valvejdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SmokeTest {
  @Test
  void works() {
    assertThat(ValveProperty.values()).isNotEmpty();
  }
}
