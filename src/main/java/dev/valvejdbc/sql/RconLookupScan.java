package dev.valvejdbc.sql;

import dev.valvejdbc.client.BudgetExceededException;
import dev.valvejdbc.client.ConsoleOutput;
import dev.valvejdbc.client.Failure;
import dev.valvejdbc.client.PacketBudget;
import dev.valvejdbc.client.RconException;
import dev.valvejdbc.client.ScanCounts;
import dev.valvejdbc.client.ServerAddress;
import dev.valvejdbc.client.StopCheck;
import dev.valvejdbc.lookup.LookupLeg;
import dev.valvejdbc.lookup.LookupScan;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.calcite.DataContext;
import org.jspecify.annotations.Nullable;

/** One execution's console commands, each sent once. */
final class RconLookupScan implements LookupScan, StopCheck {
  private static final int AT_ONCE = 32;

  /** What a console's visit came to. */
  private record Done(
      String address,
      Object token,
      @Nullable List<List<@Nullable Object[]>> rows,
      @Nullable Failure failure,
      String sentence) {}

  private final Session session;
  private final List<LookupLeg> legs;
  private final PacketBudget budget;
  private final Set<String> planted;
  private final Troubles troubles;
  private final ScanRecord record;
  private final BlockingQueue<Done> finished = new LinkedBlockingQueue<>();
  private final AtomicInteger underWay = new AtomicInteger();
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          AT_ONCE,
          AT_ONCE,
          1,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          RconLookupScan::thread);
  private volatile boolean closed;

  RconLookupScan(Session session, DataContext root, List<LookupLeg> legs) {
    this.session = session;
    this.legs = legs;
    this.budget = new PacketBudget(session.maxCalls());
    this.planted = StatementContext.planted(root, session);
    this.troubles = new Troubles(session, root);
    threads.allowCoreThreadTimeOut(true);
    String names = legs.stream().map(l -> l.table().name()).collect(Collectors.joining(", "));
    record =
        new ScanRecord(
            session.diagnostics().nextNumber(),
            StatementContext.sql(root),
            names,
            new ScanCounts());
    session.diagnostics().add(record);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "valve-jdbc-rcon");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void check() {
    if (closed) {
      throw new CancellationException();
    }
  }

  @Override
  public void call() {
    check();
    budget.spend();
    budget.check();
  }

  @Override
  public boolean ask(Object key, Object token) {
    if (closed || underWay.get() >= AT_ONCE) {
      return false;
    }
    for (LookupLeg leg : legs) {
      String command = ((RconTable<?>) leg.table()).command(key);
      String refusal = session.consoles().mode().refusal(command);
      if (refusal != null) {
        throw new StatementException(refusal, "42501");
      }
    }
    underWay.incrementAndGet();
    threads.execute(() -> finished.add(visit(key, token)));
    return true;
  }

  private Done visit(Object key, Object token) {
    String address = RconTable.address(key);
    try {
      List<List<@Nullable Object[]>> rows = new ArrayList<>();
      String doubt = "";
      for (LookupLeg leg : legs) {
        RconTable<?> table = (RconTable<?>) leg.table();
        ConsoleOutput output = run(address, table.command(key));
        rows.add(table.rows(key, output.text(), leg.columns()));
        if (!output.whole()) {
          doubt = "The console at " + address + " broke off its answer; rows of it may be missing.";
        }
      }
      return new Done(address, token, rows, null, doubt);
    } catch (RconException e) {
      return new Done(address, token, null, e.failure(), String.valueOf(e.getMessage()));
    } catch (BudgetExceededException e) {
      return new Done(address, token, null, Failure.REFUSED, String.valueOf(e.getMessage()));
    } catch (InterruptedException | CancellationException e) {
      return new Done(address, token, null, Failure.TIMEOUT, "The statement ended.");
    }
  }

  private ConsoleOutput run(String address, String command) throws InterruptedException {
    InetSocketAddress peer = peer(address);
    ListedAddresses listed = new ListedAddresses(session.allowed(), planted);
    String refusal = listed.refusal(peer.getAddress());
    if (refusal == null) {
      refusal = listed.refusal(address);
    }
    if (refusal != null) {
      throw new RconException(
          Failure.REFUSED, "The console at " + address + " is not asked: " + refusal + ".");
    }
    String password = session.consoles().password(address);
    if (password == null) {
      throw new RconException(
          Failure.REFUSED,
          "No password is known for the console at "
              + address
              + ": name the server in the config file with its rconPassword, or set the property"
              + " rconPassword or the environment variable VALVE_RCON_PASSWORD.");
    }
    return session.consoles().consoles().execute(peer, address, password, command, this);
  }

  private static InetSocketAddress peer(String address) {
    try {
      ServerAddress parsed = ServerAddress.parse(address);
      InetAddress host = parsed.literal();
      return new InetSocketAddress(
          host == null ? InetAddress.getByName(parsed.host()) : host, parsed.port());
    } catch (IllegalArgumentException e) {
      throw new RconException(
          Failure.MALFORMED, "'" + address + "' is no address: " + e.getMessage() + ".");
    } catch (UnknownHostException e) {
      throw new RconException(
          Failure.UNREACHABLE, "The host of '" + address + "' is not known to this system.");
    }
  }

  @Override
  public void awaitRoom(long nanos) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(Math.min(nanos, 1_000_000));
  }

  @Override
  public @Nullable Found poll(long nanos) throws InterruptedException {
    Done done = finished.poll(nanos, TimeUnit.NANOSECONDS);
    if (done == null) {
      return null;
    }
    underWay.decrementAndGet();
    if (!done.sentence.isEmpty()) {
      Failure failure = done.failure == null ? Failure.MALFORMED : done.failure;
      troubles.record(record, record.tables, done.address, failure, done.sentence, 1);
      troubles.tell(done.sentence, "");
    }
    List<List<@Nullable Object[]>> rows = done.rows;
    if (rows == null) {
      return new Found(done.token, Collections.nCopies(legs.size(), List.of()));
    }
    rows.forEach(r -> record.rows.addAndGet(r.size()));
    return new Found(done.token, rows);
  }

  @Override
  public void close() {
    closed = true;
    threads.shutdown();
    record.end();
    troubles.end();
  }
}
