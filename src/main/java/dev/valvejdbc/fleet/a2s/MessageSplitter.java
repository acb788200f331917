package dev.valvejdbc.fleet.a2s;

import dev.valvejdbc.fleet.world.Behaviour.SplitForm;
import dev.valvejdbc.protocol.a2s.A2sCodec;
import dev.valvejdbc.wire.WireWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/** Cuts a message into fragments as servers of each kind do. */
final class MessageSplitter {
  private static final int PAYLOAD = 160;
  private static final int MOST_OF_GOLDSRC = 15;
  private static final int COMPRESSED = 0x8000_0000;

  private MessageSplitter() {}

  /** Makes the datagrams of a message with its header: one if it is short or not to be cut. */
  static List<byte[]> split(byte[] message, SplitForm form, int id, boolean shuffled) {
    if (form == SplitForm.NONE || message.length <= PAYLOAD) {
      return List.of(message);
    }
    boolean packed = form == SplitForm.BZIP2;
    byte[] content = packed ? packed(message) : message;
    int size =
        form == SplitForm.GOLDSRC
            ? Math.max(PAYLOAD, (content.length + MOST_OF_GOLDSRC - 1) / MOST_OF_GOLDSRC)
            : PAYLOAD;
    int total = (content.length + size - 1) / size;
    List<byte[]> fragments = new ArrayList<>();
    for (int i = 0; i < total; i++) {
      WireWriter out = new WireWriter().i32(A2sCodec.SPLIT).i32(packed ? id | COMPRESSED : id);
      switch (form) {
        case GOLDSRC -> out.u8(i << 4 | total);
        case SOURCE_WITHOUT_SIZE -> out.u8(total).u8(i);
        case SOURCE, BZIP2 -> out.u8(total).u8(i).u16(size);
        case NONE -> throw new IllegalStateException("it is not cut");
      }
      fragments.add(
          out.raw(Arrays.copyOfRange(content, i * size, Math.min(content.length, (i + 1) * size)))
              .toByteArray());
    }
    if (shuffled) {
      Collections.reverse(fragments);
    }
    return fragments;
  }

  /** Packs a message: size, checksum and one bzip2 stream. */
  private static byte[] packed(byte[] message) {
    CRC32 crc = new CRC32();
    crc.update(message);
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    try (BZip2CompressorOutputStream bzip2 = new BZip2CompressorOutputStream(stream)) {
      bzip2.write(message);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new WireWriter()
        .u32(message.length)
        .u32(crc.getValue())
        .raw(stream.toByteArray())
        .toByteArray();
  }
}
