package dev.valvejdbc.client;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** Decides which addresses may be asked. */
public interface AddressPolicy {
  /** Lets everything be asked. */
  AddressPolicy ANY =
      new AddressPolicy() {
        @Override
        public @Nullable String refusal(String address) {
          return null;
        }

        @Override
        public @Nullable String refusal(InetAddress host) {
          return null;
        }
      };

  /** Why an address, as the asker wrote it, is not asked; null if it is. */
  @Nullable String refusal(String address);

  /** Why a host is not asked; null if it is. */
  @Nullable String refusal(InetAddress host);
}
