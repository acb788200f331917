package dev.valvejdbc.tables.console;

import dev.valvejdbc.client.Failure;
import dev.valvejdbc.client.NoAnswerException;
import dev.valvejdbc.client.ServerAddress;
import dev.valvejdbc.options.NamedServer;
import dev.valvejdbc.options.PasswordReceivers;
import dev.valvejdbc.options.Secret;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which console is sent which password. Not a record, so that nothing prints them. */
public final class ConsolePasswords {
  private final Map<String, Secret> own = new HashMap<>();
  private final Set<String> named = new HashSet<>();
  private final @Nullable Secret standard;
  private final PasswordReceivers receivers;

  /**
   * Makes a choice.
   *
   * @param servers the named ones; what has a password there is sent that one
   * @param standard for those of the others that may be sent it; null for none
   * @param receivers says which they are
   */
  public ConsolePasswords(
      Collection<NamedServer> servers, @Nullable Secret standard, PasswordReceivers receivers) {
    for (NamedServer server : servers) {
      String address = ServerAddress.parse(server.addr()).canonical();
      Secret password = server.rconPassword();
      named.add(address);
      if (password != null) {
        own.put(address, password);
      }
    }
    this.standard = standard;
    this.receivers = receivers;
  }

  /**
   * The password for a console.
   *
   * @param shown the address as the user wrote it
   * @param peer what it resolved to, and where the password goes
   * @throws NoAnswerException if none is known, or none may be sent there
   */
  String of(String shown, ServerAddress address, InetSocketAddress peer) {
    String written = address.canonical();
    String resolved = ServerAddress.canonical(peer);
    Secret ownOne = own.getOrDefault(written, own.get(resolved));
    if (ownOne != null) {
      return ownOne.reveal();
    }
    if (standard == null) {
      throw new NoAnswerException(
          Failure.REFUSED,
          "No password is known for the console at "
              + shown
              + ": name the server in the config file with its rconPassword, or set the property"
              + " rconPassword or the environment variable VALVE_RCON_PASSWORD.");
    }
    boolean isNamed = named.contains(written) || named.contains(resolved);
    if ((receivers.namedServers() && isNamed)
        || receivers.names().contains(written)
        || receivers.ranges().contains(peer)) {
      return standard.reveal();
    }
    throw new NoAnswerException(
        Failure.REFUSED,
        "The console at "
            + shown
            + " is sent no password: name the server in the config file, or permit its address by"
            + " the property rconAllow.");
  }
}
