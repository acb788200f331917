package dev.valvejdbc.protocol.a2s;

import dev.valvejdbc.wire.WireWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/** Cuts a message into fragments as servers do. */
final class Fragments {
  static final int COMPRESSED_ID = 0x8000_0012;
  private static final int STANDARD_SIZE = 1248;

  private Fragments() {}

  static List<byte[]> source(int id, byte[] message, int pieces) {
    List<byte[]> result = new ArrayList<>();
    for (byte[] payload : cut(message, pieces)) {
      result.add(
          header(id).u8(pieces).u8(result.size()).u16(STANDARD_SIZE).raw(payload).toByteArray());
    }
    return result;
  }

  static List<byte[]> sourceWithoutSize(int id, byte[] message, int pieces) {
    List<byte[]> result = new ArrayList<>();
    for (byte[] payload : cut(message, pieces)) {
      result.add(header(id).u8(pieces).u8(result.size()).raw(payload).toByteArray());
    }
    return result;
  }

  static List<byte[]> goldsrc(int id, byte[] message, int pieces) {
    List<byte[]> result = new ArrayList<>();
    for (byte[] payload : cut(message, pieces)) {
      result.add(header(id).u8(result.size() << 4 | pieces).raw(payload).toByteArray());
    }
    return result;
  }

  /** The bytes to cut for a compressed answer: what it says of itself, and the bzip2 stream. */
  static byte[] compressed(byte[] message, long declaredSize, int declaredChecksum) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (BZip2CompressorOutputStream out = new BZip2CompressorOutputStream(packed, 1)) {
      out.write(message);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new WireWriter()
        .u32(declaredSize)
        .i32(declaredChecksum)
        .raw(packed.toByteArray())
        .toByteArray();
  }

  static byte[] compressed(byte[] message) {
    return compressed(message, message.length, checksum(message));
  }

  static int checksum(byte[] message) {
    CRC32 crc = new CRC32();
    crc.update(message);
    return (int) crc.getValue();
  }

  private static WireWriter header(int id) {
    return new WireWriter().i32(A2sCodec.SPLIT).i32(id);
  }

  private static List<byte[]> cut(byte[] message, int pieces) {
    List<byte[]> result = new ArrayList<>();
    int size = (message.length + pieces - 1) / pieces;
    for (int i = 0; i < pieces; i++) {
      int from = Math.min(message.length, i * size);
      result.add(Arrays.copyOfRange(message, from, Math.min(message.length, from + size)));
    }
    return result;
  }
}
