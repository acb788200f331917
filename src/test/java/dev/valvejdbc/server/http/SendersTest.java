package dev.valvejdbc.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bounds by sender hold also for who has more addresses than there are bounds for. */
class SendersTest {
  @ParameterizedTest
  @CsvSource({
    "2001:db8:1:2::1, 2001:db8:1:2:ffff:eeee:dddd:cccc, true",
    "2001:db8:1:2::1, 2001:db8:1:3::1, false",
    "203.0.113.1, 203.0.113.2, false",
    "::ffff:203.0.113.1, 203.0.113.1, true",
    "::1, 127.0.0.1, false"
  })
  void sendersOfOneAddressOrOneNetworkOfSixCountAsOne(String one, String other, boolean same)
      throws Exception {
    assertThat(
            Senders.of(InetAddress.getByName(one)).equals(Senders.of(InetAddress.getByName(other))))
        .isEqualTo(same);
  }
}
