package dev.valvejdbc.wire;

import java.nio.charset.StandardCharsets;

/**
 * Decodes text of unknown origin: UTF-8, with U+FFFD for each maximal part of a sequence that is
 * none, as Unicode recommends (The Unicode Standard, section 3.9) and other languages do; the JDK's
 * own decoder counts some parts otherwise.
 */
public final class WireText {
  private static final char REPLACEMENT = '\uFFFD';

  private WireText() {}

  /** The text of any bytes. */
  public static String decode(byte[] bytes) {
    return decode(bytes, 0, bytes.length);
  }

  /** The text of a part of an array. */
  public static String decode(byte[] bytes, int from, int length) {
    String text = new String(bytes, from, length, StandardCharsets.UTF_8);
    return text.indexOf(REPLACEMENT) < 0 ? text : lenient(bytes, from, from + length);
  }

  private static String lenient(byte[] bytes, int from, int end) {
    StringBuilder text = new StringBuilder(end - from);
    int i = from;
    while (i < end) {
      int lead = bytes[i] & 0xff;
      int wanted = continuations(lead);
      int taken = 0;
      int point = lead & (0x7f >> (wanted + 1));
      while (taken < wanted
          && i + taken + 1 < end
          && continues(lead, taken, bytes[i + taken + 1] & 0xff)) {
        point = point << 6 | (bytes[i + taken + 1] & 0x3f);
        taken++;
      }
      if (lead < 0x80) {
        text.append((char) lead);
      } else if (wanted > 0 && taken == wanted) {
        text.appendCodePoint(point);
      } else {
        text.append(REPLACEMENT);
      }
      i += 1 + taken;
    }
    return text.toString();
  }

  /** How many bytes at the end begin a character that is cut; 0 if the last one is whole. */
  public static int cutOff(byte[] bytes) {
    for (int back = 1; back <= Math.min(3, bytes.length); back++) {
      int wanted = continuations(bytes[bytes.length - back] & 0xff);
      if (wanted > 0) {
        return wanted >= back ? back : 0;
      }
    }
    return 0;
  }

  /** How many bytes must follow a first byte; 0 for ASCII and for bytes that begin nothing. */
  private static int continuations(int lead) {
    if (lead >= 0xc2 && lead <= 0xdf) {
      return 1;
    }
    if (lead >= 0xe0 && lead <= 0xef) {
      return 2;
    }
    return lead >= 0xf0 && lead <= 0xf4 ? 3 : 0;
  }

  private static boolean continues(int lead, int position, int next) {
    int least = 0x80;
    int most = 0xbf;
    if (position == 0) {
      least = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : least;
      most = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : most;
    }
    return next >= least && next <= most;
  }
}
