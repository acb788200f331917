package dev.valvejdbc.client.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.valvejdbc.protocol.master.ListedServer;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses of long lists, kept in few bytes. */
class AddressSetTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0:0",
        "1.2.3.4:5",
        "127.0.0.1:27015",
        "255.255.255.255:65535",
        "10.0.0.10:1"
      })
  void anAddressIsReadAsItWasWritten(String address) {
    assertThat(PackedAddress.text(PackedAddress.of(address))).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        "1.2.3.4",
        "1.2.3.4:",
        "1.2.3:4",
        "1.2.3.4.5:6",
        "256.1.1.1:1",
        "1.1.1.1:65536",
        "1.1.1.1:99999999999999",
        "[::1]:27015",
        "a.b.c.d:1",
        "01.1.1.1:1",
        "1.1.1.1:01",
        "1..1.1:1",
        "-1.1.1.1:1",
        "1.1.1.1:1 ",
        "1.1.1.1:1:1",
        "\u0661.1.1.1:1"
      })
  void otherTextsAreNoNumber(String address) {
    assertThat(PackedAddress.of(address)).isEqualTo(PackedAddress.NONE);
  }

  @Test
  void itHoldsWhatASetOfTextsHolds() {
    Random random = new Random(7);
    AddressSet addresses = new AddressSet();
    Set<String> texts = new HashSet<>();
    for (int i = 0; i < 100_000; i++) {
      String text =
          random.nextInt(10) == 0
              ? "host" + random.nextInt(1_000) + ":27015"
              : "10." + random.nextInt(3) + "." + random.nextInt(256) + ".1:" + random.nextInt(60);
      assertThat(addresses.contains(text)).isEqualTo(texts.contains(text));
      assertThat(addresses.add(text)).isEqualTo(texts.add(text));
    }
    assertThat(addresses.size()).isEqualTo(texts.size());
  }

  @Test
  void serversAreThoseOfTheirAddresses() {
    List<String> addresses = List.of("1.2.3.4:27015", "5.6.7.8:1");
    List<ListedServer> servers = addresses.stream().map(ListedServer::at).toList();
    assertThat(BareServers.of(addresses)).isEqualTo(servers);
    assertThat(BareServers.of(List.of("[::1]:1"))).containsExactly(ListedServer.at("[::1]:1"));
  }
}
