package dev.valvejdbc.tables;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** What is known of addresses of the internet: where they are, and whose network they are of. */
public interface AddressFacts {
  /** The country by its code of two letters (ISO 3166-1); null if not known. */
  @Nullable String country(InetAddress address);

  /** The continent by its code: AF, AN, AS, EU, NA, OC or SA; null if not known. */
  @Nullable String continent(InetAddress address);

  /** The number of its autonomous system, which is a network of the internet; null if not known. */
  @Nullable Long asn(InetAddress address);

  /** Who runs that network; null if not known. */
  @Nullable String network(InetAddress address);
}
