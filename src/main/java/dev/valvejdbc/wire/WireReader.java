package dev.valvejdbc.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads little-endian fields in wire order. Each is named, so that an error can say which one was
 * cut short. No text fails a record, whatever bytes it has: see {@link TextEncoding}.
 */
public final class WireReader {
  private final ByteBuffer bytes;
  private final String message;
  private final TextEncoding encoding;

  /**
   * Reads what remains of a buffer, whose texts are UTF-8.
   *
   * @param message what is read, for errors
   */
  public WireReader(ByteBuffer bytes, String message) {
    this(bytes, message, TextEncoding.UTF_8);
  }

  /**
   * Reads what remains of a buffer.
   *
   * @param message what is read, for errors
   */
  public WireReader(ByteBuffer bytes, String message, TextEncoding encoding) {
    this.bytes = bytes.order(ByteOrder.LITTLE_ENDIAN);
    this.message = message;
    this.encoding = encoding;
  }

  /** Bytes left. */
  public int remaining() {
    return bytes.remaining();
  }

  private void need(int count, String field) {
    if (bytes.remaining() < count) {
      throw new MalformedException(
          "the server's " + message + " answer ends before its field '" + field + "'");
    }
  }

  /** An unsigned byte. */
  public int u8(String field) {
    need(1, field);
    return bytes.get() & 0xff;
  }

  /** An unsigned 16-bit number. */
  public int u16(String field) {
    need(2, field);
    return bytes.getShort() & 0xffff;
  }

  /** A signed 32-bit number. */
  public int i32(String field) {
    need(4, field);
    return bytes.getInt();
  }

  /** An unsigned 32-bit number. */
  public long u32(String field) {
    return i32(field) & 0xffff_ffffL;
  }

  /** The 64 bits of an unsigned number. */
  public long u64(String field) {
    need(8, field);
    return bytes.getLong();
  }

  /** An IEEE 754 single; may be NaN or infinite. */
  public float f32(String field) {
    need(4, field);
    return bytes.getFloat();
  }

  /** How many bytes come before the first terminator behind an offset; -1 if there is none. */
  public int bytesToTerminator(int offset) {
    int start = bytes.position() + offset;
    for (int i = start; i < bytes.limit(); i++) {
      if (bytes.get(i) == 0) {
        return i - start;
      }
    }
    return -1;
  }

  /** Text up to its terminator. */
  public String strz(String field) {
    int start = bytes.position();
    int limit = bytes.limit();
    int end = start;
    while (end < limit && bytes.get(end) != 0) {
      end++;
    }
    if (end == limit) {
      throw new MalformedException(
          "the server's " + message + " answer does not end its field '" + field + "'");
    }
    byte[] text = new byte[end - start];
    bytes.get(text);
    bytes.get();
    return encoding.decode(text);
  }

  /** Text up to the end, terminators included. */
  public String rest() {
    byte[] text = new byte[bytes.remaining()];
    bytes.get(text);
    return encoding.decode(text);
  }
}
