package dev.valvejdbc.client;

import static dev.valvejdbc.client.Unstoppable.NEVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** A name is resolved for whoever waits, as long as the statement wants it. */
class NameResolverTest {
  private static final StopCheck ENDED =
      new StopCheck() {
        @Override
        public void check() {
          throw new CancellationException("the statement ended");
        }

        @Override
        public void call() {}
      };

  @Test
  void namesAndLiteralsHaveAddresses() throws Exception {
    try (NameResolver resolver = new NameResolver()) {
      assertThat(resolver.resolve("localhost", NEVER))
          .isNotEmpty()
          .allMatch(InetAddress::isLoopbackAddress);
      assertThat(resolver.resolve("192.0.2.7", NEVER))
          .containsExactly(InetAddress.getByName("192.0.2.7"));
    }
  }

  @Test
  void anUnknownNameIsNamed() {
    try (NameResolver resolver = new NameResolver()) {
      assertThatThrownBy(() -> resolver.resolve("no-such-host.invalid", NEVER))
          .isInstanceOf(UnknownHostException.class)
          .hasMessageContaining("no-such-host.invalid");
    }
  }

  @Test
  void theWaitEndsWithTheStatement() {
    try (NameResolver resolver = new NameResolver()) {
      assertThatThrownBy(() -> resolver.resolve("no-such-host.invalid", ENDED))
          .isInstanceOf(CancellationException.class)
          .hasMessage("the statement ended");
    }
  }
}
