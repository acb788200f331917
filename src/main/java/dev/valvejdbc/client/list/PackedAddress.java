package dev.valvejdbc.client.list;

/** Writes the address of an IPv4 server into one number, of which lists hold millions. */
final class PackedAddress {
  /** What is no address of four numbers and a port, written as lists write it. */
  static final long NONE = -1;

  private static final int LONGEST = "255.255.255.255:65535".length();
  private static final int OCTETS = 4;

  private PackedAddress() {}

  /** The number of {@code ip:port}, {@link #NONE} for all other texts. */
  static long of(String address) {
    long packed = 0;
    long part = 0;
    int digits = 0;
    int parts = 0;
    if (address.length() > LONGEST) {
      return NONE;
    }
    for (int i = 0; i < address.length(); i++) {
      char c = address.charAt(i);
      if (c >= '0' && c <= '9') {
        if (digits > 0 && part == 0) {
          return NONE; // would be written otherwise
        }
        part = 10 * part + (c - '0');
        digits++;
      } else if (c == (parts == OCTETS - 1 ? ':' : '.') && digits > 0 && part <= 0xff) {
        packed = packed << 8 | part;
        parts++;
        part = 0;
        digits = 0;
      } else {
        return NONE;
      }
    }
    return parts == OCTETS && digits > 0 && part <= 0xffff ? packed << 16 | part : NONE;
  }

  /** The text of a number. */
  static String text(long packed) {
    return (packed >> 40 & 0xff)
        + "."
        + (packed >> 32 & 0xff)
        + "."
        + (packed >> 24 & 0xff)
        + "."
        + (packed >> 16 & 0xff)
        + ":"
        + (packed & 0xffff);
  }
}
