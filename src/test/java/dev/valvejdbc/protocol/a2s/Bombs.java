package dev.valvejdbc.protocol.a2s;

/** Compressed answers in one datagram: few bytes that become many. */
public final class Bombs {
  private Bombs() {}

  /** A message, compressed, whole in one fragment. */
  public static byte[] compressed(int id, byte[] message) {
    return Fragments.source(id | 0x8000_0000, Fragments.compressed(message), 1).get(0);
  }

  /** The same as another message. */
  public static byte[] again(byte[] message, int id) {
    byte[] other = message.clone();
    other[4] = (byte) id;
    other[5] = (byte) (id >> 8);
    return other;
  }

  /** A mebibyte that does not match its checksum. */
  public static byte[] broken(int id) {
    byte[] packed = Fragments.compressed(new byte[1 << 20], 1 << 20, 0);
    return Fragments.source(id | 0x8000_0000, packed, 1).get(0);
  }
}
