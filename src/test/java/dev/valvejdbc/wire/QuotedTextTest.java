package dev.valvejdbc.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a stranger wrote cannot disguise the sentence that quotes it. */
class QuotedTextTest {

  @Test
  void visibleTextIsShownAsItIs() {
    assertThat(QuotedText.of("São Paulo 24/7 東京 🎮 'quoted'"))
        .isEqualTo("São Paulo 24/7 東京 🎮 'quoted'");
  }

  @Test
  void controlCharactersAndEndsOfLinesAreReplaced() {
    assertThat(QuotedText.of("a\r\nb\u0000c\u001b[31md\u0085e\u2028f\u2029g"))
        .isEqualTo("a??b?c?[31md?e?f?g");
  }

  @Test
  void bidirectionalMarksAreReplaced() {
    assertThat(QuotedText.of("\u202egnp.exe\u202c \u200e\u200f\u061c\u2066x\u2069"))
        .isEqualTo("?gnp.exe? ????x?");
  }

  @Test
  void charactersWithoutWidthAreReplaced() {
    assertThat(QuotedText.of("ad\u200bmin\u200c\u200d\u2060\ufeff\u00ad")).isEqualTo("ad?min?????");
  }

  @Test
  void lettersWithoutShapeAreReplaced() {
    assertThat(QuotedText.of("a\u3164\u115f\u2800b")).isEqualTo("a???b");
  }

  @Test
  void aLoneSurrogateIsReplaced() {
    assertThat(QuotedText.of("a\ud800b")).isEqualTo("a?b");
  }

  @Test
  void onlyTheFirstSixtyCharactersAreShown() {
    assertThat(QuotedText.of("x".repeat(60))).isEqualTo("x".repeat(60));
    assertThat(QuotedText.of("x".repeat(61))).isEqualTo("x".repeat(60) + "…");
    assertThat(QuotedText.of("🎮".repeat(61))).isEqualTo("🎮".repeat(60) + "…");
  }
}
