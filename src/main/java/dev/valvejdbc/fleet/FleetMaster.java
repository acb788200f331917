package dev.valvejdbc.fleet;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.valvejdbc.protocol.master.MasterPage;
import dev.valvejdbc.protocol.master.MasterRequest;
import dev.valvejdbc.protocol.master.Region;
import dev.valvejdbc.wire.MalformedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A simulated master server on loopback: Valve's UDP protocol, and the Web API's GetServerList. It
 * tells the filters that it was asked.
 */
public final class FleetMaster implements AutoCloseable {
  /** Servers that one call of GetServerList returns at most. */
  public static final int CAP = 10_000;

  private static final int LARGEST_REQUEST = 2_048;
  private static final String JSON = "application/json";
  private static final String AT_ADDRESS = "/ISteamApps/GetServersAtAddress/v1";
  private static final String LIST = "/IGameServersService/GetServerList/v1";

  private final List<ListEntry> entries;
  private final Set<MasterLie> lies;
  private final String key;
  private final List<String> filters = Collections.synchronizedList(new ArrayList<>());
  private final DatagramChannel udp = DatagramChannel.open();
  private final HttpServer http;

  /**
   * Starts a master.
   *
   * @param entries what it lists
   * @param lies what it does not keep
   * @param key the only Web API key that it accepts
   */
  public FleetMaster(List<ListEntry> entries, Set<MasterLie> lies, String key) throws IOException {
    this.lies = lies.isEmpty() ? EnumSet.noneOf(MasterLie.class) : EnumSet.copyOf(lies);
    this.key = key;
    this.entries = listed(entries);
    InetSocketAddress any =
        new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
    udp.bind(any);
    http = HttpServer.create(any, 0);
    http.createContext("/", this::answer);
    Thread thread = new Thread(this::serve, "valve-jdbc-fleet-master");
    thread.setDaemon(true);
    thread.start();
  }

  private List<ListEntry> listed(List<ListEntry> truth) {
    List<ListEntry> all = new ArrayList<>();
    for (ListEntry entry : truth) {
      boolean stale = lies.contains(MasterLie.STALE_MAPS) && all.size() % 3 == 0;
      ListEntry shown = stale ? entry.withMap("old_" + entry.info().map()) : entry;
      all.add(shown);
      if (lies.contains(MasterLie.DUPLICATES)) {
        all.add(shown);
      }
    }
    return List.copyOf(all);
  }

  /** Where the UDP master is, {@code ip:port}. */
  public String address() {
    return text((InetSocketAddress) address(udp));
  }

  private static SocketAddress address(DatagramChannel channel) {
    try {
      return channel.getLocalAddress();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(InetSocketAddress address) {
    return address.getAddress().getHostAddress() + ":" + address.getPort();
  }

  /** Where the Web API is. */
  public URI webApiUrl() {
    return URI.create("http://" + text(http.getAddress()));
  }

  /** What it lists, lies included. */
  public List<ListEntry> entries() {
    return entries;
  }

  /** The filter of each request so far, in order. */
  public List<String> filters() {
    synchronized (filters) {
      return List.copyOf(filters);
    }
  }

  private List<ListEntry> matching(String filter) {
    FilterEvaluator evaluator =
        lies.contains(MasterLie.IGNORES_NAPP)
            ? FilterEvaluator.ignoringNapp(filter)
            : FilterEvaluator.of(filter);
    List<ListEntry> matching = new ArrayList<>();
    for (ListEntry entry : entries) {
      if (evaluator.holds(entry)) {
        matching.add(entry);
      }
    }
    if (lies.contains(MasterLie.GHOSTS) && !entries.isEmpty()) {
      for (int i = 1; i <= 3; i++) {
        ListEntry real = entries.get(0);
        matching.add(new ListEntry("127.20.255." + i + ":27015", real.info(), real.appId(), 255));
      }
    }
    return matching;
  }

  private void serve() {
    http.start(); // from a daemon, so that its thread is one
    ByteBuffer in = ByteBuffer.allocate(LARGEST_REQUEST);
    try {
      while (true) {
        SocketAddress from = udp.receive(in.clear());
        try {
          udp.send(ByteBuffer.wrap(page(MasterRequest.decode(in.flip())).encode()), from);
        } catch (MalformedException e) {
          // real masters are silent then
        }
      }
    } catch (ClosedChannelException e) {
      // closed: that is how it ends
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private MasterPage page(MasterRequest request) {
    filters.add(request.filter());
    List<String> all = new ArrayList<>();
    for (ListEntry entry : matching(request.filter())) {
      if (request.region() == Region.ALL || request.region() == entry.region()) {
        all.add(entry.addr());
      }
    }
    int start =
        request.seed().equals(MasterRequest.FIRST) ? 0 : all.lastIndexOf(request.seed()) + 1;
    int end = Math.min(all.size(), start + MasterPage.FULL);
    return new MasterPage(all.subList(start, end), end - start < MasterPage.FULL);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
      String given = exchange.getRequestHeaders().getFirst("x-webapi-key");
      String path = exchange.getRequestURI().getPath().replaceAll("/+$", "");
      if (path.equals(AT_ADDRESS)) {
        reply(exchange, 200, ListJson.at(query.getOrDefault("addr", ""), entries), JSON);
      } else if (!path.equals(LIST)) {
        reply(exchange, 404, "<html>Not Found</html>", "text/html");
      } else if (!key.equals(given == null ? query.get("key") : given)) {
        reply(exchange, 403, "<html>Forbidden</html>", "text/html");
      } else {
        reply(exchange, 200, list(query), JSON);
      }
    }
  }

  private String list(Map<String, String> query) {
    String filter = query.getOrDefault("filter", "");
    filters.add(filter);
    int limit = Math.min(CAP, Integer.parseInt(query.getOrDefault("limit", "100")));
    List<ListEntry> matching = matching(filter);
    return ListJson.of(matching.subList(0, Math.min(limit, matching.size())));
  }

  private static void reply(HttpExchange exchange, int status, String body, String type)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static Map<String, String> query(String raw) {
    Map<String, String> query = new HashMap<>();
    for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        query.put(
            pair.substring(0, equals),
            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return query;
  }

  @Override
  public void close() {
    http.stop(0);
    try {
      udp.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
