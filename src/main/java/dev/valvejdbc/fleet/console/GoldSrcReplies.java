package dev.valvejdbc.fleet.console;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.valvejdbc.fleet.world.Dice;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Answers rcon by UDP as GoldSrc servers do, at the port of the game. */
public final class GoldSrcReplies {
  private static final int HEADER = 4;
  private static final int LONGEST_REQUEST = 512;
  private static final int LONGEST_TEXT = 1_390;
  private static final int MOST_FAILURES = 5;
  private static final Pattern COMMAND =
      Pattern.compile("rcon (\\d{1,10}) \"?([^\"]*?)\"? (.*)", Pattern.DOTALL);

  private final String password;
  private final UnaryOperator<String> outputs;
  private int failures;

  /**
   * Makes the console of a server.
   *
   * @param password empty for a server that has none set
   * @param outputs makes what a command prints
   */
  public GoldSrcReplies(String password, UnaryOperator<String> outputs) {
    this.password = password;
    this.outputs = outputs;
  }

  /**
   * Answers a datagram.
   *
   * @return null if the datagram has nothing to do with rcon; empty where servers are silent
   */
  public @Nullable List<byte[]> to(byte[] datagram, InetSocketAddress from) {
    if (datagram.length < HEADER || datagram.length > LONGEST_REQUEST + HEADER) {
      return null;
    }
    String text = new String(datagram, HEADER, datagram.length - HEADER, UTF_8);
    long challenge = new Dice(from.getPort(), 1).below(1 << 30, "rcon");
    if (text.startsWith("challenge rcon")) {
      return List.of(datagram("challenge rcon " + challenge + "\n\0"));
    }
    Matcher command = COMMAND.matcher(text.replaceAll("[\\n\\x00]+\\z", ""));
    if (!command.matches()) {
      return null;
    }
    if (failures >= MOST_FAILURES) {
      return lines("You have been banned from this server.\n");
    }
    if (password.isEmpty()) {
      return lines("Bad rcon_password.\nNo password set for this server.\n");
    }
    if (!command.group(2).equals(password)) {
      failures++;
      return lines("Bad rcon_password.\n");
    }
    if (Long.parseLong(command.group(1)) != challenge) {
      return lines("Bad rcon_password.\nBad challenge.\n");
    }
    return lines(outputs.apply(command.group(3)));
  }

  private static List<byte[]> lines(String text) {
    byte[] all = text.getBytes(UTF_8);
    List<byte[]> datagrams = new ArrayList<>();
    for (int i = 0; i == 0 || i < all.length; i += LONGEST_TEXT) {
      byte[] part = Arrays.copyOfRange(all, i, Math.min(all.length, i + LONGEST_TEXT));
      datagrams.add(datagram("l" + new String(part, ISO_8859_1) + "\0\0"));
    }
    return datagrams;
  }

  private static byte[] datagram(String text) {
    return ("\u00ff\u00ff\u00ff\u00ff" + text).getBytes(ISO_8859_1);
  }
}
