package dev.valvejdbc.client.list;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** A set of addresses that takes some 16 bytes for each IPv4 server. */
final class AddressSet {
  private static final int SMALLEST = 64;

  private static final int OTHER_BYTES = 120;

  private final Set<String> others = new HashSet<>();
  private long[] table = empty(SMALLEST);
  private int count;
  private long otherBytes;

  private static long[] empty(int length) {
    long[] table = new long[length];
    Arrays.fill(table, PackedAddress.NONE);
    return table;
  }

  /** Adds an address; false if it is in the set already. */
  boolean add(String address) {
    long packed = PackedAddress.of(address);
    if (packed == PackedAddress.NONE) {
      boolean fresh = others.add(address);
      otherBytes += fresh ? OTHER_BYTES + 2L * address.length() : 0;
      return fresh;
    }
    int at = place(table, packed);
    if (table[at] == packed) {
      return false;
    }
    table[at] = packed;
    count++;
    if (count > table.length - table.length / 4) {
      grow();
    }
    return true;
  }

  boolean contains(String address) {
    long packed = PackedAddress.of(address);
    return packed == PackedAddress.NONE
        ? others.contains(address)
        : table[place(table, packed)] == packed;
  }

  int size() {
    return count + others.size();
  }

  /** About how much memory it takes. */
  long bytes() {
    return (long) Long.BYTES * table.length + otherBytes;
  }

  private void grow() {
    long[] larger = empty(2 * table.length);
    for (long packed : table) {
      if (packed != PackedAddress.NONE) {
        larger[place(larger, packed)] = packed;
      }
    }
    table = larger;
  }

  /** Where an address is, or would be. */
  private static int place(long[] table, long packed) {
    int mask = table.length - 1;
    long mixed = packed * 0x9e3779b97f4a7c15L;
    int at = (int) (mixed >>> 33) & mask;
    while (table[at] != PackedAddress.NONE && table[at] != packed) {
      at = (at + 1) & mask;
    }
    return at;
  }
}
