package dev.valvejdbc.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ranges hold their addresses alone, in whatever clothes an address comes. */
class AddressRangesTest {
  private static boolean holds(String ranges, String host, int port) throws Exception {
    return AddressRanges.parse(ranges).contains(InetAddress.getByName(host), port);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "203.0.113.0/25 203.0.113.127",
        "2001:db8::/32 2001:db8:1::1",
        "192.0.2.1 192.0.2.1",
        "192.0.2.9,192.0.2.1 192.0.2.1",
        "[2001:db8::7] 2001:db8::7",
        "2001:db8::7 2001:db8::7",
        "0.0.0.0/0 203.0.113.9",
        "127.0.0.0/8 ::ffff:127.0.0.1",
        "::ffff:127.0.0.0/104 127.9.9.9",
        "::ffff:203.0.113.7 203.0.113.7",
        "203.0.113.7:27015 203.0.113.7",
        "203.0.113.0/24:27015 203.0.113.7",
        "[2001:db8::7]:27015 2001:db8::7",
        "2001:db8::/32:27015 2001:db8::7"
      })
  void anAddressInsideIsHeld(String ranges, String host) throws Exception {
    assertThat(holds(ranges, host, 27_015)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "203.0.113.0/25 203.0.113.128",
        "2001:db8::/32 2001:db9::1",
        "192.0.2.1 192.0.2.2",
        "::/0 203.0.113.9",
        "::ffff:127.0.0.0/104 126.0.0.1",
        "203.0.113.7:27016 203.0.113.7",
        "203.0.113.0/24:27016 203.0.113.7",
        "[2001:db8::7]:27016 2001:db8::7"
      })
  void oneOutsideOrAtAnotherPortIsNot(String ranges, String host) throws Exception {
    assertThat(holds(ranges, host, 27_015)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "1.2.3.4/33",
        "1.2.3.4/-1",
        "1.2.3.4/",
        "1.2.3.4/x",
        "1.2.3.4:1/8",
        "",
        "1.2.3.4,",
        "1.2.3.4:0",
        "1.2.3.4:99999",
        "::ffff:1.2.3.4/95",
        "2001:db8::/129",
        "example.org/8",
        "127.evil.example",
        "example.org:27015",
        "1.2.3.4/+8",
        "1.2.3.4/٨"
      })
  void whatIsNoRangeIsRefused(String text) {
    assertThatThrownBy(() -> AddressRanges.parse(text))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(AddressRanges.isRange(text)).isFalse();
  }
}
