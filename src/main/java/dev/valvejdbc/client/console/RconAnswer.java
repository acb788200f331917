package dev.valvejdbc.client.console;

import dev.valvejdbc.client.Failure;
import dev.valvejdbc.client.NoAnswerException;
import dev.valvejdbc.protocol.rcon.RconPacket;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** The frames that belong to one command, joined as bytes. */
final class RconAnswer {
  private static final int LARGEST = 16 << 20;
  private static final byte[] KEEP_ALIVE = {'K', 'e', 'e', 'p', ' ', 'A', 'l', 'i', 'v', 'e'};

  private final String shown;

  /** What Source sends behind the mirrored probe, with the probe's id. */
  private static final byte[] BEHIND_PROBE = {0, 1, 0, 0};

  private final int id;
  private final int probeId;
  private final boolean mirrors;
  private final ByteArrayOutputStream own = new ByteArrayOutputStream();

  /** Of a console that answers with ids of its own. */
  private final ByteArrayOutputStream strange = new ByteArrayOutputStream();

  private boolean ownBegun;
  private boolean strangeBegun;
  private int lastPart;

  RconAnswer(String shown, int id, int probeId, boolean mirrors) {
    this.shown = shown;
    this.id = id;
    this.probeId = probeId;
    this.mirrors = mirrors;
  }

  int probeId() {
    return probeId;
  }

  /** Whether a frame is the mirrored probe. */
  boolean isEnd(RconPacket packet) {
    return packet.id() == probeId && mirrors;
  }

  boolean hasBegun() {
    return ownBegun || strangeBegun;
  }

  /** Bytes of the part that came last. */
  int lastPart() {
    return lastPart;
  }

  /** Whether a frame is the rest of an earlier answer, which was thought to be over. */
  boolean isOfEarlier(RconPacket packet) {
    return packet.type() == RconPacket.RESPONSE
        && packet.id() >= RconStream.FIRST_ID
        && packet.id() < id
        && packet.body().length > 0
        && !Arrays.equals(packet.body(), BEHIND_PROBE);
  }

  /**
   * Takes a frame if it belongs here: one with the command's id, or of a console that is not known
   * to mirror ids, with an id that nobody used. What consoles send to all of their clients has the
   * id 0 or -1, what came too late that of an earlier command.
   *
   * @throws NoAnswerException if the answer gets too large
   */
  boolean take(RconPacket packet) {
    if (packet.type() != RconPacket.RESPONSE || Arrays.equals(packet.body(), KEEP_ALIVE)) {
      return false;
    }
    if (packet.id() == id) {
      ownBegun = true;
      add(own, packet);
      return true;
    }
    boolean ours = packet.id() >= RconStream.FIRST_ID && packet.id() <= probeId;
    if (mirrors || ours || packet.id() == 0 || packet.id() == RconPacket.REFUSED) {
      return false;
    }
    strangeBegun = true;
    add(strange, packet);
    return true;
  }

  private void add(ByteArrayOutputStream output, RconPacket packet) {
    output.writeBytes(packet.body());
    lastPart = packet.body().length;
    if (output.size() > LARGEST) {
      throw new NoAnswerException(
          Failure.MALFORMED,
          "The console at " + shown + " printed more than " + LARGEST + " bytes.");
    }
  }

  ConsoleOutput output(boolean whole) {
    return ConsoleOutput.of((ownBegun ? own : strange).toByteArray(), whole);
  }
}
