package dev.valvejdbc.fleet.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.valvejdbc.protocol.rcon.RconPacket;
import java.util.List;

/** Decides what a simulated console sends back for a frame. */
public interface Reaction {

  /** Makes the bytes to write, one write each; an empty array closes the connection. */
  List<byte[]> to(RconPacket packet);

  /** Encodes a frame as a console sends it. */
  static byte[] frame(int id, int type, String body) {
    return new RconPacket(id, type, body.getBytes(UTF_8)).encode();
  }
}
