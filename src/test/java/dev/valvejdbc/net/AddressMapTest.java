package dev.valvejdbc.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AddressMapTest {
  private final AddressMap<String> map = new AddressMap<>();

  private static InetSocketAddress address(int host, int port) {
    return new InetSocketAddress("198.51.100." + host, port);
  }

  @Test
  void addressesAndPortsWhoseSumsAreTheSameAreKeptApart() {
    map.put(address(1, 27016), "a");
    map.put(address(2, 27015), "b");
    map.put(new InetSocketAddress("2001:db8::1", 27015), "c");
    map.put(new InetSocketAddress("2001:db8::", 27016), "d");

    assertThat(map.get(address(1, 27016))).isEqualTo("a");
    assertThat(map.get(address(2, 27015))).isEqualTo("b");
    assertThat(map.get(new InetSocketAddress("2001:db8::1", 27015))).isEqualTo("c");
    assertThat(map.get(address(1, 27015))).isNull();
    assertThat(map.size()).isEqualTo(4);
  }

  @Test
  void addressesOfEveryKindHavePlaces() {
    InetSocketAddress nothing = new InetSocketAddress("0.0.0.0", 0);
    InetSocketAddress everything = new InetSocketAddress("255.255.255.255", 65_535);
    InetSocketAddress unresolved = InetSocketAddress.createUnresolved("nobody.invalid", 1);
    map.put(nothing, "nothing");
    map.put(everything, "everything");
    map.put(unresolved, "unresolved");

    assertThat(map.values()).containsExactlyInAnyOrder("nothing", "everything", "unresolved");
    assertThat(map.get(everything)).isEqualTo("everything");
    map.remove(unresolved);
    map.remove(unresolved);
    assertThat(map.get(unresolved)).isNull();
  }

  @Test
  void itHoldsWhatAnyOtherMapHoldsAfterAnyChanges() {
    Map<InetSocketAddress, String> expected = new HashMap<>();
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      InetSocketAddress address = address(random.nextInt(40), 27_000 + random.nextInt(10));
      if (random.nextInt(5) < 2) {
        map.remove(address);
        expected.remove(address);
      } else {
        map.put(address, "v" + i);
        expected.put(address, "v" + i);
      }
    }
    for (int host = 0; host < 40; host++) {
      for (int port = 27_000; port < 27_010; port++) {
        assertThat(map.get(address(host, port))).isEqualTo(expected.get(address(host, port)));
      }
    }
    assertThat(map.size()).isEqualTo(expected.size());
    assertThat(map.values()).containsExactlyInAnyOrderElementsOf(expected.values());
  }
}
