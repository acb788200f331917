package dev.valvejdbc.protocol.a2s;

import dev.valvejdbc.protocol.TextEncoding;
import dev.valvejdbc.wire.MalformedException;
import dev.valvejdbc.wire.WireReader;
import dev.valvejdbc.wire.WireWriter;
import java.nio.ByteBuffer;

/** Reads and writes what game servers say, by the byte that follows the header. */
public final class A2sCodec {
  /** The header of a message in one datagram. */
  public static final int SINGLE = -1;

  /** The header of one fragment of a message. */
  public static final int SPLIT = -2;

  private static final int CHALLENGE = 'A';
  private static final int INFO = 'I';
  private static final int OLD_INFO = 'm';
  private static final int PLAYERS = 'D';
  private static final int RULES = 'E';
  private static final int PRINT = 'l';
  private static final int PING = 'j';

  private A2sCodec() {}

  /**
   * Reads a whole message with texts in UTF-8.
   *
   * @throws MalformedException if it is cut short or ends its texts nowhere
   */
  public static A2sMessage decode(ByteBuffer message) {
    return decode(message, TextEncoding.UTF_8);
  }

  /**
   * Reads a whole message. Its header may be missing or doubled, as it is in some reassembled ones.
   *
   * @param encoding of its texts
   * @throws MalformedException if it is cut short or ends its texts nowhere
   */
  public static A2sMessage decode(ByteBuffer message, TextEncoding encoding) {
    ByteBuffer body = message.slice();
    while (body.remaining() >= 4 && body.getInt(body.position()) == SINGLE) {
      body.position(body.position() + 4);
    }
    WireReader in = new WireReader(body, "A2S", encoding);
    int type = in.u8("type");
    return switch (type) {
      case CHALLENGE -> new Challenge(in.as("challenge").i32("challenge"));
      case INFO -> InfoCodec.read(in.as("INFO"));
      case OLD_INFO -> OldInfoCodec.read(in.as("INFO"));
      case PLAYERS -> PlayerCodec.read(in.as("PLAYER"));
      case RULES -> RuleCodec.read(in.as("RULES"));
      case PRINT -> new PrintNotice(printed(in.as("text").rest()));
      case PING -> new PingReply();
      default -> new UnknownMessage(type);
    };
  }

  private static String printed(String text) {
    return text.chars()
        .map(c -> c < ' ' || c == 0x7f ? ' ' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString()
        .trim();
  }

  /** Writes a whole message with its header. */
  public static byte[] encode(A2sMessage message) {
    WireWriter out = new WireWriter().i32(SINGLE);
    if (message instanceof Challenge challenge) {
      out.u8(CHALLENGE).i32(challenge.value());
    } else if (message instanceof ServerInfo info) {
      switch (info.layout()) {
        case SOURCE -> InfoCodec.write(out.u8(INFO), info);
        case GOLDSRC -> OldInfoCodec.write(out.u8(OLD_INFO), info);
      }
    } else if (message instanceof PlayerList players) {
      PlayerCodec.write(out.u8(PLAYERS), players);
    } else if (message instanceof RuleList rules) {
      RuleCodec.write(out.u8(RULES), rules);
    } else if (message instanceof PrintNotice notice) {
      out.u8(PRINT).strz(notice.text());
    } else if (message instanceof PingReply) {
      out.u8(PING).u8(0);
    } else if (message instanceof UnknownMessage unknown) {
      out.u8(unknown.type());
    }
    return out.toByteArray();
  }
}
