package dev.valvejdbc.tables.console;

import dev.valvejdbc.client.AddressPolicy;
import dev.valvejdbc.client.BudgetExceededException;
import dev.valvejdbc.client.Failure;
import dev.valvejdbc.client.NameResolver;
import dev.valvejdbc.client.NoAnswerException;
import dev.valvejdbc.client.ServerAddress;
import dev.valvejdbc.client.console.ConsoleOutput;
import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.errors.StatementException;
import dev.valvejdbc.lookup.LookupLeg;
import dev.valvejdbc.lookup.LookupStatement;
import dev.valvejdbc.tables.statement.KnownServers;
import dev.valvejdbc.tables.statement.StatementSettings;
import dev.valvejdbc.tables.statement.WorkerScan;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One execution's console commands, each sent once. */
final class ConsoleLookupScan extends WorkerScan {
  /** Consoles under way at once; each takes a thread, a socket and two more descriptors. */
  private static final int AT_ONCE = 512;

  private static final int STACK = 256 << 10;

  private static final ConsoleOutput NOTHING = new ConsoleOutput("", true, "");

  private final ConsoleSettings settings;
  private final List<LookupLeg> legs;
  private final AddressPolicy policy;
  private final KnownServers known;
  private final NameResolver resolver = new NameResolver();

  ConsoleLookupScan(
      ConsoleSettings settings,
      StatementSettings statements,
      LookupStatement statement,
      List<LookupLeg> legs) {
    super(
        statements,
        statement,
        statements
            .diagnostics()
            .begin(
                statement.sql(),
                legs.stream().map(l -> l.table().name()).collect(Collectors.joining(", "))),
        "valve-jdbc-rcon",
        AT_ONCE,
        AT_ONCE,
        STACK);
    this.settings = settings;
    this.legs = legs;
    this.known = statements.known();
    this.policy = statements.planted(statement).and(settings.allowed());
  }

  @Override
  public boolean ask(Object key, Object token) {
    for (LookupLeg leg : legs) {
      String command = ((ConsoleTable<?>) leg.table()).command(key);
      String refusal = CommandRule.refusal(settings.mode(), command);
      if (refusal != null) {
        throw new StatementException(SqlError.COMMAND.said(refusal, null));
      }
    }
    if (!enters()) {
      return false;
    }
    work(() -> finish(visit(key, token)));
    return true;
  }

  private Done visit(Object key, Object token) {
    String address = ConsoleTable.address(key);
    try {
      List<List<@Nullable Object[]>> rows = new ArrayList<>();
      String doubt = null;
      for (LookupLeg leg : legs) {
        ConsoleTable<?> table = (ConsoleTable<?>) leg.table();
        ConsoleOutput output = run(address, table.command(key), table.waits());
        rows.add(table.rows(key, output, leg.columns()));
        String strange = table.doubt(output.text());
        if (strange != null) {
          doubt = "The console at " + address + " " + strange;
        } else if (!output.whole()) {
          doubt = "The console at " + address + " broke off its answer; rows of it may be missing.";
        }
      }
      return new Done(new Found(token, rows), address, Failure.MALFORMED, doubt);
    } catch (NoAnswerException e) {
      return failed(token, address, e.failure(), e);
    } catch (BudgetExceededException e) {
      return failed(token, address, Failure.REFUSED, e);
    } catch (InterruptedException | CancellationException e) {
      return failed(token, address, Failure.TIMEOUT, e);
    }
  }

  private Done failed(Object token, String address, Failure failure, Exception trouble) {
    String sentence = trouble.getMessage();
    return new Done(
        new Found(token, Collections.nCopies(legs.size(), List.of())),
        address,
        failure,
        sentence == null ? "The statement ended." : sentence);
  }

  private ConsoleOutput run(String address, String command, boolean waits)
      throws InterruptedException {
    String unnamed = known.consoleRefusal(address);
    if (unnamed != null) {
      throw notAsked(address, unnamed);
    }
    InetSocketAddress peer = peer(address);
    String refusal = policy.refusal(peer.getAddress());
    if (refusal == null) {
      refusal = policy.refusal(address);
    }
    if (refusal != null) {
      throw notAsked(address, refusal);
    }
    String password = settings.password(address);
    if (password == null) {
      throw new NoAnswerException(
          Failure.REFUSED,
          "No password is known for the console at "
              + address
              + ": name the server in the config file with its rconPassword, or set the property"
              + " rconPassword or the environment variable VALVE_RCON_PASSWORD.");
    }
    if (waits) {
      return settings.consoles().execute(peer, address, password, command, this);
    }
    settings.consoles().send(peer, address, password, command, this);
    return NOTHING;
  }

  private static NoAnswerException notAsked(String address, String refusal) {
    return new NoAnswerException(
        Failure.REFUSED, "The console at " + address + " is not asked: " + refusal + ".");
  }

  private InetSocketAddress peer(String address) throws InterruptedException {
    try {
      ServerAddress parsed = ServerAddress.parse(address);
      InetAddress host = parsed.literal();
      return new InetSocketAddress(
          host == null ? resolver.resolve(parsed.host(), this).get(0) : host, parsed.port());
    } catch (IllegalArgumentException e) {
      throw new NoAnswerException(
          Failure.MALFORMED, "'" + address + "' is no address: " + e.getMessage() + ".");
    } catch (UnknownHostException e) {
      throw new NoAnswerException(
          Failure.UNREACHABLE, "The host of '" + address + "' is not known to this system.");
    }
  }

  @Override
  public void close() {
    super.close();
    resolver.close();
  }
}
