package dev.valvejdbc.net;

import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A map by address and port, of one thread. The hash of an {@link InetSocketAddress} is the sum of
 * both, which the servers of a hoster share by the dozen; here an IPv4 address is a number that has
 * a place of its own, and finding it follows no reference.
 */
public final class AddressMap<V> {
  private static final int SMALLEST = 64;
  private static final long NONE = -1;

  private final Map<InetSocketAddress, V> others = new HashMap<>();
  private long[] keys = empty(SMALLEST);
  private @Nullable Object[] values = new Object[SMALLEST];
  private int count;

  private static long[] empty(int length) {
    long[] keys = new long[length];
    Arrays.fill(keys, NONE);
    return keys;
  }

  private static long packed(InetSocketAddress address) {
    if (!(address.getAddress() instanceof Inet4Address v4)) {
      return NONE;
    }
    byte[] octets = v4.getAddress(); // by constant indices, so that no array is made
    return (octets[0] & 0xffL) << 40
        | (octets[1] & 0xffL) << 32
        | (octets[2] & 0xffL) << 24
        | (octets[3] & 0xffL) << 16
        | address.getPort();
  }

  private int home(long key) {
    return (int) ((key * 0x9e3779b97f4a7c15L) >>> 32) & (keys.length - 1);
  }

  /** Where a key is, or would be. */
  private int place(long key) {
    int at = home(key);
    while (keys[at] != key && keys[at] != NONE) {
      at = next(at);
    }
    return at;
  }

  private int next(int at) {
    return (at + 1) & (keys.length - 1);
  }

  /** What an address has; null for nothing. */
  @SuppressWarnings("unchecked") // only put writes values
  public @Nullable V get(InetSocketAddress address) {
    long key = packed(address);
    return key == NONE ? others.get(address) : (V) values[place(key)];
  }

  /** What an address has from now on. */
  public void put(InetSocketAddress address, V value) {
    long key = packed(address);
    if (key == NONE) {
      others.put(address, value);
    } else {
      put(key, value);
    }
  }

  private void put(long key, Object value) {
    int at = place(key);
    values[at] = value;
    if (keys[at] == NONE) {
      keys[at] = key;
      count++;
      if (count > keys.length / 2) {
        grow();
      }
    }
  }

  private void grow() {
    long[] oldKeys = keys;
    @Nullable Object[] oldValues = values;
    keys = empty(2 * oldKeys.length);
    values = new Object[keys.length];
    count = 0;
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != NONE) {
        put(oldKeys[i], Objects.requireNonNull(oldValues[i]));
      }
    }
  }

  /** What an address has; if that is nothing, what it is given now. */
  public V get(InetSocketAddress address, Supplier<V> fresh) {
    V value = get(address);
    if (value == null) {
      value = fresh.get();
      put(address, value);
    }
    return value;
  }

  /** Takes away what an address has. */
  public void remove(InetSocketAddress address) {
    long key = packed(address);
    if (key == NONE) {
      others.remove(address);
      return;
    }
    int gap = place(key);
    if (keys[gap] == NONE) {
      return;
    }
    count--;
    for (int at = next(gap); keys[at] != NONE; at = next(at)) {
      if (distance(home(keys[at]), at) >= distance(gap, at)) {
        keys[gap] = keys[at];
        values[gap] = values[at];
        gap = at;
      }
    }
    keys[gap] = NONE;
    values[gap] = null;
  }

  private int distance(int from, int to) {
    return (to - from) & (keys.length - 1);
  }

  /** How many addresses have something. */
  public int size() {
    return count + others.size();
  }

  /** A copy of all that addresses have, in no order. */
  @SuppressWarnings("unchecked") // only put writes values
  public List<V> values() {
    List<V> all = new ArrayList<>(others.values());
    for (Object value : values) {
      if (value != null) {
        all.add((V) value);
      }
    }
    return all;
  }
}
