package dev.valvejdbc.options;

import dev.valvejdbc.client.AddressRanges;
import org.jspecify.annotations.Nullable;

/**
 * The addresses that may be asked.
 *
 * @param ranges the only ones; null where what a list brings is judged by where the list is from
 * @param knownOnly whether nothing may be asked but named servers and what lists bring
 */
public record AllowedAddresses(@Nullable AddressRanges ranges, boolean knownOnly) {
  static final String AUTO = "auto";
  private static final String KNOWN = "known";

  static AllowedAddresses parse(String text) {
    boolean known = text.equalsIgnoreCase(KNOWN);
    boolean auto = known || text.equalsIgnoreCase(AUTO);
    return new AllowedAddresses(auto ? null : AddressRanges.parse(text), known);
  }

  /** Whether the addresses of a list are judged by where the list comes from. */
  public boolean isAuto() {
    return ranges == null;
  }
}
