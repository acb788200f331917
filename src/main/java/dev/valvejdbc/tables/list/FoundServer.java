package dev.valvejdbc.tables.list;

import dev.valvejdbc.client.a2s.Answer.Answered;
import dev.valvejdbc.client.a2s.Visit;
import dev.valvejdbc.protocol.a2s.ServerInfo;
import org.jspecify.annotations.Nullable;

/**
 * A server that was found.
 *
 * @param asked the address that the user gave
 * @param addr where it is asked
 * @param foundBy itself, neighbour or steam
 */
record FoundServer(
    String asked,
    String addr,
    String foundBy,
    @Nullable Integer gamePort,
    @Nullable String name,
    @Nullable String map,
    @Nullable String folder,
    @Nullable Long appId) {

  /** The server that answered a visit; null if none did. */
  static @Nullable FoundServer of(String asked, boolean itself, Visit visit) {
    if (!(visit.info() instanceof Answered<ServerInfo> answer)) {
      return null;
    }
    ServerInfo info = answer.value();
    return new FoundServer(
        asked,
        visit.address(),
        itself ? "itself" : "neighbour",
        info.extra().port(),
        info.name(),
        info.map(),
        info.folder(),
        info.appId());
  }
}
