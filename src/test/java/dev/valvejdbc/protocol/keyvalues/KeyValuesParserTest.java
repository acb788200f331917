package dev.valvejdbc.protocol.keyvalues;

import static dev.valvejdbc.protocol.keyvalues.KeyValues.block;
import static dev.valvejdbc.protocol.keyvalues.KeyValues.pair;
import static dev.valvejdbc.protocol.keyvalues.KeyValues.root;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.wire.MalformedException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the text of a tree means. */
class KeyValuesParserTest {
  private static final KeyValuesParser PARSER = KeyValuesParser.withEscapes();
  private static final KeyValuesParser PLAIN = KeyValuesParser.withoutEscapes();

  @Test
  void anAnswerOfTheWebApiIsABlockOfPairs() {
    KeyValues answer =
        PARSER.parse(
            """
            "response"
            {
            \t"servertime"\t\t"1700000000"
            \t"servertimestring"\t\t"Tue Nov 14 14:13:20 2023"
            }
            """);
    assertThat(answer)
        .isEqualTo(
            root(
                block(
                    "response",
                    List.of(
                        pair("servertime", "1700000000"),
                        pair("servertimestring", "Tue Nov 14 14:13:20 2023")))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \t\r\n\f", "// nothing", "\ufeff", "\0", "// a\r// b\r\n//"})
  void aTextOfBlanksAndCommentsHasNoPairs(String text) {
    assertThat(PARSER.parse(text)).isEqualTo(root());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a b",
        "\"a\"\"b\"",
        "a\"b\"",
        "\"a\"b",
        "a\nb",
        "// c\na // c\nb // c",
        "a b\0",
        "\ufeffa b"
      })
  void stringsMayBeBareOrQuotedAndStandAnywhere(String text) {
    assertThat(PARSER.parse(text)).isEqualTo(root(pair("a", "b")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://host/a//b", "$color", "[1", "50%", "a=b;c", "{$x}", "-1.5", "ä"})
  void aBareStringEndsOnlyAtBlanksQuotationMarksAndBraces(String word) {
    String bare = word.replaceAll("[{}]", "");
    assertThat(PARSER.parse("k " + bare)).isEqualTo(root(pair("k", bare)));
  }

  @Test
  void bracesNeedNoBlanks() {
    assertThat(PARSER.parse("a{b{}c d}"))
        .isEqualTo(root(block("a", List.of(block("b", List.of()), pair("c", "d")))));
  }

  @Test
  void quotesHoldLineBreaksBracesAndSlashes() {
    assertThat(PARSER.parse("\"a {\" \"x\r\n// y } [$Z]\""))
        .isEqualTo(root(pair("a {", "x\r\n// y } [$Z]")));
  }

  @Test
  void keysAndValuesMayBeEmpty() {
    assertThat(PARSER.parse("\"\" \"\" \"\" {}"))
        .isEqualTo(root(pair("", ""), block("", List.of())));
  }

  @Test
  void repeatedKeysKeepTheirOrder() {
    assertThat(PARSER.parse("map a map b Map c").children())
        .containsExactly(pair("map", "a"), pair("map", "b"), pair("Map", "c"));
  }

  @Test
  void directivesArePairsAndNotFollowed() {
    assertThat(PARSER.parse("#include \"/etc/passwd\"\n\"#base\" other.vdf"))
        .isEqualTo(root(pair("#include", "/etc/passwd"), pair("#base", "other.vdf")));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "a\\nb, `a\nb`",
        "a\\tb, `a\tb`",
        "a\\rb, `a\rb`",
        "\\\"a\\\", `\"a\"`",
        "\\\\n, `\\n`",
        "it\\'s\\?, it's?",
        "\\v\\f\\b\\a, `\u000b\f\b\u0007`",
        "C:\\games, C:\\games",
      })
  void aBackslashInQuotesStartsAnEscapeIfTheReaderSaysSo(String written, String meant) {
    assertThat(PARSER.parse("k \"" + written + "\"")).isEqualTo(root(pair("k", meant)));
  }

  @Test
  void aBackslashIsACharacterIfTheReaderSaysSo() {
    assertThat(PLAIN.parse("dir \"C:\\new\\\" k v"))
        .isEqualTo(root(pair("dir", "C:\\new\\"), pair("k", "v")));
  }

  @Test
  void aBackslashInABareStringIsACharacter() {
    assertThat(PARSER.parse("dir C:\\new\\")).isEqualTo(root(pair("dir", "C:\\new\\")));
  }

  @ParameterizedTest
  @CsvSource({
    "[$WIN32], yes",
    "[$win32], yes",
    "[ $WIN32 ], yes",
    "[!$WIN32], no",
    "[!!$WIN32], yes",
    "[$X360], no",
    "[!$X360], yes",
    "[!$X360 || $WIN32], yes",
    "[$X360||$PS3], no",
    "[$WIN32 && $X360], no",
    "[$WIN32 && !$X360], yes",
    "[$WIN32 || $A && $B], yes",
    "[($WIN32 || $A) && $B], no",
    "[!($A || $B)], yes",
  })
  void aConditionKeepsOrDropsThePairBeforeIt(String condition, String kept) {
    KeyValuesParser windows = PARSER.withSymbols(Set.of("$Win32"));
    KeyValues pair = pair("a", "b");
    KeyValues block = block("a", List.of(pair));
    List<KeyValues> rest = List.of(pair("z", "z"));
    assertThat(windows.parse("a b " + condition + "\nz z").children())
        .isEqualTo(kept.equals("yes") ? List.of(pair, rest.get(0)) : rest);
    assertThat(windows.parse("a " + condition + " b z z").children())
        .isEqualTo(kept.equals("yes") ? List.of(pair, rest.get(0)) : rest);
    assertThat(windows.parse("a " + condition + " { a b } z z").children())
        .isEqualTo(kept.equals("yes") ? List.of(block, rest.get(0)) : rest);
    assertThat(windows.parse("a { a b } " + condition + " z z").children())
        .isEqualTo(kept.equals("yes") ? List.of(block, rest.get(0)) : rest);
  }

  @Test
  void aPairWithTwoConditionsNeedsBoth() {
    KeyValuesParser windows = PARSER.withSymbols(Set.of("WIN32"));
    assertThat(windows.parse("a [$A] b [$WIN32] c [$WIN32] d [$A] e [$WIN32] {} [$A]"))
        .isEqualTo(root());
  }

  @Test
  void noSymbolIsTrueUnlessGiven() {
    assertThat(PARSER.parse("a b [$WIN32] c d [!$WIN32]")).isEqualTo(root(pair("c", "d")));
  }

  @Test
  void aVectorInBracketsIsNoCondition() {
    assertThat(PARSER.parse("a [1] b [x]")).isEqualTo(root(pair("a", "[1]"), pair("b", "[x]")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "a ~ 1, column 1: a key has no value",
        "`a b\nc }` ~ 2, column 1: a key has no value",
        "`a {\r\nb c\r\n` ~ 1, column 3: a block is not closed",
        "`a\r\rb }` ~ 3, column 3: no block is open",
        "a { } } ~ 1, column 7: no block is open",
        "a b { } ~ 1, column 5: a block has no key",
        "`a b\n  \"c` ~ 2, column 3: a quotation mark is not closed",
        "`a \"\\\"` ~ 1, column 3: a quotation mark is not closed",
        "`\"😀\" \"b` ~ 1, column 5: a quotation mark is not closed",
        "[$A] a b ~ 1, column 1: a condition follows no value",
        "a b [$A] [$A] ~ 1, column 10: a condition follows no value",
        "`a b [$A\n]` ~ 1, column 5: a condition has no ]",
        "a b [$] ~ 1, column 7: a condition lacks the name",
        "a b [!A] ~ 1, column 7: a condition lacks a symbol",
        "a b [$A ||] ~ 1, column 11: a condition lacks a symbol",
        "a b [$A $B] ~ 1, column 9: a condition has something unexpected",
        "a b [($A] ~ 1, column 9: a condition lacks a closing parenthesis",
      })
  void whatIsWrongIsToldWithLineAndColumn(String text, String told) {
    assertThatThrownBy(() -> PARSER.parse(text))
        .isInstanceOf(MalformedException.class)
        .hasMessageStartingWith("KeyValues text is malformed in line " + told);
  }

  @Test
  void bytesAreUtf8WithOrWithoutAMark() {
    KeyValues tree = root(pair("ключ", "😀"));
    assertThat(PARSER.parse("ключ 😀".getBytes(StandardCharsets.UTF_8))).isEqualTo(tree);
    assertThat(PARSER.parse("\ufeffключ 😀".getBytes(StandardCharsets.UTF_8))).isEqualTo(tree);
  }

  @Test
  void bytesThatAreNoUtf8AreLatin1() {
    assertThat(PARSER.parse("k \"Größe\"".getBytes(StandardCharsets.ISO_8859_1)))
        .isEqualTo(root(pair("k", "Größe")));
  }

  @Test
  void bytesWithTheMarkOfUtf16AreThat() {
    assertThat(PARSER.parse("\ufeffключ 😀".getBytes(StandardCharsets.UTF_16LE)))
        .isEqualTo(root(pair("ключ", "😀")));
  }

  @Test
  void bytesMarkedAsUtf16ThatAreNotAreMalformed() {
    byte[] odd = {(byte) 0xff, (byte) 0xfe, 'a'};
    byte[] half = {(byte) 0xff, (byte) 0xfe, 0, (byte) 0xd8};
    assertThatThrownBy(() -> PARSER.parse(odd)).isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> PARSER.parse(half)).isInstanceOf(MalformedException.class);
  }
}
