package dev.valvejdbc.tables.console;

import dev.valvejdbc.client.AddressPolicy;
import dev.valvejdbc.client.BudgetExceededException;
import dev.valvejdbc.client.Failure;
import dev.valvejdbc.client.NoAnswerException;
import dev.valvejdbc.client.console.ConsoleOutput;
import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.errors.StatementException;
import dev.valvejdbc.lookup.LookupLeg;
import dev.valvejdbc.lookup.LookupStatement;
import dev.valvejdbc.options.RconMode;
import dev.valvejdbc.tables.statement.AddressRules;
import dev.valvejdbc.tables.statement.StatementSettings;
import dev.valvejdbc.tables.statement.WorkerScan;
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

  private final ConsoleSettings settings;
  private final List<LookupLeg> legs;
  private final AddressRules rules;
  private final AddressPolicy policy;
  private volatile @Nullable StatementException refused;

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
    this.rules = statements.addresses();
    this.policy = statements.policy(statement);
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
      ConsoleVisit visit = new ConsoleVisit(settings, address, rules, policy, this);
      List<List<@Nullable Object[]>> rows = new ArrayList<>();
      String doubt = null;
      for (LookupLeg leg : legs) {
        ConsoleTable<?> table = (ConsoleTable<?>) leg.table();
        ConsoleOutput output = visit.run(table.command(key), table.waits());
        rows.add(table.rows(key, table.isVerbatim() ? shown(output) : output, leg.columns()));
        String strange = table.doubt(output.text());
        if (strange != null) {
          doubt = "The console at " + address + " " + strange;
        } else if (!output.whole()) {
          doubt = "The console at " + address + " broke off its answer; rows of it may be missing.";
        }
      }
      return new Done(new Found(token, rows), address, Failure.MALFORMED, doubt);
    } catch (StatementException e) {
      refused = e;
      return failed(token, address, Failure.REFUSED, e);
    } catch (NoAnswerException e) {
      return failed(token, address, e.failure(), e);
    } catch (BudgetExceededException e) {
      return failed(token, address, Failure.REFUSED, e);
    } catch (InterruptedException | CancellationException e) {
      return failed(token, address, Failure.TIMEOUT, e);
    }
  }

  /** What a console printed, without passwords where only reading is permitted. */
  private ConsoleOutput shown(ConsoleOutput output) {
    return settings.mode() == RconMode.FULL
        ? output
        : new ConsoleOutput(
            SecretVariables.masked(output.text()),
            output.whole(),
            SecretVariables.masked(output.raw()));
  }

  /** A command that is refused is an error, whatever becomes of consoles that do not answer. */
  @Override
  public @Nullable Found poll(long nanos) throws InterruptedException {
    Found found;
    try {
      found = super.poll(nanos);
    } catch (StatementException e) {
      StatementException known = refused;
      throw known == null ? e : known;
    }
    StatementException known = refused;
    if (known != null) {
      throw known;
    }
    return found;
  }

  private Done failed(Object token, String address, Failure failure, Exception trouble) {
    String sentence = trouble.getMessage();
    return new Done(
        new Found(token, Collections.nCopies(legs.size(), List.of())),
        address,
        failure,
        sentence == null ? "The statement ended." : sentence);
  }
}
