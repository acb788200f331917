package dev.valvejdbc;

import dev.valvejdbc.captures.Responder;
import dev.valvejdbc.protocol.a2s.A2sCodec;
import dev.valvejdbc.protocol.a2s.A2sMessage;
import dev.valvejdbc.protocol.a2s.ExtraData;
import dev.valvejdbc.protocol.a2s.Platform;
import dev.valvejdbc.protocol.a2s.Player;
import dev.valvejdbc.protocol.a2s.PlayerList;
import dev.valvejdbc.protocol.a2s.Rule;
import dev.valvejdbc.protocol.a2s.RuleList;
import dev.valvejdbc.protocol.a2s.ServerInfo;
import dev.valvejdbc.protocol.a2s.ServerType;
import java.io.IOException;
import java.util.List;

/** Game servers on loopback for tests: each answers at once, or in a way that a test wants. */
public final class Scripted {
  private Scripted() {}

  /** A server with a name, a map, two players and two settings. */
  public static Responder server(String name, String map) throws IOException {
    byte[] info = A2sCodec.encode(info(name, map, 2));
    byte[] players =
        A2sCodec.encode(
            new PlayerList(
                2,
                List.of(
                    new Player(0, "Ann of " + name, 7, 90.5f, null, null),
                    new Player(0, "Bo of " + name, 3, 12f, null, null)),
                false));
    byte[] rules =
        A2sCodec.encode(
            new RuleList(
                2, List.of(new Rule("sv_gravity", "800"), new Rule("mp_timelimit", "30")), false));
    return new Responder(
        request ->
            switch (request[4]) {
              case 'T' -> List.of(info);
              case 'U' -> List.of(players);
              case 'V' -> List.of(rules);
              default -> List.of();
            });
  }

  /** A server that says the same whatever it is asked. */
  public static Responder saying(byte[]... datagrams) throws IOException {
    return new Responder(request -> List.of(datagrams));
  }

  /** A server that never answers. */
  public static Responder silent() throws IOException {
    return new Responder(request -> List.of());
  }

  public static A2sMessage info(String name, String map, int players) {
    return new ServerInfo(
        17,
        name,
        map,
        "tf",
        "Team Fortress",
        440L,
        new ServerInfo.Seats(players, 24, 0),
        ServerType.DEDICATED,
        Platform.LINUX,
        false,
        true,
        "1.0",
        new ExtraData(0xa0, 27015, null, null, null, "alltalk", null),
        null,
        null,
        0);
  }
}
