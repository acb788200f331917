package dev.valvejdbc.client;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * Decides which addresses may be asked: by their text before a name is resolved, and by what it
 * resolved to before anything is sent there.
 */
public interface AddressPolicy {
  /** Lets everything be asked. */
  AddressPolicy ANY =
      new AddressPolicy() {
        @Override
        public @Nullable String refusal(ServerAddress address) {
          return null;
        }

        @Override
        public @Nullable String refusal(ServerAddress address, InetSocketAddress peer) {
          return null;
        }
      };

  /** Why an address is not even resolved, as a clause; null if it is. */
  @Nullable String refusal(ServerAddress address);

  /**
   * Why an address is not asked, as a clause; null if it is.
   *
   * @param peer what it resolved to, and what is asked
   */
  @Nullable String refusal(ServerAddress address, InetSocketAddress peer);
}
