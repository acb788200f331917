package dev.valvejdbc.protocol.a2s;

import dev.valvejdbc.wire.MalformedException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fragments of one message, collected raw until one of them tells the format. */
final class SplitMessage {
  private static final int SHORTEST_FRAGMENT = 10;
  private static final int MOST_FRAGMENTS = 255;

  private final List<byte[]> fragments = new ArrayList<>();
  private @Nullable SplitFormat format;
  private int bytes;

  /** Adds a fragment; returns the message if it is whole now. */
  @Nullable AssembledMessage add(byte[] fragment) {
    if (fragment.length < SHORTEST_FRAGMENT
        || fragments.size() >= MOST_FRAGMENTS
        || fragments.stream().anyMatch(f -> Arrays.equals(f, fragment))) {
      return null;
    }
    bytes += fragment.length;
    if (bytes > AssembledMessage.LARGEST) {
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

  /** How many parts have come, of how many; null if their format is not known yet. */
  @Nullable String progress() {
    if (format == null || fragments.isEmpty()) {
      return null;
    }
    return fragments.size() + " of " + format.total(fragments.get(0)) + " parts";
  }

  private @Nullable AssembledMessage joined(SplitFormat known) {
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
    return new AssembledMessage(message, known.compressed);
  }
}
