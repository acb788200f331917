package dev.valvejdbc.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.valvejdbc.protocol.a2s.A2sCodec;
import dev.valvejdbc.protocol.a2s.SplitAssembler;
import dev.valvejdbc.protocol.keyvalues.KeyValuesParser;
import dev.valvejdbc.protocol.master.MasterPage;
import dev.valvejdbc.protocol.rcon.CvarlistParser;
import dev.valvejdbc.protocol.rcon.RconFramer;
import dev.valvejdbc.protocol.rcon.StatusParser;
import dev.valvejdbc.protocol.steamid.SteamIdParser;
import dev.valvejdbc.protocol.webapi.AnswerReason;
import dev.valvejdbc.wire.MalformedException;
import dev.valvejdbc.wire.QuotedText;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No parser takes more than a fixed time for a byte, whatever the bytes are. Measured is the time
 * of the thread, and the limit is a hundred times what is needed: what reads its text again and
 * again is beyond it by far.
 */
class LinearTimeTest {
  private static final int SIZE = 256 << 10;

  /** Longer answers are not looked through for a reason. */
  private static final int LONGEST_REASON = 60_000;

  private static final long NANOS_FOR_A_BYTE = 5_000;
  private static final int SEARCHES = Integer.getInteger("valve.fuzz.iterations", 10_000) / 100;
  private static final long SEED = Long.getLong("valve.fuzz.seed", 20261121);
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

  private static final Map<String, Consumer<byte[]>> PARSERS = new TreeMap<>();

  static {
    PARSERS.put("status", b -> StatusParser.parse(text(b)));
    PARSERS.put("cvarlist", b -> CvarlistParser.parse(text(b)));
    PARSERS.put("frames", LinearTimeTest::frames);
    PARSERS.put("keyvalues", b -> KeyValuesParser.withEscapes().parse(text(b)));
    PARSERS.put("steamid", b -> SteamIdParser.parse(text(b)));
    PARSERS.put("shown", b -> QuotedText.of(text(b)));
    PARSERS.put("page", b -> MasterPage.decode(ByteBuffer.wrap(b)));
    PARSERS.put("message", b -> A2sCodec.decode(ByteBuffer.wrap(b)));
    PARSERS.put("answer", b -> AnswerReason.ofBody(text(b)));
    PARSERS.put("fragments", LinearTimeTest::fragments);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, ISO_8859_1);
  }

  private static void frames(byte[] stream) {
    RconFramer framer = new RconFramer();
    framer.add(stream, stream.length);
    while (framer.next() != null) {
      // as many as there are
    }
  }

  private static void fragments(byte[] stream) {
    SplitAssembler assembler = new SplitAssembler();
    for (int at = 0; at < stream.length; at += 64) {
      int count = Math.min(64, stream.length - at);
      try {
        assembler.add(ByteBuffer.wrap(stream, at, count).slice());
      } catch (MalformedException e) {
        // the next one is looked at all the same
      }
    }
  }

  private static byte[] input(String head, String unit, String tail, int size) {
    int times = Math.max(1, (size - head.length() - tail.length()) / unit.length());
    return (head + unit.repeat(times) + tail).getBytes(ISO_8859_1);
  }

  private static long nanosForAByte(Consumer<byte[]> parser, byte[] input) {
    long began = CLOCK.getCurrentThreadCpuTime();
    try {
      parser.accept(input);
    } catch (MalformedException | IllegalArgumentException e) {
      // refused, which may not take long either
    }
    return (CLOCK.getCurrentThreadCpuTime() - began) / input.length;
  }

  private static void takesNoLongerThanItMay(String parser, byte[] input) {
    assertThat(nanosForAByte(requireNonNull(PARSERS.get(parser)), input))
        .as("nanoseconds for a byte: %s, %s…", parser, QuotedText.of(text(input)))
        .isLessThan(NANOS_FOR_A_BYTE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"",
        "\" ",
        "\"\n",
        "\n",
        "x\n",
        " ",
        "\" x",
        "\" 1:00 1 1 x\n",
        "'",
        "' ",
        "# 1 \"",
        "# 1 \"a\" 1 x 1 1:00 1 1\n",
        "9",
        "1 BOT 1 1 x 1 '",
        "1 1:00:00"
      })
  void statusIsReadInOnePass(String unit) {
    for (String head : new String[] {"", "# 1 \"", "# 1 2 \"a", " 1 BOT 1 1 active 1 '", "#"}) {
      takesNoLongerThanItMay("status", input(head, unit, " x\n", SIZE));
      takesNoLongerThanItMay("status", input(head, head + unit, "", SIZE));
      byte[] row = input(head, unit, "\n", 4_000);
      takesNoLongerThanItMay("status", input("", text(row), "", SIZE));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " : ",
        ": ",
        ":",
        " ",
        "a, ",
        ", \"a\"",
        ", a",
        "x : 1, a",
        "x",
        "[ a ] ",
        "a : b [ c ]\n"
      })
  void cvarlistIsReadInOnePass(String unit) {
    String columns = "x".repeat(80) + " : " + "1".repeat(16) + " : ";
    for (String head : new String[] {"", columns, "x : 1 [ ", "x : 1, ", columns + "a"}) {
      takesNoLongerThanItMay("cvarlist", input(head, unit, "", 16_000));
      byte[] line = input(head, unit, "\n", 16_000);
      takesNoLongerThanItMay("cvarlist", input("", text(line), "", SIZE));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\012\0\0\0\0\0\0\0\0\0\0\0\0\0",
        "\010\0\0\0\0\0\0\0\0\0\0\0",
        "\0\0\003\0\0\0\0\0",
        "\0"
      })
  void framesAreCutInOnePass(String unit) {
    takesNoLongerThanItMay("frames", input("", unit, "", 4 * SIZE));
    takesNoLongerThanItMay("frames", input("\0\0\100\0", unit, "", 4 * SIZE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u00ff", "\0", "a", "a\0", "\u00c3", "\1a\0\0\0\0\0\0\0\0\0"})
  void messagesAreReadInOnePass(String unit) {
    for (String type : new String[] {"I", "m", "D\u00ff", "E\u00ff\u00ff", "l", "A", "j"}) {
      String head = "\u00ff\u00ff\u00ff\u00ff" + type;
      takesNoLongerThanItMay("message", input(head, unit, "", SIZE));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{", "}", "\"", "\\", "[", "]", "a", "\"a\" {", "//\n", "/", "\"a\"[$X", "!$X||"})
  void keyValuesAreReadInOnePass(String unit) {
    for (String head : new String[] {"", "\"a\" ", "\"a\" [", "\"a\" {", "/"}) {
      takesNoLongerThanItMay("keyvalues", input(head, unit, "", SIZE));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[",
        "{\"a\":",
        "[1],",
        "\"",
        "\\",
        "\\u0041",
        "9",
        "-",
        "1e9",
        "0.1",
        " ",
        "a",
        "{\"a\":1},"
      })
  void answersOfTheWebApiAreReadInOnePass(String unit) {
    for (String head :
        new String[] {"", "{\"error\":", "{\"error\":\"", "[", "{\"a\":[{\"error\":"}) {
      takesNoLongerThanItMay("answer", input(head, unit, "", LONGEST_REASON));
      takesNoLongerThanItMay("answer", input(head, unit, "\"}", LONGEST_REASON));
      takesNoLongerThanItMay("answer", input(head, unit, "]}]}", LONGEST_REASON));
    }
  }

  @Test
  void noRepeatedPatternThatASearchFindsTakesLonger() {
    String[] parts = {
      "\"", "'", " ", "\n", "\r", ":", ", ", "#", "1", "12:34", "a", "{", "}", "[", "]", "\\", "/",
      "\0", "\u00ff", "STEAM_", "hltv:", "delay:", "BOT", "unknown", " : ", "U:1:"
    };
    Random random = new Random(SEED);
    for (int i = 0; i < SEARCHES; i++) {
      String head = words(parts, random, 4);
      String unit = words(parts, random, 1 + random.nextInt(5)) + "x".repeat(random.nextInt(2));
      byte[] input = input(head, unit.isEmpty() ? "y" : unit, words(parts, random, 2), 32 << 10);
      PARSERS.keySet().forEach(p -> takesNoLongerThanItMay(p, input));
    }
  }

  private static String words(String[] parts, Random random, int count) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < count; i++) {
      words.append(parts[random.nextInt(parts.length)]);
    }
    return words.toString();
  }
}
