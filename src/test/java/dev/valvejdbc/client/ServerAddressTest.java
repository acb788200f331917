package dev.valvejdbc.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses as people write them. */
class ServerAddressTest {

  private static void refused(String text, String reason) {
    assertThatThrownBy(() -> ServerAddress.parse(text))
        .as(text)
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(reason)
        .hasMessageEndingWith("write host:port or [v6]:port, such as 203.0.113.7:27015");
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.7:27016, 203.0.113.7, 27016",
    "203.0.113.7:1, 203.0.113.7, 1",
    "0.0.0.0:65535, 0.0.0.0, 65535",
    "255.255.255.255, 255.255.255.255, 27015",
    "[::1]:27016, ::1, 27016",
    "[2001:db8::7], 2001:db8::7, 27015",
    "[::FFFF:203.0.113.7]:27016, ::FFFF:203.0.113.7, 27016"
  })
  void literalsNeedNoResolver(String text, String host, int port) throws UnknownHostException {
    ServerAddress address = ServerAddress.parse(text);
    assertThat(address.host()).isEqualTo(host);
    assertThat(address.port()).isEqualTo(port);
    assertThat(address.literal()).isEqualTo(InetAddress.getByName(host));
  }

  @ParameterizedTest
  @CsvSource({
    "game.example.org:27016, game.example.org, 27016",
    "game.example.org, game.example.org, 27015",
    "localhost:27015, localhost, 27015",
    "my_box-2:1, my_box-2, 1",
    "1.2.3.4.example, 1.2.3.4.example, 27015",
    "bücher.example:27015, bücher.example, 27015"
  })
  void namesAreLeftToTheResolver(String text, String host, int port) {
    assertThat(ServerAddress.parse(text)).isEqualTo(new ServerAddress(host, port, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.example:0",
        "a.example:70000",
        "a.example:65536",
        "a.example:027015",
        "a.example:99999999999",
        "a.example:-1",
        "a.example:+1",
        "a.example:27 ",
        "a.example:x",
        "a.example:٢٧",
        "[::1]:0",
        "203.0.113.7:70000"
      })
  void thePortMustBeOneTo65535(String text) {
    refused(text, "the port must be 1 to 65535, not " + text.substring(text.lastIndexOf(':') + 1));
  }

  @Test
  void aPortOfAnyLengthIsShownShortened() {
    refused("a:" + "9".repeat(5000), "the port must be 1 to 65535, not " + "9".repeat(20) + "…;");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.example:", "[::1]:", "[::1]27015", "[::1]x", "[::1]]"})
  void aColonAndAPortFollowTheHost(String text) {
    refused(text, "there is no port after the host");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ":27015", "[]", "[]:27015"})
  void thereMustBeAHost(String text) {
    refused(text, "there is no host");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " ",
        " 203.0.113.7",
        "203.0.113.7 :27015",
        "a b:27015",
        "a\tb",
        "a\u0000b",
        "a/b",
        "a\\b",
        "steam@host",
        "'host'",
        "\"host\""
      })
  void blanksQuotesAndSlashesAreNoPartOfAHost(String text) {
    refused(text, "a host name cannot hold that character");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.2.3",
        "1.2.3:27015",
        "999.1.1.1",
        "1.2.3.4.5",
        "1.2.3.256",
        "1..2.3",
        "127",
        "."
      })
  void numbersThatAreNoIpv4AddressAreNotTakenForNames(String text) {
    refused(text, "the host is neither an IPv4 address nor a name");
  }

  @Test
  void onlyLatinDigitsMakeAnIpv4Address() {
    assertThat(ServerAddress.parse("١.٢.٣.٤").literal()).isNull();
  }

  @Test
  void aNameIsAtMost253Long() {
    assertThat(ServerAddress.parse("a".repeat(253)).literal()).isNull();
    refused("a".repeat(254), "the host is neither an IPv4 address nor a name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"::1", "2001:db8::7", "2001:db8::7:27015", "a:1:2"})
  void anIpv6AddressNeedsBrackets(String text) {
    refused(text, "an IPv6 address needs brackets");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "[::1", "[::1:27015"})
  void aBracketMustBeClosed(String text) {
    refused(text, "a bracket is not closed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[localhost]",
        "[localhost]:27015",
        "[203.0.113.7]",
        "[203.0.113.7]:27015",
        "[1.2.3]",
        "[12345::]",
        "[1:2:3]:27015",
        "[::1%no-such-interface]",
        "[::1 ]"
      })
  void bracketsHoldAnIpv6AddressAndNothingElse(String text) {
    refused(text, "the brackets hold no IPv6 address");
  }
}
