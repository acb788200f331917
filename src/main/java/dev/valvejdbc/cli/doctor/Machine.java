package dev.valvejdbc.cli.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Looks at what is needed of this machine, without asking anybody else. */
public final class Machine {
  private static final int WANTED_BUFFER = 4 << 20;
  private static final long LOOPBACK_MILLIS = 2_000;
  private static final Pattern CONFIG = Pattern.compile("(?i)[:;]\\s*config\\s*=\\s*([^;]+)");

  private Machine() {}

  /**
   * Everything.
   *
   * @param url of the driver, which may name a config file
   */
  public static List<Finding> findings(String url, Map<String, String> environment) {
    return List.of(java(), config(url), key(url, environment), buffer(), datagrams());
  }

  private static Finding java() {
    String text =
        System.getProperty("java.version")
            + " ("
            + System.getProperty("java.vm.name")
            + ", "
            + System.getProperty("os.name")
            + " "
            + System.getProperty("os.arch")
            + "), "
            + (Runtime.getRuntime().maxMemory() >> 20)
            + " MB at most";
    return Finding.ok("Java", text);
  }

  /** The file that a URL names, or the user's own. */
  private static Finding config(String url) {
    Matcher named = CONFIG.matcher(url);
    Path file =
        named.find()
            ? Path.of(named.group(1).strip())
            : Path.of(System.getProperty("user.home", ""), ".valve-jdbc.json");
    if (!Files.exists(file)) {
      return Finding.note(
          "config file",
          "there is no " + file + "; it is where keys, passwords and names of servers stand.");
    }
    if (!Files.isReadable(file)) {
      return Finding.bad("config file", file + " cannot be read by you; chmod 600 and chown it.");
    }
    Set<PosixFilePermission> permissions = permissions(file);
    if (permissions != null
        && (permissions.contains(PosixFilePermission.GROUP_READ)
            || permissions.contains(PosixFilePermission.OTHERS_READ))) {
      return Finding.bad(
          "config file", file + " can be read by other users of this machine: chmod 600 " + file);
    }
    return Finding.ok("config file", file + ", for your eyes alone");
  }

  private static @Nullable Set<PosixFilePermission> permissions(Path file) {
    try {
      return Files.getPosixFilePermissions(file);
    } catch (IOException | UnsupportedOperationException e) {
      return null; // a system that has none
    }
  }

  private static Finding key(String url, Map<String, String> environment) {
    if (url.toLowerCase(java.util.Locale.ROOT).contains("webapikey=")) {
      return Finding.bad(
          "Web API key",
          "it stands in the URL, which others may see; put it into the config file or into"
              + " STEAM_WEB_API_KEY.");
    }
    return environment.getOrDefault("STEAM_WEB_API_KEY", "").isBlank()
        ? Finding.note(
            "Web API key",
            "none in STEAM_WEB_API_KEY; the config file may have one (webApiKey). Lists of servers"
                + " and players' profiles need it.")
        : Finding.ok("Web API key", "there is one in STEAM_WEB_API_KEY");
  }

  private static Finding buffer() {
    try (DatagramChannel channel = DatagramChannel.open()) {
      channel.setOption(StandardSocketOptions.SO_RCVBUF, WANTED_BUFFER);
      int granted = channel.getOption(StandardSocketOptions.SO_RCVBUF);
      return granted >= WANTED_BUFFER
          ? Finding.ok("receive buffer", (granted >> 10) + " kB")
          : Finding.note(
              "receive buffer",
              (granted >> 10)
                  + " kB of "
                  + (WANTED_BUFFER >> 10)
                  + " are granted, so that fewer servers are asked at once; under Linux, sysctl -w"
                  + " net.core.rmem_max="
                  + WANTED_BUFFER
                  + " grants more.");
    } catch (IOException e) {
      return Finding.bad("receive buffer", "no UDP socket can be opened: " + e.getMessage());
    }
  }

  /** Sends a datagram to this machine itself; whether it may leave it shows by who answers. */
  private static Finding datagrams() {
    try (DatagramChannel channel = DatagramChannel.open();
        Selector selector = Selector.open()) {
      channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ);
      channel.send(ByteBuffer.wrap(new byte[] {1}), channel.getLocalAddress());
      return selector.select(LOOPBACK_MILLIS) > 0
          ? Finding.ok("UDP", "datagrams are sent and received")
          : Finding.bad(
              "UDP", "a datagram to this machine itself was lost; a firewall may keep UDP back.");
    } catch (SocketException e) {
      return Finding.bad("UDP", "no datagram can be sent: " + e.getMessage());
    } catch (IOException e) {
      return Finding.bad("UDP", "no socket can be opened: " + e.getMessage());
    }
  }
}
