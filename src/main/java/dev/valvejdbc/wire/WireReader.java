package dev.valvejdbc.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Function;

/**
 * Reads little-endian fields in wire order. Each is named, so that an error can say which one was
 * cut short. No text fails a record, whatever bytes it has.
 */
public final class WireReader {
  private final ByteBuffer bytes;
  private final String message;
  private final Function<byte[], String> text;

  /**
   * Reads what remains of a buffer, whose texts are UTF-8.
   *
   * @param message what is read, for errors
   */
  public WireReader(ByteBuffer bytes, String message) {
    this(bytes, message, WireText::decode);
  }

  /**
   * Reads what remains of a buffer.
   *
   * @param message what is read, for errors
   * @param text decodes bytes, any of them
   */
  public WireReader(ByteBuffer bytes, String message, Function<byte[], String> text) {
    this.bytes = bytes.order(ByteOrder.LITTLE_ENDIAN);
    this.message = message;
    this.text = text;
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
    byte[] found = new byte[end - start];
    bytes.get(found);
    bytes.get();
    return text.apply(found);
  }

  /** Text up to the end, terminators included. */
  public String rest() {
    byte[] found = new byte[bytes.remaining()];
    bytes.get(found);
    return text.apply(found);
  }
}
