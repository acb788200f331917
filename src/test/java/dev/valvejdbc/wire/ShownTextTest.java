package dev.valvejdbc.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a stranger wrote cannot disguise the sentence that quotes it. */
class ShownTextTest {

  @Test
  void visibleTextIsShownAsItIs() {
    assertThat(ShownText.of("São Paulo 24/7 東京 🎮 'quoted'"))
        .isEqualTo("São Paulo 24/7 東京 🎮 'quoted'");
  }

  @Test
  void controlCharactersAndEndsOfLinesAreReplaced() {
    assertThat(ShownText.of("a\r\nb\u0000c\u001b[31md\u0085e\u2028f\u2029g"))
        .isEqualTo("a??b?c?[31md?e?f?g");
  }

  @Test
  void bidirectionalMarksAreReplaced() {
    assertThat(ShownText.of("\u202egnp.exe\u202c \u200e\u200f\u061c\u2066x\u2069"))
        .isEqualTo("?gnp.exe? ????x?");
  }

  @Test
  void charactersWithoutWidthAreReplaced() {
    assertThat(ShownText.of("ad\u200bmin\u200c\u200d\u2060\ufeff\u00ad")).isEqualTo("ad?min?????");
  }

  @Test
  void aLoneSurrogateIsReplaced() {
    assertThat(ShownText.of("a\ud800b")).isEqualTo("a?b");
  }

  @Test
  void onlyTheFirstSixtyCharactersAreShown() {
    assertThat(ShownText.of("x".repeat(60))).isEqualTo("x".repeat(60));
    assertThat(ShownText.of("x".repeat(61))).isEqualTo("x".repeat(60) + "…");
    assertThat(ShownText.of("🎮".repeat(61))).isEqualTo("🎮".repeat(60) + "…");
  }
}
