package dev.valvejdbc.client.a2s;

import dev.valvejdbc.client.a2s.Answer.Answered;
import dev.valvejdbc.protocol.a2s.PlayerList;
import dev.valvejdbc.protocol.a2s.RuleList;
import dev.valvejdbc.protocol.a2s.ServerInfo;
import java.net.InetSocketAddress;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The answers of one server to the questions of one ask; null where the question was not put.
 *
 * @param address the address as the asker wrote it
 * @param peer the address that was asked, null if it is none or its name is not known
 * @param token what the asker gave along
 */
public record Visit(
    String address,
    @Nullable InetSocketAddress peer,
    Object token,
    @Nullable Answer<ServerInfo> info,
    @Nullable Answer<PlayerList> players,
    @Nullable Answer<RuleList> rules) {

  /**
   * The round trip in nanoseconds: of INFO, else of another question of the same visit; null if
   * none is sure.
   */
  public @Nullable Long pingNanos() {
    for (Answer<?> answer : Arrays.asList(info, players, rules)) {
      if (answer instanceof Answered<?> answered && answered.pingNanos() != null) {
        return answered.pingNanos();
      }
    }
    return null;
  }
}
