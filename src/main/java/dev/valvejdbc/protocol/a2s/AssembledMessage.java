package dev.valvejdbc.protocol.a2s;

import dev.valvejdbc.wire.MalformedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/**
 * A split message whose fragments are all there. A compressed one is decompressed when it is read,
 * so that whoever must not work long can leave that to another thread: a few bytes of bzip2 may
 * cost as much as a mebibyte.
 */
public final class AssembledMessage {
  /** Bytes of the largest message, decompressed or not. */
  static final int LARGEST = 1 << 20;

  /** Bytes up to which a plain message costs nothing that counts. */
  private static final int SHORT = 16 << 10;

  private final ByteBuffer bytes;
  private final boolean compressed;

  AssembledMessage(ByteBuffer bytes, boolean compressed) {
    this.bytes = bytes;
    this.compressed = compressed;
  }

  /** Whether reading it, or decoding what was read, may take long: milliseconds. */
  public boolean isCostly() {
    return compressed || bytes.remaining() > SHORT;
  }

  /**
   * The message.
   *
   * @throws MalformedException if it is too large, or its compression is broken
   */
  public ByteBuffer read() {
    return compressed ? decompressed() : bytes;
  }

  private ByteBuffer decompressed() {
    ByteBuffer packed = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
    if (packed.remaining() < SplitFormat.COMPRESSION_HEADER) {
      throw new MalformedException("the server's compressed answer is cut short");
    }
    long size = packed.getInt() & 0xffff_ffffL;
    int checksum = packed.getInt();
    if (size > LARGEST) {
      throw new MalformedException("the server's compressed answer says it is larger than 1 MiB");
    }
    byte[] stream = new byte[packed.remaining()];
    packed.get(stream);
    try (BZip2CompressorInputStream bzip2 =
        new BZip2CompressorInputStream(new ByteArrayInputStream(stream))) {
      byte[] plain = bzip2.readNBytes((int) size + 1);
      CRC32 crc = new CRC32();
      crc.update(plain);
      if (plain.length != size || (int) crc.getValue() != checksum) {
        throw new MalformedException(
            "the server's compressed answer does not match its size and checksum");
      }
      return ByteBuffer.wrap(plain);
    } catch (IOException | IndexOutOfBoundsException | IllegalStateException e) {
      throw new MalformedException("the server's compressed answer cannot be decompressed");
    }
  }
}
