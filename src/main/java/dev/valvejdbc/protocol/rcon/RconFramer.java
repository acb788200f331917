package dev.valvejdbc.protocol.rcon;

import dev.valvejdbc.wire.MalformedException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Cuts a stream into frames, however it arrives; each byte is moved a few times at most. */
public final class RconFramer {
  /** Bytes of the largest frame accepted: CS2 sends whole lists in one. */
  public static final int LARGEST = 4 << 20;

  private static final int SIZE = 4;
  private static final int HEAD = 8;
  private static final int BUFFER = 8_192;

  private byte[] bytes = new byte[BUFFER];
  private int from;
  private int to;

  /** Takes what arrived. */
  public void add(byte[] arrived, int count) {
    if (to + count > bytes.length) {
      makeRoom(count);
    }
    System.arraycopy(arrived, 0, bytes, to, count);
    to += count;
  }

  /** Moves what is left to the front; a buffer that stays half full is doubled instead. */
  private void makeRoom(int count) {
    int left = to - from;
    int needed = left + count;
    byte[] target = needed > bytes.length / 2 ? new byte[Math.max(BUFFER, 2 * needed)] : bytes;
    System.arraycopy(bytes, from, target, 0, left);
    bytes = target;
    from = 0;
    to = left;
  }

  /**
   * The next frame, null if it is not whole yet.
   *
   * @throws MalformedException if its size cannot be
   */
  public @Nullable RconPacket next() {
    if (to - from < SIZE) {
      return null;
    }
    int size = littleEndian().getInt();
    if (size < HEAD || size > LARGEST) {
      throw new MalformedException("a console's frame of " + size + " bytes cannot be");
    }
    if (to - from < SIZE + size) {
      return null;
    }
    RconPacket packet = packet(from + SIZE + size);
    from += SIZE + size;
    if (from == to) {
      from = 0;
      to = 0;
    }
    return packet;
  }

  /**
   * What has come of a frame that is not whole, as if it ended here: some games send less than its
   * size says.
   *
   * @return null if nothing of its body has come
   */
  public @Nullable RconPacket unfinished() {
    return to - from <= SIZE + HEAD ? null : packet(to);
  }

  private ByteBuffer littleEndian() {
    return ByteBuffer.wrap(bytes, from, to - from).order(ByteOrder.LITTLE_ENDIAN);
  }

  private RconPacket packet(int given) {
    ByteBuffer in = littleEndian();
    in.position(from + SIZE);
    int id = in.getInt();
    int type = in.getInt();
    int body = from + SIZE + HEAD;
    int end = given;
    for (int i = 0; i < 2 && end > body && bytes[end - 1] == 0; i++) {
      end--;
    }
    return new RconPacket(id, type, Arrays.copyOfRange(bytes, body, end));
  }
}
