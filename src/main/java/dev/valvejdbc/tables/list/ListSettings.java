package dev.valvejdbc.tables.list;

import dev.valvejdbc.client.Failure;
import dev.valvejdbc.client.NoAnswerException;
import dev.valvejdbc.client.list.ServerListSource;
import dev.valvejdbc.client.list.ServerLists;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a connection reads server lists.
 *
 * @param source where they come from; null if neither a key nor a master is known
 * @param lists those read last, shared with other connections
 * @param ttl how old a list may be
 * @param pushVolatile whether conditions on live values that change quickly narrow a list, too
 */
public record ListSettings(
    @Nullable ServerListSource source, ServerLists lists, Duration ttl, boolean pushVolatile) {

  /**
   * Where lists come from.
   *
   * @throws NoAnswerException if there is nobody to ask
   */
  public ServerListSource requireSource() {
    if (source == null) {
      throw new NoAnswerException(
          Failure.UNREACHABLE,
          "There is no server list to ask: set webApiKey, or the environment variable"
              + " STEAM_WEB_API_KEY, or name a UDP master in masterAddress.");
    }
    return source;
  }
}
