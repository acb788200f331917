package dev.valvejdbc.client.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How long a silence has to be to end an answer. */
class AnswerPaceTest {
  private static final long MILLISECOND = 1_000_000;
  private static final int SHORT = 40;

  private final AnswerPace pace = new AnswerPace(Duration.ofMillis(10));

  private void learn() {
    pace.ended();
    pace.ended();
  }

  @Test
  void littleIsKnownAtFirstAndTheFullSilenceIsWaitedFor() {
    assertThat(pace.silence(SHORT, MILLISECOND)).isEqualTo(300 * MILLISECOND);
    pace.ended();
    assertThat(pace.silence(SHORT, MILLISECOND)).isEqualTo(300 * MILLISECOND);
  }

  @Test
  void sixtyCommandsWaitForTwoFullSilencesAndLittleElse() {
    long waited = 0;
    for (int i = 0; i < 60; i++) {
      waited += pace.silence(SHORT, MILLISECOND);
      pace.ended();
    }
    assertThat(waited).isEqualTo((2 * 300 + 58 * 10) * MILLISECOND);
  }

  @Test
  void pausesWithinAnswersAndRoundTripsAreHeeded() {
    learn();
    pace.paused(8 * MILLISECOND);
    assertThat(pace.silence(SHORT, MILLISECOND)).isEqualTo(32 * MILLISECOND);
    assertThat(pace.silence(SHORT, 50 * MILLISECOND)).isEqualTo(100 * MILLISECOND);
  }

  @Test
  void behindAPartThatMayHaveBeenCutTheFullSilenceIsWaitedFor() {
    learn();
    assertThat(pace.silence(4_096, MILLISECOND)).isEqualTo(300 * MILLISECOND);
    assertThat(pace.silence(1_390, 200 * MILLISECOND)).isEqualTo(800 * MILLISECOND);
  }

  @Test
  void whatComesAfterAnEndTakesBackWhatWasLearnt() {
    learn();
    pace.wasTooShort();
    learn();
    assertThat(pace.silence(SHORT, MILLISECOND)).isEqualTo(300 * MILLISECOND);
  }
}
