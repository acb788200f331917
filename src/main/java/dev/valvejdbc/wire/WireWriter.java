package dev.valvejdbc.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes little-endian fields in wire order; grows as needed. */
public final class WireWriter {
  private ByteBuffer bytes = ByteBuffer.allocate(128).order(ByteOrder.LITTLE_ENDIAN);

  private ByteBuffer room(int count) {
    if (bytes.remaining() < count) {
      int size = Math.max(bytes.capacity() * 2, bytes.position() + count);
      bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN).put(bytes.flip());
    }
    return bytes;
  }

  /** An unsigned byte; higher bits are dropped. */
  public WireWriter u8(int value) {
    room(1).put((byte) value);
    return this;
  }

  /** An unsigned 16-bit number; higher bits are dropped. */
  public WireWriter u16(int value) {
    room(2).putShort((short) value);
    return this;
  }

  /** A 32-bit number. */
  public WireWriter i32(int value) {
    room(4).putInt(value);
    return this;
  }

  /** An unsigned 32-bit number. */
  public WireWriter u32(long value) {
    return i32((int) value);
  }

  /** A 64-bit number. */
  public WireWriter u64(long value) {
    room(8).putLong(value);
    return this;
  }

  /** An IEEE 754 single. */
  public WireWriter f32(float value) {
    room(4).putFloat(value);
    return this;
  }

  /** UTF-8 text and its terminator. */
  public WireWriter strz(String text) {
    return raw(text.getBytes(StandardCharsets.UTF_8)).u8(0);
  }

  /** Bytes as they are. */
  public WireWriter raw(byte[] value) {
    room(value.length).put(value);
    return this;
  }

  /** A copy of what was written. */
  public byte[] toByteArray() {
    byte[] copy = new byte[bytes.position()];
    bytes.get(0, copy);
    return copy;
  }
}
