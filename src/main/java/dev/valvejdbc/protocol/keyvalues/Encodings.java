package dev.valvejdbc.protocol.keyvalues;

import dev.valvejdbc.wire.MalformedException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Finds out in which encoding a file is. */
final class Encodings {
  private static final byte[] UTF_8_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
  private static final byte[] UTF_16LE_MARK = {(byte) 0xff, (byte) 0xfe};

  private Encodings() {}

  /** The characters without the byte order mark. */
  static String decode(byte[] bytes) {
    if (startsWith(bytes, UTF_16LE_MARK)) {
      try {
        return strictly(StandardCharsets.UTF_16LE, bytes, UTF_16LE_MARK.length);
      } catch (CharacterCodingException e) {
        throw new MalformedException("KeyValues text with the mark of UTF-16 is not UTF-16");
      }
    }
    int start = startsWith(bytes, UTF_8_MARK) ? UTF_8_MARK.length : 0;
    try {
      return strictly(StandardCharsets.UTF_8, bytes, start);
    } catch (CharacterCodingException e) {
      return new String(bytes, start, bytes.length - start, StandardCharsets.ISO_8859_1);
    }
  }

  private static String strictly(Charset charset, byte[] bytes, int start)
      throws CharacterCodingException {
    // a new decoder reports what it cannot decode
    return charset
        .newDecoder()
        .decode(ByteBuffer.wrap(bytes, start, bytes.length - start))
        .toString();
  }

  private static boolean startsWith(byte[] bytes, byte[] mark) {
    return bytes.length >= mark.length
        && Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length);
  }
}
