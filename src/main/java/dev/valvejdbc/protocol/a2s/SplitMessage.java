package dev.valvejdbc.protocol.a2s;

import dev.valvejdbc.wire.MalformedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.jspecify.annotations.Nullable;

/** The fragments of one message, collected raw until one of them tells the format. */
final class SplitMessage {
  private static final int LARGEST = 1 << 20;
  private static final int SHORTEST_FRAGMENT = 10;
  private static final int MOST_FRAGMENTS = 255;

  private final List<byte[]> fragments = new ArrayList<>();
  private @Nullable SplitFormat format;
  private int bytes;

  /** Adds a fragment; returns the message if it is whole now. */
  @Nullable ByteBuffer add(byte[] fragment) {
    if (fragment.length < SHORTEST_FRAGMENT
        || fragments.size() >= MOST_FRAGMENTS
        || fragments.stream().anyMatch(f -> Arrays.equals(f, fragment))) {
      return null;
    }
    bytes += fragment.length;
    if (bytes > LARGEST) {
      throw new MalformedException("the server's split answer is larger than 1 MiB");
    }
    fragments.add(fragment);
    if (format == null) {
      format = SplitFormat.shownBy(fragment);
    }
    SplitFormat known = format == null ? guessed() : format;
    return known == null ? null : joined(known);
  }

  /** The format of a whole message whose inner header is missing; null if it may not be whole. */
  private @Nullable SplitFormat guessed() {
    for (SplitFormat guess : List.of(SplitFormat.SOURCE, SplitFormat.GOLDSRC)) {
      byte[] @Nullable [] inOrder = inOrder(guess);
      if (inOrder.length == fragments.size() && Arrays.stream(inOrder).allMatch(f -> f != null)) {
        return guess;
      }
    }
    return null;
  }

  private byte[] @Nullable [] inOrder(SplitFormat format) {
    byte[] @Nullable [] inOrder = new byte[0][];
    for (byte[] fragment : fragments) {
      int total = format.total(fragment);
      int number = format.number(fragment);
      if (inOrder.length == 0) {
        inOrder = new byte[total][];
      }
      if (number >= 0 && number < total && total == inOrder.length && inOrder[number] == null) {
        inOrder[number] = fragment;
      }
    }
    return inOrder;
  }

  private @Nullable ByteBuffer joined(SplitFormat known) {
    byte[] @Nullable [] inOrder = inOrder(known);
    if (inOrder.length == 0 || Arrays.stream(inOrder).anyMatch(f -> f == null)) {
      return null;
    }
    ByteBuffer message = ByteBuffer.allocate(bytes);
    for (byte[] fragment : inOrder) {
      if (fragment != null) {
        message.put(fragment, known.payload, fragment.length - known.payload);
      }
    }
    message.flip();
    return known.compressed ? decompressed(message) : message;
  }

  private static ByteBuffer decompressed(ByteBuffer message) {
    message.order(ByteOrder.LITTLE_ENDIAN);
    if (message.remaining() < SplitFormat.COMPRESSION_HEADER) {
      throw new MalformedException("the server's compressed answer is cut short");
    }
    long size = message.getInt() & 0xffff_ffffL;
    int checksum = message.getInt();
    if (size > LARGEST) {
      throw new MalformedException("the server's compressed answer says it is larger than 1 MiB");
    }
    byte[] packed = new byte[message.remaining()];
    message.get(packed);
    ByteArrayInputStream in = new ByteArrayInputStream(packed);
    try (BZip2CompressorInputStream bzip2 = new BZip2CompressorInputStream(in)) {
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
