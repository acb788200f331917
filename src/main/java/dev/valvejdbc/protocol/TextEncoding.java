package dev.valvejdbc.protocol;

import dev.valvejdbc.wire.WireReader.TextDecoder;
import dev.valvejdbc.wire.WireText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How texts of servers are decoded. No encoding fails: what a charset does not know becomes U+FFFD;
 * ISO-8859-1 knows every byte, so that nothing is lost by it.
 *
 * @param charset null for UTF-8 where a text is that, else ISO-8859-1
 */
public record TextEncoding(@Nullable Charset charset) implements TextDecoder {
  /** Text by text: UTF-8 where it is that, even if it is cut, else ISO-8859-1. */
  public static final TextEncoding AUTO = new TextEncoding(null);

  /** UTF-8 alone. */
  public static final TextEncoding UTF_8 = new TextEncoding(StandardCharsets.UTF_8);

  private static final String AUTO_NAME = "auto";
  private static final String ASCII = "Az09 _.\\-";

  /**
   * The encoding of a name.
   *
   * @param name {@code auto}, or a charset's name or alias, without regard to case
   * @throws IllegalArgumentException if no charset has the name, or one in which the letters of
   *     ASCII are not the bytes of ASCII, as they are on the wire
   */
  public static TextEncoding of(String name) {
    if (name.toLowerCase(Locale.ROOT).equals(AUTO_NAME)) {
      return AUTO;
    }
    Charset charset = Charset.forName(name);
    if (!new String(ASCII.getBytes(StandardCharsets.US_ASCII), charset).equals(ASCII)) {
      throw new IllegalArgumentException("its letters are not those of ASCII");
    }
    return new TextEncoding(charset);
  }

  /** The name, as {@link #of} takes it. */
  public String name() {
    return charset == null ? AUTO_NAME : charset.name();
  }

  /** The text of some bytes. */
  public String decode(byte[] bytes) {
    return decode(bytes, 0, bytes.length);
  }

  @Override
  public String decode(byte[] bytes, int from, int length) {
    if (charset == null) {
      return isAscii(bytes, from, length)
          ? new String(bytes, from, length, StandardCharsets.ISO_8859_1)
          : auto(Arrays.copyOfRange(bytes, from, from + length));
    }
    return charset.equals(StandardCharsets.UTF_8)
        ? WireText.decode(bytes, from, length)
        : new String(bytes, from, length, charset);
  }

  private static boolean isAscii(byte[] bytes, int from, int length) {
    for (int i = from; i < from + length; i++) {
      if (bytes[i] < 0) {
        return false;
      }
    }
    return true;
  }

  private static String auto(byte[] bytes) {
    int whole = bytes.length - WireText.cutOff(bytes);
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes, 0, whole))
              .toString();
      boolean proven = whole == bytes.length || text.length() < whole;
      return proven ? WireText.decode(bytes) : new String(bytes, StandardCharsets.ISO_8859_1);
    } catch (CharacterCodingException e) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }
}
