package dev.valvejdbc.client.list;

import static dev.valvejdbc.client.Unstoppable.NEVER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.valvejdbc.client.NameResolver;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who judges where a list comes from sees the addresses that are asked for it. */
class MasterAddressesTest {
  @Test
  void namesAreResolvedOnceUntilNobodyAnswers() throws Exception {
    MasterAddresses masters = new MasterAddresses(List.of("localhost:27010"), new NameResolver());
    List<InetSocketAddress> judged = masters.all(NEVER);
    assertThat(judged).isNotEmpty().allMatch(a -> a.getAddress().isLoopbackAddress());
    assertThat(masters.all(NEVER)).isSameAs(judged);
    masters.forget();
    assertThat(masters.all(NEVER)).isNotSameAs(judged);
  }
}
