package dev.valvejdbc.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlightWindowTest {
  private static final long MS = 1_000_000;

  private static int room(FlightWindow window, long now) {
    int inFlight = 0;
    while (inFlight < 100_000 && window.hasRoom(inFlight, now)) {
      inFlight++;
    }
    return inFlight;
  }

  @Test
  void staysSmallWhereAnswersComeAtOnce() {
    FlightWindow window = new FlightWindow(4 << 20, 2048, 0);
    window.sampled(MS / 10);
    window.answered(10 * MS);
    assertThat(room(window, 10 * MS)).isBetween(64, 300);
  }

  @Test
  void growsWhereAnswersTakeLong() {
    FlightWindow window = new FlightWindow(4 << 20, 2048, 0);
    for (int i = 0; i < 64; i++) {
      window.sampled(50 * MS);
    }
    window.answered(1000 * MS);
    assertThat(room(window, 1000 * MS)).isEqualTo(2048);
  }

  @Test
  void isBoundByTheGrantedBuffer() {
    FlightWindow window = new FlightWindow(425_984, 65_536, 0);
    for (int i = 0; i < 64; i++) {
      window.sampled(500 * MS);
    }
    assertThat(room(window, 0)).isEqualTo(425_984 / 1280);
  }
}
