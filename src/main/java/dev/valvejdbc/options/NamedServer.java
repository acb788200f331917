package dev.valvejdbc.options;

import dev.valvejdbc.protocol.TextEncoding;
import org.jspecify.annotations.Nullable;

/**
 * A server that the user gave a name.
 *
 * @param addr {@code host:port} of the query port
 * @param tags the user's own words, separated by commas; may be empty
 * @param rconPassword of its console; null if none is known for it
 * @param encoding of its texts; null for that of the connection
 */
public record NamedServer(
    String name,
    String addr,
    String tags,
    @Nullable Secret rconPassword,
    @Nullable TextEncoding encoding) {
  /** A server whose texts are encoded as the connection says. */
  public NamedServer(String name, String addr, String tags, @Nullable Secret rconPassword) {
    this(name, addr, tags, rconPassword, null);
  }

  /** Whether a console password is known for it. */
  public boolean hasRcon() {
    return rconPassword != null;
  }
}
