package dev.valvejdbc.protocol.a2s;

import dev.valvejdbc.wire.MalformedException;
import dev.valvejdbc.wire.WireReader;
import dev.valvejdbc.wire.WireWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A question to a game server.
 *
 * @param challenge the server's last one; null asks for one (PLAYERS, RULES) or goes without (INFO)
 */
public record A2sRequest(Question question, @Nullable Integer challenge) {
  private static final int ASK_FOR_ONE = -1;
  private static final String INFO_TEXT = "Source Engine Query";

  private static final byte[] INFO = head('T').strz(INFO_TEXT).toByteArray();
  private static final byte[] PLAYERS = head('U').toByteArray();
  private static final byte[] RULES = head('V').toByteArray();

  private static WireWriter head(char type) {
    return new WireWriter().i32(A2sCodec.SINGLE).u8(type);
  }

  /** The whole datagram. */
  public byte[] encode() {
    return switch (question) {
      case INFO -> challenge == null ? INFO.clone() : with(challenge, INFO);
      case PLAYERS -> with(challenge == null ? ASK_FOR_ONE : challenge, PLAYERS);
      case RULES -> with(challenge == null ? ASK_FOR_ONE : challenge, RULES);
    };
  }

  private static byte[] with(int challenge, byte[] head) {
    byte[] datagram = Arrays.copyOf(head, head.length + Integer.BYTES);
    ByteBuffer.wrap(datagram).order(ByteOrder.LITTLE_ENDIAN).putInt(head.length, challenge);
    return datagram;
  }

  /**
   * Reads a request as a server does.
   *
   * @throws MalformedException if it is none
   */
  public static A2sRequest decode(ByteBuffer datagram) {
    WireReader in = new WireReader(datagram, "request");
    if (in.i32("header") != A2sCodec.SINGLE) {
      throw new MalformedException("the request has no A2S header");
    }
    int type = in.u8("type");
    Question question =
        switch (type) {
          case 'T' -> Question.INFO;
          case 'U' -> Question.PLAYERS;
          case 'V' -> Question.RULES;
          default -> throw new MalformedException("the request has the unknown type " + type);
        };
    if (question == Question.INFO && !in.strz("text").equals(INFO_TEXT)) {
      throw new MalformedException("the INFO request has another text");
    }
    Integer challenge = in.remaining() >= 4 ? Integer.valueOf(in.i32("challenge")) : null;
    boolean asks = challenge != null && challenge == ASK_FOR_ONE && question != Question.INFO;
    return new A2sRequest(question, asks ? null : challenge);
  }
}
