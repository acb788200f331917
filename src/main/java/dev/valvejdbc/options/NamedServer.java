package dev.valvejdbc.options;

import org.jspecify.annotations.Nullable;

/**
 * A server that the user gave a name.
 *
 * @param addr {@code host:port} of the query port
 * @param tags the user's own words, separated by commas; may be empty
 * @param rconPassword of its console; null if none is known for it
 */
public record NamedServer(String name, String addr, String tags, @Nullable Secret rconPassword) {
  /** Whether a console password is known for it. */
  public boolean hasRcon() {
    return rconPassword != null;
  }
}
