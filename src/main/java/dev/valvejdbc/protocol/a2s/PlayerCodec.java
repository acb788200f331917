package dev.valvejdbc.protocol.a2s;

import dev.valvejdbc.wire.WireReader;
import dev.valvejdbc.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * PLAYER: a count that may lie, the players, and for The Ship deaths and money of each behind them
 * all.
 */
final class PlayerCodec {
  private static final int FIXED_BYTES = 1 + 4 + 4;
  private static final int SHIP_BYTES = 8;
  private static final int MOST = 10_000;

  private PlayerCodec() {}

  static PlayerList read(WireReader in) {
    int count = in.u8("count");
    List<Player> players = new ArrayList<>();
    while (players.size() < count && hasRecord(in)) {
      players.add(readPlayer(in));
    }
    boolean partial = players.size() < count;
    if (!partial && count > 0 && in.remaining() == SHIP_BYTES * count) {
      players.replaceAll(p -> readShip(in, p));
    }
    while (!partial && count > 0 && players.size() < MOST && hasRecord(in)) {
      players.add(readPlayer(in)); // the count is a byte and wraps
    }
    return new PlayerList(count, players, partial || (in.remaining() > 0 && count > 0));
  }

  private static boolean hasRecord(WireReader in) {
    int name = in.remaining() > FIXED_BYTES ? in.bytesToTerminator(1) : -1;
    return name >= 0 && in.remaining() >= FIXED_BYTES + name + 1;
  }

  private static Player readPlayer(WireReader in) {
    return new Player(
        in.u8("index"), in.strz("name"), in.i32("score"), in.f32("duration"), null, null);
  }

  private static Player readShip(WireReader in, Player p) {
    return new Player(
        p.index(), p.name(), p.score(), p.duration(), in.i32("deaths"), in.i32("money"));
  }

  static void write(WireWriter out, PlayerList list) {
    out.u8(list.declaredCount());
    for (Player p : list.players()) {
      out.u8(p.index()).strz(p.name()).i32(p.score()).f32(p.duration());
    }
    for (Player p : list.players()) {
      if (p.deaths() != null && p.money() != null) {
        out.i32(p.deaths()).i32(p.money());
      }
    }
  }
}
