package dev.valvejdbc.protocol.keyvalues;

import static dev.valvejdbc.protocol.keyvalues.KeyValues.block;
import static dev.valvejdbc.protocol.keyvalues.KeyValues.pair;
import static dev.valvejdbc.protocol.keyvalues.KeyValues.root;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is written is read back. */
class KeyValuesWriterTest {
  private static final String ALPHABET =
      "ab01 \t\n\r\u000b\f\b\u0007\0\\\"'?{}[]$!/#.,:-_äß\ufeff\u0416\u20ac";

  private static String randomText(Random random, boolean quotes) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(9); i > 0; i--) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    if (random.nextInt(10) == 0) {
      text.append("😀// [$X]");
    }
    return quotes ? text.toString() : text.toString().replace('"', 'q');
  }

  private static KeyValues randomBlock(Random random, String key, int depth, boolean quotes) {
    List<KeyValues> children = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      String name = randomText(random, quotes);
      children.add(
          depth > 0 && random.nextBoolean()
              ? randomBlock(random, name, depth - 1, quotes)
              : pair(name, randomText(random, quotes)));
    }
    return block(key, children);
  }

  @Test
  void aTreeIsWrittenAsValveDoes() {
    KeyValues tree = root(block("a", List.of(pair("b", "c"), block("d", List.of()))), pair("", ""));
    assertThat(KeyValuesWriter.withEscapes().write(tree))
        .isEqualTo("\"a\"\n{\n\t\"b\"\t\t\"c\"\n\t\"d\"\n\t{\n\t}\n}\n\"\"\t\t\"\"\n");
  }

  @Test
  void anEmptyTreeIsAnEmptyText() {
    assertThat(KeyValuesWriter.withEscapes().write(root())).isEmpty();
  }

  @Test
  void escapesAreThoseThatEveryReaderKnows() {
    assertThat(KeyValuesWriter.withEscapes().write(root(pair("k", "\n\t\r\\\"'\b"))))
        .isEqualTo("\"k\"\t\t\"\\n\\t\\r\\\\\\\"'\b\"\n");
  }

  @Test
  void withoutEscapesABackslashIsWrittenAsItIs() {
    assertThat(KeyValuesWriter.withoutEscapes().write(root(pair("dir", "C:\\new\\"))))
        .isEqualTo("\"dir\"\t\t\"C:\\new\\\"\n");
  }

  @Test
  void withoutEscapesAQuotationMarkIsRefused() {
    assertThatThrownBy(() -> KeyValuesWriter.withoutEscapes().write(root(pair("k", "\""))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("quotation mark");
  }

  @Test
  void aTextIsNoRoot() {
    assertThatThrownBy(() -> KeyValuesWriter.withEscapes().write(pair("k", "v")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void randomTreesAreReadBackAsTheyWere() {
    KeyValuesParser parser = KeyValuesParser.withEscapes();
    Random random = new Random(20261121);
    for (int i = 0; i < 3000; i++) {
      KeyValues tree = randomBlock(random, "", random.nextInt(6), true);
      String text = KeyValuesWriter.withEscapes().write(tree);
      assertThat(parser.parse(text)).as("tree %d", i).isEqualTo(tree);
      assertThat(parser.parse(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(tree);
      assertThat(parser.parse(("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE)))
          .isEqualTo(tree);
    }
  }

  @Test
  void randomTreesWithoutQuotationMarksNeedNoEscapes() {
    Random random = new Random(5);
    for (int i = 0; i < 3000; i++) {
      KeyValues tree = randomBlock(random, "", random.nextInt(6), false);
      String text = KeyValuesWriter.withoutEscapes().write(tree);
      assertThat(KeyValuesParser.withoutEscapes().parse(text)).as("tree %d", i).isEqualTo(tree);
    }
  }
}
