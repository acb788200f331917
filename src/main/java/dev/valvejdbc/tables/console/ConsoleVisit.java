package dev.valvejdbc.tables.console;

import dev.valvejdbc.client.AddressPolicy;
import dev.valvejdbc.client.Failure;
import dev.valvejdbc.client.NoAnswerException;
import dev.valvejdbc.client.ServerAddress;
import dev.valvejdbc.client.StopCheck;
import dev.valvejdbc.client.console.ConsoleOutput;
import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.errors.StatementException;
import dev.valvejdbc.tables.statement.AddressRules;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * The commands of one row at one console: its name is resolved once, and everything goes to the
 * very address that was judged.
 */
final class ConsoleVisit {
  private static final String LIST = "cvarlist";
  private static final ConsoleOutput NOTHING = new ConsoleOutput("", true, "");

  private final ConsoleSettings settings;
  private final String shown;
  private final InetSocketAddress peer;
  private final String password;
  private final StopCheck check;

  /**
   * Resolves and judges an address; nothing is connected yet.
   *
   * @throws NoAnswerException if it is none, or may not be asked or sent a password
   */
  ConsoleVisit(
      ConsoleSettings settings,
      String shown,
      AddressRules rules,
      AddressPolicy policy,
      StopCheck check)
      throws InterruptedException {
    this.settings = settings;
    this.shown = shown;
    this.check = check;
    ServerAddress address = parsed(shown);
    permit(rules.consoleRefusal(address));
    permit(policy.refusal(address));
    peer = new InetSocketAddress(host(address), address.port());
    permit(policy.refusal(address, peer));
    password = settings.passwords().of(shown, address, peer);
  }

  private static ServerAddress parsed(String shown) {
    try {
      return ServerAddress.parse(shown);
    } catch (IllegalArgumentException e) {
      throw new NoAnswerException(
          Failure.MALFORMED, "'" + shown + "' is no address: " + e.getMessage() + ".");
    }
  }

  private InetAddress host(ServerAddress address) throws InterruptedException {
    InetAddress literal = address.literal();
    try {
      return literal == null ? settings.names().resolve(address.host(), check).get(0) : literal;
    } catch (UnknownHostException e) {
      throw new NoAnswerException(
          Failure.UNREACHABLE, "The host of '" + shown + "' is not known to this system.");
    }
  }

  private void permit(@Nullable String refusal) {
    if (refusal != null) {
      throw new NoAnswerException(
          Failure.REFUSED, "The console at " + shown + " is not asked: " + refusal + ".");
    }
  }

  /**
   * Runs a command, once, if this console may be sent it.
   *
   * @param waits whether for what the console prints
   * @throws StatementException if the console calls it a command that is not known to read
   * @throws NoAnswerException if there is no answer to be had, or the console does not know the
   *     word
   */
  ConsoleOutput run(String command, boolean waits) throws InterruptedException {
    String variable = CommandRule.variable(settings.mode(), command);
    if (variable != null) {
      ConsoleVariables.Names names =
          settings
              .variables()
              .of(peer, check, () -> ConsoleVariables.Names.of(execute(LIST).text()));
      if (names.commands().contains(variable)) {
        throw new StatementException(SqlError.COMMAND.said(CommandRule.refusal(command, ""), null));
      }
      if (!names.variables().contains(variable)) {
        throw new NoAnswerException(
            Failure.REFUSED,
            CommandRule.refusal(
                command, ": the console at " + shown + " does not list it as a variable"));
      }
    }
    if (waits) {
      return execute(command);
    }
    settings.consoles().send(peer, shown, password, command, check);
    return NOTHING;
  }

  private ConsoleOutput execute(String command) throws InterruptedException {
    return settings.consoles().execute(peer, shown, password, command, check);
  }
}
