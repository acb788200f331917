package dev.valvejdbc.fleet.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.valvejdbc.protocol.rcon.RconPacket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Answers one client as a console that speaks Source RCON, but for its traits. */
final class SourceReplies implements Reaction {
  /** Ends the connection. */
  static final byte[] CLOSE = {};

  private static final int LONGEST_BODY = 4_096;
  private static final int STRANGE_ID = 777;
  private static final int BROADCAST = 4;
  private static final int MOST_FAILURES = 5;
  private static final int ENDLESS_BYTES = 64 << 20;

  private final String password;
  private final UnaryOperator<String> outputs;
  private final Set<ConsoleTrait> traits;
  private final AtomicInteger failures;
  private boolean authenticated;

  /**
   * Begins a conversation.
   *
   * @param failures wrong passwords that the console has seen; 5 ban
   */
  SourceReplies(
      String password,
      UnaryOperator<String> outputs,
      Set<ConsoleTrait> traits,
      AtomicInteger failures) {
    this.password = password;
    this.outputs = outputs;
    this.traits = traits;
    this.failures = failures;
  }

  private boolean has(ConsoleTrait trait) {
    return traits.contains(trait);
  }

  @Override
  public List<byte[]> to(RconPacket packet) {
    if (has(ConsoleTrait.SILENT)) {
      return List.of();
    }
    List<byte[]> frames = new ArrayList<>();
    if (has(ConsoleTrait.BROADCASTS)) {
      frames.add(Reaction.frame(0, BROADCAST, "[RCON] a line for everybody"));
      frames.add(Reaction.frame(RconPacket.REFUSED, RconPacket.RESPONSE, "and another"));
    }
    if (has(ConsoleTrait.KEEPS_ALIVE)) {
      frames.add(Reaction.frame(0, RconPacket.RESPONSE, "Keep Alive"));
    }
    String body = new String(packet.body(), UTF_8);
    switch (packet.type()) {
      case RconPacket.AUTH -> acknowledge(packet.id(), body, frames);
      case RconPacket.COMMAND -> run(packet.id(), body, frames);
      default -> mirror(packet.id(), frames);
    }
    return has(ConsoleTrait.BYTE_BY_BYTE) ? bytes(frames) : frames;
  }

  private void acknowledge(int id, String given, List<byte[]> frames) {
    if (has(ConsoleTrait.BANNED) || failures.get() >= MOST_FAILURES) {
      frames.add(CLOSE);
      return;
    }
    authenticated = given.equals(password);
    if (!authenticated) {
      failures.incrementAndGet();
    }
    int shown = has(ConsoleTrait.ACKNOWLEDGES_WITH_ID_ZERO) ? 0 : strange(id);
    if (has(ConsoleTrait.ACKNOWLEDGES_WITH_TYPE_THREE)) {
      byte[] whole = Reaction.frame(authenticated ? id : RconPacket.REFUSED, RconPacket.AUTH, "");
      byte[] less = Arrays.copyOf(whole, whole.length - 1);
      ByteBuffer.wrap(less).order(ByteOrder.LITTLE_ENDIAN).putInt(0, less.length - Integer.BYTES);
      frames.add(less);
      return;
    }
    int type =
        has(ConsoleTrait.ACKNOWLEDGES_WITH_TYPE_ZERO)
            ? RconPacket.RESPONSE
            : RconPacket.AUTH_RESPONSE;
    if (type == RconPacket.AUTH_RESPONSE && !has(ConsoleTrait.ONE_ACKNOWLEDGEMENT)) {
      frames.add(Reaction.frame(strange(id), RconPacket.RESPONSE, ""));
    }
    frames.add(Reaction.frame(authenticated ? shown : RconPacket.REFUSED, type, ""));
  }

  private int strange(int id) {
    return has(ConsoleTrait.OWN_ID) ? STRANGE_ID : id;
  }

  private void mirror(int id, List<byte[]> frames) {
    if (has(ConsoleTrait.CLOSES_AT_PROBE)) {
      frames.add(CLOSE);
    } else if (has(ConsoleTrait.NAMES_UNKNOWN_REQUEST)) {
      frames.add(Reaction.frame(id, RconPacket.RESPONSE, "Unknown request 0"));
    } else if (!has(ConsoleTrait.IGNORES_PROBE)) {
      frames.add(Reaction.frame(strange(id), RconPacket.RESPONSE, ""));
      frames.add(Reaction.frame(strange(id), RconPacket.RESPONSE, "\0\1\0\0"));
    }
  }

  private void run(int id, String command, List<byte[]> frames) {
    if (!authenticated) {
      frames.add(Reaction.frame(RconPacket.REFUSED, RconPacket.AUTH_RESPONSE, ""));
      return;
    }
    String text = outputs.apply(command);
    if (text.isEmpty() && has(ConsoleTrait.SAYS_NO_RESPONSE)) {
      text = "Server received, But no response!! \n ";
    }
    if (has(ConsoleTrait.LOGS_COMMANDS)) {
      text +=
          "L 11/21/2026 - 08:00:00: rcon from \"192.0.2.1:50123\": command \"" + command + "\"\n";
    }
    if (has(ConsoleTrait.ENDLESS)) {
      text = "x".repeat(ENDLESS_BYTES);
    }
    int first = frames.size();
    for (byte[] part : parts(text)) {
      frames.add(new RconPacket(strange(id), RconPacket.RESPONSE, part).encode());
    }
    int last = frames.size() - 1;
    if (last < first) {
      return;
    }
    byte[] end = frames.get(last);
    if (has(ConsoleTrait.PROMISES_MORE)) {
      ByteBuffer size = ByteBuffer.wrap(end).order(ByteOrder.LITTLE_ENDIAN);
      size.putInt(0, size.getInt(0) + 12);
    }
    if (has(ConsoleTrait.CLOSES_IN_ANSWER)) {
      frames.set(last, Arrays.copyOf(end, end.length - 3));
      frames.add(CLOSE);
    }
  }

  private List<byte[]> parts(String text) {
    List<byte[]> parts = new ArrayList<>();
    if (has(ConsoleTrait.CUTS_CHARACTERS)) {
      for (int i = 0; i < text.length(); i += LONGEST_BODY) {
        parts.add(text.substring(i, Math.min(text.length(), i + LONGEST_BODY)).getBytes(UTF_8));
      }
      return parts;
    }
    if (has(ConsoleTrait.A_FRAME_A_LINE)) {
      for (String line : text.split("(?<=\n)", -1)) {
        parts.add(line.getBytes(UTF_8));
      }
      return parts;
    }
    byte[] all = text.getBytes(UTF_8);
    int longest = has(ConsoleTrait.ONE_LARGE_FRAME) ? Math.max(1, all.length) : LONGEST_BODY;
    for (int i = 0; i < all.length; i += longest) {
      parts.add(Arrays.copyOfRange(all, i, Math.min(all.length, i + longest)));
    }
    return parts;
  }

  private static List<byte[]> bytes(List<byte[]> frames) {
    List<byte[]> single = new ArrayList<>();
    for (byte[] frame : frames) {
      if (frame.length == 0) {
        single.add(CLOSE);
      }
      for (byte each : frame) {
        single.add(new byte[] {each});
      }
    }
    return single;
  }
}
