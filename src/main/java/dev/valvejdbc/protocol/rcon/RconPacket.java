package dev.valvejdbc.protocol.rcon;

import dev.valvejdbc.wire.WireWriter;

/**
 * One frame of Source RCON. Source: Valve's RCON protocol, and what servers were seen to do.
 *
 * @param id chosen by the client and sent back; -1 for a refused password
 * @param type one of the constants; 2 means another thing in each direction
 * @param body without its terminator
 */
@SuppressWarnings("ArrayRecordComponent") // frames are never compared
public record RconPacket(int id, int type, byte[] body) {
  /** Client: a password. */
  public static final int AUTH = 3;

  /** Client: a command. */
  public static final int COMMAND = 2;

  /** Server: whether the password is right. */
  public static final int AUTH_RESPONSE = 2;

  /** Server: output. From a client it is the probe that some servers mirror. */
  public static final int RESPONSE = 0;

  /** The id of a refusal. */
  public static final int REFUSED = -1;

  /** Bytes of a frame beside its body, without the size itself. */
  static final int OVERHEAD = 10;

  /** Bytes of a client's frame above which servers ban. */
  public static final int LARGEST_REQUEST = 1_000;

  /** The frame as sent. */
  public byte[] encode() {
    return new WireWriter()
        .i32(body.length + OVERHEAD)
        .i32(id)
        .i32(type)
        .raw(body)
        .u8(0)
        .u8(0)
        .toByteArray();
  }
}
