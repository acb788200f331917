package dev.valvejdbc.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A search finds what the Java platform's finds, in steps that grow with the text alone. */
class TextSearchTest {
  private static final int STEPS_OF_A_STRIDE = 1024;

  private static TextSearch search(String part) {
    return new TextSearch(part, new Steps(() -> {}, Integer.MAX_VALUE));
  }

  @Test
  void whatIsThereIsFoundWhereItIsFirst() {
    Random random = new Random(7);
    for (int i = 0; i < 3_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(200); length > 0; length--) {
        text.append("aab".charAt(random.nextInt(3)));
      }
      int begin = random.nextInt(text.length() + 1);
      int end = begin + random.nextInt(text.length() - begin + 1);
      String part = i % 2 == 0 ? text.substring(begin, end) : "ab".repeat(random.nextInt(60));
      int from = random.nextInt(text.length() + 1);
      if (!part.isEmpty()) {
        assertThat(search(part).in(text.toString(), from))
            .as("'%s' in '%s' from %d", part, text, from)
            .isEqualTo(text.indexOf(part, from));
      }
    }
  }

  @Test
  void aLongPartTakesStepsByTheTextsLengthAlone() {
    AtomicInteger strides = new AtomicInteger();
    Steps steps = new Steps(strides::incrementAndGet, Integer.MAX_VALUE);
    String text = "a".repeat(1_000_000);
    assertThat(new TextSearch("a".repeat(250_000) + "b", steps).in(text, 0)).isNegative();
    assertThat(strides.get()).isBetween(1, 2 * text.length() / STEPS_OF_A_STRIDE);
  }
}
