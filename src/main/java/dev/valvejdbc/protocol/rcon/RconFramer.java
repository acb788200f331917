package dev.valvejdbc.protocol.rcon;

import dev.valvejdbc.wire.MalformedException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Cuts a stream into frames, however it arrives. */
public final class RconFramer {
  /** Bytes of the largest frame accepted: CS2 sends whole lists in one. */
  public static final int LARGEST = 4 << 20;

  private static final int SIZE = 4;
  private static final int HEAD = 8;

  private byte[] bytes = new byte[8_192];
  private int length;

  /** Takes what arrived. */
  public void add(byte[] arrived, int count) {
    if (length + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
    }
    System.arraycopy(arrived, 0, bytes, length, count);
    length += count;
  }

  /**
   * The next frame, null if it is not whole yet.
   *
   * @throws MalformedException if its size cannot be
   */
  public @Nullable RconPacket next() {
    if (length < SIZE) {
      return null;
    }
    ByteBuffer in = ByteBuffer.wrap(bytes, 0, length).order(ByteOrder.LITTLE_ENDIAN);
    int size = in.getInt();
    if (size < HEAD || size > LARGEST) {
      throw new MalformedException("a console's frame of " + size + " bytes cannot be");
    }
    if (length < SIZE + size) {
      return null;
    }
    RconPacket packet = packet(in, SIZE + size);
    length -= SIZE + size;
    System.arraycopy(bytes, SIZE + size, bytes, 0, length);
    return packet;
  }

  /**
   * What has come of a frame that is not whole, as if it ended here: some games send less than its
   * size says.
   *
   * @return null if nothing of its body has come
   */
  public @Nullable RconPacket unfinished() {
    if (length <= SIZE + HEAD) {
      return null;
    }
    ByteBuffer in = ByteBuffer.wrap(bytes, 0, length).order(ByteOrder.LITTLE_ENDIAN);
    return packet(in.position(SIZE), length);
  }

  private RconPacket packet(ByteBuffer in, int given) {
    int id = in.getInt();
    int type = in.getInt();
    int end = given;
    for (int i = 0; i < 2 && end > SIZE + HEAD && bytes[end - 1] == 0; i++) {
      end--;
    }
    return new RconPacket(id, type, Arrays.copyOfRange(bytes, SIZE + HEAD, end));
  }
}
