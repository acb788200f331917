package dev.valvejdbc.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How texts of servers are decoded: nothing fails, and as little as can be is lost. */
class TextEncodingTest {
  @Test
  void autoReadsUtf8AndWhereATextIsNoneLatin1() {
    assertThat(TextEncoding.AUTO.decode("Café".getBytes(UTF_8))).isEqualTo("Café");
    assertThat(TextEncoding.AUTO.decode("Café".getBytes(ISO_8859_1))).isEqualTo("Café");
    assertThat(TextEncoding.AUTO.decode("Crème brûlée".getBytes(ISO_8859_1)))
        .isEqualTo("Crème brûlée");
    assertThat(TextEncoding.AUTO.decode(new byte[0])).isEmpty();
  }

  @Test
  void autoReadsAUtf8TextThatIsCutInsideACharacter() {
    byte[] whole = "Сервер".getBytes(UTF_8);
    assertThat(TextEncoding.AUTO.decode(Arrays.copyOf(whole, whole.length - 1)))
        .isEqualTo("Серве\uFFFD");
    byte[] emoji = "ü😀".getBytes(UTF_8);
    assertThat(TextEncoding.AUTO.decode(Arrays.copyOf(emoji, 5))).isEqualTo("ü\uFFFD");
  }

  @Test
  void aCharsetReadsItsOwnBytes() {
    byte[] bytes = "Сервер".getBytes(Charset.forName("windows-1251"));
    assertThat(TextEncoding.of("Windows-1251").decode(bytes)).isEqualTo("Сервер");
  }

  @Test
  void latin1LosesNoByte() {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    assertThat(TextEncoding.of("ISO-8859-1").decode(all).getBytes(ISO_8859_1)).isEqualTo(all);
  }

  @Test
  void utf8ShowsWhatIsNoneAsReplacementCharacters() {
    assertThat(TextEncoding.of("utf-8").decode("Café".getBytes(ISO_8859_1))).isEqualTo("Caf\uFFFD");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "", "a b", "UTF-16", "IBM037"})
  void aNameThatIsNoneOrWhoseLettersAreNotAsciiIsRefused(String name) {
    assertThatThrownBy(() -> TextEncoding.of(name)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aNameIsReadAsItIsTold() {
    for (String name : new String[] {"auto", "UTF-8", "ISO-8859-1", "GBK"}) {
      assertThat(TextEncoding.of(name).name()).isEqualTo(name);
    }
  }
}
