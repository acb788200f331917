package dev.valvejdbc.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads little-endian fields in wire order. Each is named, so that an error can say which one was
 * cut short. No text fails a record, whatever bytes it has.
 */
public final class WireReader {
  private final ByteBuffer bytes;
  private final String message;
  private final TextDecoder text;

  /** Makes texts of bytes, any of them. */
  public interface TextDecoder {
    /** The text of a part of an array. */
    String decode(byte[] bytes, int from, int length);
  }

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
   * @param bytes one that is not on an array is copied, since texts are made of arrays
   * @param message what is read, for errors
   * @param text decodes texts
   */
  public WireReader(ByteBuffer bytes, String message, TextDecoder text) {
    this.bytes = (bytes.hasArray() ? bytes : copy(bytes)).order(ByteOrder.LITTLE_ENDIAN);
    this.message = message;
    this.text = text;
  }

  private static ByteBuffer copy(ByteBuffer bytes) {
    return ByteBuffer.allocate(bytes.remaining()).put(bytes).flip();
  }

  /** Reads on in what turned out to be another message. */
  public WireReader as(String other) {
    return new WireReader(bytes, other, text);
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
    byte[] array = bytes.array();
    int start = bytes.arrayOffset() + bytes.position() + offset;
    int limit = bytes.arrayOffset() + bytes.limit();
    for (int i = start; i < limit; i++) {
      if (array[i] == 0) {
        return i - start;
      }
    }
    return -1;
  }

  /** Text up to its terminator. */
  public String strz(String field) {
    int length = bytesToTerminator(0);
    if (length < 0) {
      throw new MalformedException(
          "the server's " + message + " answer does not end its field '" + field + "'");
    }
    String found = text(length);
    bytes.get();
    return found;
  }

  /** Text up to the end, terminators included. */
  public String rest() {
    return text(bytes.remaining());
  }

  private String text(int length) {
    int from = bytes.position();
    bytes.position(from + length);
    return text.decode(bytes.array(), bytes.arrayOffset() + from, length);
  }
}
