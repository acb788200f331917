package dev.valvejdbc.protocol.a2s;

import org.jspecify.annotations.Nullable;

/**
 * The formats of split messages. Nothing announces them: only the fragment with number 0 tells, by
 * where the inner message begins.
 */
enum SplitFormat {
  GOLDSRC(9, false),
  SOURCE_WITHOUT_SIZE(10, false),
  SOURCE(12, false),
  COMPRESSED_WITHOUT_SIZE(10, true),
  COMPRESSED(12, true);

  private static final int COUNTS = 8;
  private static final int NUMBER = 9;
  private static final byte[] INNER_HEADER = {-1, -1, -1, -1};
  private static final byte[] BZIP2 = {'B', 'Z', 'h'};

  /** Decompressed size and checksum, in fragment 0 alone. */
  static final int COMPRESSION_HEADER = 8;

  final int payload;
  final boolean compressed;

  SplitFormat(int payload, boolean compressed) {
    this.payload = payload;
    this.compressed = compressed;
  }

  /** The format that a fragment shows, null if it is not the one that can tell. */
  static @Nullable SplitFormat shownBy(byte[] fragment) {
    for (SplitFormat format : values()) {
      if (format.number(fragment) == 0 && format.begins(fragment)) {
        return format;
      }
    }
    return null;
  }

  private boolean begins(byte[] fragment) {
    return compressed
        ? fragment[7] < 0 && at(fragment, payload + COMPRESSION_HEADER, BZIP2)
        : at(fragment, payload, INNER_HEADER);
  }

  private static boolean at(byte[] fragment, int offset, byte[] expected) {
    if (fragment.length < offset + expected.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if (fragment[offset + i] != expected[i]) {
        return false;
      }
    }
    return true;
  }

  /** The number of a fragment, from 0; -1 if it is too short to have one. */
  int number(byte[] fragment) {
    if (fragment.length < payload) {
      return -1;
    }
    return this == GOLDSRC ? (fragment[COUNTS] & 0xff) >> 4 : fragment[NUMBER] & 0xff;
  }

  /** How many fragments the message has, as a fragment says. */
  int total(byte[] fragment) {
    return this == GOLDSRC ? fragment[COUNTS] & 0x0f : fragment[COUNTS] & 0xff;
  }
}
