package dev.valvejdbc.options;

import dev.valvejdbc.client.AddressRanges;
import org.jspecify.annotations.Nullable;

/**
 * The addresses that may be asked.
 *
 * @param ranges the only ones; null for auto, which is what the user writes and, of a server list,
 *     what is public
 */
public record AllowedAddresses(@Nullable AddressRanges ranges) {
  private static final String AUTO = "auto";

  static AllowedAddresses parse(String text) {
    return new AllowedAddresses(text.equalsIgnoreCase(AUTO) ? null : AddressRanges.parse(text));
  }

  /** Whether the addresses of a list are judged by where the list comes from. */
  public boolean isAuto() {
    return ranges == null;
  }
}
