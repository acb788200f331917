package dev.valvejdbc.fleet;

import dev.valvejdbc.fleet.a2s.Endpoint;
import dev.valvejdbc.fleet.a2s.EndpointLoop;
import dev.valvejdbc.fleet.console.CommandOutputs;
import dev.valvejdbc.fleet.console.FleetConsole;
import dev.valvejdbc.fleet.console.GoldSrcReplies;
import dev.valvejdbc.fleet.master.FleetList;
import dev.valvejdbc.fleet.master.FleetMaster;
import dev.valvejdbc.fleet.master.ListEntry;
import dev.valvejdbc.fleet.webapi.FleetWebApi;
import dev.valvejdbc.fleet.world.FleetServer;
import dev.valvejdbc.fleet.world.FleetWorld;
import dev.valvejdbc.fleet.world.Game;
import dev.valvejdbc.protocol.a2s.Question;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Serves a simulated fleet of game servers on loopback, inside this process: for demos, and for
 * tests that compute what the servers must answer. Each has an address of its own, 127.20.x.y,
 * where the system allows it, else a port of 127.0.0.1. Safe for use by many threads.
 */
public final class Fleet implements AutoCloseable {
  /** Servers that a fleet may have, at most. */
  public static final int LARGEST = 5_000;

  /** The Web API key that the fleet's Web API accepts; no secret. */
  public static final String WEB_API_KEY = "0123456789ABCDEF0123456789ABCDEF";

  /** The password of the fleet's consoles; no secret. */
  public static final String RCON_PASSWORD = "fleet";

  private final long seed;
  private final List<Endpoint> endpoints = new ArrayList<>();
  private final EndpointLoop loop;
  private final List<FleetConsole> consoles = new ArrayList<>();
  private final FleetList list;
  private @Nullable FleetMaster master;
  private @Nullable FleetWebApi webApi;

  private Fleet(int size, long seed) throws IOException {
    this.seed = seed;
    loop = new EndpointLoop();
    try {
      for (int i = 0; i < size; i++) {
        Endpoint endpoint = Endpoint.open(FleetWorld.server(i, seed));
        endpoints.add(endpoint);
        loop.serve(endpoint);
      }
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
    list = new FleetList(endpoints.stream().map(Fleet::entry).toList(), Set.of());
    loop.start();
  }

  /**
   * Starts a fleet.
   *
   * @param size 1 to {@value #LARGEST}
   * @param seed the same seed makes the same fleet
   * @throws IOException if the system grants no sockets
   */
  public static Fleet start(int size, long seed) throws IOException {
    if (size < 1 || size > LARGEST) {
      throw new IllegalArgumentException("a fleet has 1 to " + LARGEST + " servers, not " + size);
    }
    return new Fleet(size, seed);
  }

  /** Lists what each server would say, in order. */
  public List<FleetServer> servers() {
    return endpoints.stream().map(Endpoint::server).toList();
  }

  /** Lists the address of each server, {@code ip:port}, in order. */
  public List<String> addresses() {
    return endpoints.stream().map(Fleet::text).toList();
  }

  /**
   * Counts the servers that are not where they would be on an idle machine, at port 27015 of an
   * address of their own, since something else listens there or the system has no such addresses.
   */
  public int moved() {
    return (int) endpoints.stream().filter(Endpoint::isMoved).count();
  }

  private static String text(Endpoint endpoint) {
    InetSocketAddress address = endpoint.address();
    Inet4Address host = (Inet4Address) address.getAddress();
    return host.getHostAddress() + ":" + address.getPort();
  }

  private static ListEntry entry(Endpoint endpoint) {
    return ListEntry.of(text(endpoint), endpoint.server());
  }

  /** Counts the requests of a kind that reached a server so far. */
  public int requests(int index, Question question) {
    return endpoints.get(index).requests(question);
  }

  /** Counts the requests that reached the fleet so far. */
  public long requests() {
    long sum = 0;
    for (Endpoint endpoint : endpoints) {
      for (Question question : Question.values()) {
        sum += endpoint.requests(question);
      }
    }
    return sum;
  }

  /** Returns the list of the fleet, from which the master and the Web API tell. */
  public FleetList list() {
    return list;
  }

  /** Returns the UDP master that lists the fleet; it starts with the first call. */
  public synchronized FleetMaster master() {
    FleetMaster started = master;
    if (started == null) {
      try {
        started = new FleetMaster(list);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      master = started;
    }
    return started;
  }

  /**
   * Returns the Web API that lists the fleet, behind {@link #WEB_API_KEY}; it starts with the first
   * call.
   */
  public synchronized FleetWebApi webApi() {
    FleetWebApi started = webApi;
    if (started == null) {
      try {
        started = new FleetWebApi(list, seed, WEB_API_KEY);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      webApi = started;
    }
    return started;
  }

  /**
   * Starts the consoles of the living servers, at their addresses; once, however often it is
   * called: by TCP, those of GoldSrc by UDP.
   */
  public synchronized void startConsoles() throws IOException {
    if (!consoles.isEmpty()) {
      return;
    }
    for (Endpoint endpoint : endpoints) {
      if (endpoint.server().behaviour().dead()) {
        continue;
      }
      UnaryOperator<String> outputs = CommandOutputs.of(endpoint.server());
      if (Game.of(endpoint.server().info()).old()) {
        endpoint.share(new GoldSrcReplies(RCON_PASSWORD, outputs)::to);
        continue;
      }
      try {
        consoles.add(FleetConsole.source(endpoint.address(), RCON_PASSWORD, outputs));
      } catch (BindException e) {
        // another program listens there: this server has no console
      }
    }
  }

  /** Ends the servers and frees their addresses. */
  @Override
  public synchronized void close() {
    if (webApi != null) {
      webApi.close();
    }
    if (master != null) {
      master.close();
    }
    for (FleetConsole console : consoles) {
      try {
        console.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    loop.close();
    endpoints.forEach(Endpoint::close);
  }
}
