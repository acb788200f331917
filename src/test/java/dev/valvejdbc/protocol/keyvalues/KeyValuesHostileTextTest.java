package dev.valvejdbc.protocol.keyvalues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.valvejdbc.wire.MalformedException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a text is, it is a tree or malformed, and soon so. */
@Timeout(value = 20, unit = TimeUnit.SECONDS)
class KeyValuesHostileTextTest {
  private static final KeyValuesParser PARSER =
      KeyValuesParser.withEscapes().withSymbols(Set.of("WIN32"));
  private static final String SIGNS = "\"\"{}[]$!&|()/\\ \n\r\tn\0\ufeff\ud83dä#a";
  private static final String SAMPLE =
      """
      // a sample of everything
      #include "other.vdf"
      "response" [!$X360 || ($WIN32 && !$PS3)]
      {
        "servers"
        {
          "0" { "addr" "192.0.2.1:27015" name "a \\"b\\" \\\\ \\n ü" [$WIN32] }
          "1"{addr 192.0.2.2:27015 "" "" motd "two
      lines 😀" [$X360] }
        } [ $WIN32 ]
        $color [1
      }
      """
          + "x y";

  private static boolean parses(String text) {
    try {
      assertThat(PARSER.parse(text).isBlock()).isTrue();
      return true;
    } catch (MalformedException e) {
      assertThat(e).hasMessageMatching("KeyValues text is malformed in line \\d+, column \\d+: .+");
      return false;
    } catch (RuntimeException | Error e) {
      return fail("of the text " + text, e);
    }
  }

  private static String mutated(String text, Random random) {
    StringBuilder changed = new StringBuilder(text);
    for (int i = random.nextInt(4); i >= 0 && !changed.isEmpty(); i--) {
      int at = random.nextInt(changed.length());
      char sign = SIGNS.charAt(random.nextInt(SIGNS.length()));
      switch (random.nextInt(6)) {
        case 0 -> changed.setCharAt(at, sign);
        case 1 -> changed.insert(at, sign);
        case 2 -> changed.deleteCharAt(at);
        case 3 -> changed.setCharAt(at, (char) random.nextInt(0x10000));
        case 4 -> changed.insert(at, text, 0, random.nextInt(text.length()));
        default -> changed.delete(at, Math.min(changed.length(), at + random.nextInt(40)));
      }
    }
    return changed.toString();
  }

  @Test
  void aSampleOfEverythingParses() {
    assertThat(PARSER.parse(SAMPLE).find("response", "servers", "0", "NAME"))
        .isEqualTo(KeyValues.pair("name", "a \"b\" \\ \n ü"));
  }

  @Test
  void aTextCutAnywhereIsATreeOrMalformed() {
    int trees = 0;
    for (int length = 0; length < SAMPLE.length(); length++) {
      trees += parses(SAMPLE.substring(0, length)) ? 1 : 0;
    }
    assertThat(trees).isBetween(1, SAMPLE.length() / 2);
  }

  @Test
  void bytesCutAnywhereAreATreeOrMalformed() {
    for (byte[] whole :
        List.of(
            SAMPLE.getBytes(StandardCharsets.UTF_8),
            ("\ufeff" + SAMPLE).getBytes(StandardCharsets.UTF_8),
            ("\ufeff" + SAMPLE).getBytes(StandardCharsets.UTF_16LE))) {
      for (int length = 0; length < whole.length; length++) {
        byte[] cut = Arrays.copyOf(whole, length);
        try {
          assertThat(PARSER.parse(cut).isBlock()).isTrue();
        } catch (MalformedException e) {
          assertThat(e).hasMessageStartingWith("KeyValues text");
        }
      }
    }
  }

  @Test
  void aHundredThousandMutationsAreTreesOrMalformed() {
    Random random = new Random(20261121);
    int trees = 0;
    int runs = 100_000;
    for (int i = 0; i < runs; i++) {
      trees += parses(mutated(SAMPLE, random)) ? 1 : 0;
    }
    assertThat(trees).isBetween(1, runs - 1);
  }

  @Test
  void randomBytesAreATreeOrMalformed() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[random.nextInt(60)];
      random.nextBytes(bytes);
      if (bytes.length > 1 && random.nextInt(4) == 0) {
        bytes[0] = (byte) 0xff;
        bytes[1] = (byte) 0xfe;
      }
      try {
        assertThat(PARSER.parse(bytes).isBlock()).isTrue();
      } catch (MalformedException e) {
        assertThat(e).hasMessageStartingWith("KeyValues text");
      }
    }
  }

  @Test
  void blocksMayBeAsDeepAsTheLimitAndNoDeeper() {
    int limit = KeyValues.DEEPEST;
    KeyValues deepest = PARSER.parse("a{".repeat(limit) + "}".repeat(limit));
    assertThat(PARSER.parse(KeyValuesWriter.withEscapes().write(deepest))).isEqualTo(deepest);
    assertThatThrownBy(() -> PARSER.parse("a{".repeat(limit + 1) + "}".repeat(limit + 1)))
        .isInstanceOf(MalformedException.class)
        .hasMessage(
            "KeyValues text is malformed in line 1, column 130: "
                + "more than 64 blocks are within each other");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a{",
        "{",
        "}",
        "a b [",
        "a [$",
        "a [(",
        "[ ",
        "(",
        "\"",
        "\"\\",
        "/",
        "//",
        "a ",
        "k v [$A] ",
        "k v[$A"
      })
  void aMillionOfAnythingIsSoonATreeOrMalformed(String piece) {
    parses(piece.repeat(1_000_000));
    parses("k v [" + piece.repeat(1_000_000));
    parses("k v [$WIN32 && " + piece.repeat(1_000_000) + "]");
    parses("k v [(" + piece.repeat(1_000_000) + "]");
    parses("k v [!" + "!".repeat(1_000_000) + "$WIN32]" + piece);
  }

  @Test
  void parenthesesOfAConditionHaveALimit() {
    assertThatThrownBy(() -> PARSER.parse("k v [" + "(".repeat(100_000) + "]"))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("more than 16 parentheses");
  }

  @Test
  void pairsHaveALimit() {
    assertThat(PARSER.parse("a b ".repeat(1_000_000)).children()).hasSize(1_000_000);
    assertThatThrownBy(() -> PARSER.parse("a b ".repeat(1_000_001)))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("more than 1000000 pairs");
  }

  @Test
  void theSizeHasALimitThatTheCallerMaySet() {
    KeyValuesParser small = PARSER.withLargest(5);
    assertThat(small.parse("a bcd").children()).hasSize(1);
    assertThatThrownBy(() -> small.parse("a bcde"))
        .isInstanceOf(MalformedException.class)
        .hasMessage("KeyValues text is larger than 5");
    assertThatThrownBy(() -> small.parse("a bää".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> PARSER.parse(new byte[(16 << 20) + 1]))
        .isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> PARSER.withLargest(-1)).isInstanceOf(IllegalArgumentException.class);
  }
}
