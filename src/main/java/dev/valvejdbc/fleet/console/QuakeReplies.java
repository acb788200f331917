package dev.valvejdbc.fleet.console;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Answers rcon by UDP in Quake's form, as Xash does: no challenge, a datagram a line, silence where
 * the password is wrong or a command prints nothing.
 */
public final class QuakeReplies {
  private static final int HEADER = 4;
  private static final Pattern COMMAND = Pattern.compile("rcon \"([^\"]*)\" (.*)", Pattern.DOTALL);

  private final String password;
  private final boolean saysWrong;
  private final UnaryOperator<String> outputs;

  /**
   * Makes the console of a server.
   *
   * @param saysWrong whether it answers a wrong password, as older versions do
   * @param outputs makes what a command prints
   */
  public QuakeReplies(String password, boolean saysWrong, UnaryOperator<String> outputs) {
    this.password = password;
    this.saysWrong = saysWrong;
    this.outputs = outputs;
  }

  /** Answers a datagram; null if it has nothing to do with rcon, empty where servers are silent. */
  public @Nullable List<byte[]> to(byte[] datagram) {
    if (datagram.length < HEADER) {
      return null;
    }
    String text = new String(datagram, HEADER, datagram.length - HEADER, UTF_8);
    if (text.startsWith("ping")) {
      return List.of(datagram("ack\n\0"));
    }
    Matcher command = COMMAND.matcher(text);
    if (!command.matches()) {
      return null;
    }
    String printed = saysWrong ? "^1Error: ^7Bad rcon_password.\n" : "";
    if (command.group(1).equals(password)) {
      printed = outputs.apply(command.group(2));
    }
    List<byte[]> datagrams = new ArrayList<>();
    printed.lines().forEach(l -> datagrams.add(datagram("print\n" + l + "\n")));
    return datagrams;
  }

  private static byte[] datagram(String text) {
    byte[] body = text.getBytes(UTF_8);
    return ("\u00ff\u00ff\u00ff\u00ff" + new String(body, ISO_8859_1)).getBytes(ISO_8859_1);
  }
}
