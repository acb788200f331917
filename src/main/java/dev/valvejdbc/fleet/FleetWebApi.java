package dev.valvejdbc.fleet;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A simulated Steam Web API on loopback. Its answers have the shapes of the real one's, and are a
 * function of the fleet's list and a seed: people, applications and news are made up. It fails on
 * demand and tells what it was called for. Safe for use by many threads.
 */
public final class FleetWebApi implements AutoCloseable {
  /** Servers that one call of GetServerList returns at most. */
  public static final int LIST_CAP = 10_000;

  /** Accounts that exist, from 1; those divisible by 7 are private. */
  public static final int ACCOUNTS = Personas.ACCOUNTS;

  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private final ApiCatalogue catalogue;
  private final String key;
  private final HttpServer http;
  private final WebApiFaults faults = new WebApiFaults();
  private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "valve-jdbc-fleet-web-api");
            thread.setDaemon(true);
            return thread;
          });

  FleetWebApi(FleetList list, long seed, String key) throws IOException {
    this.catalogue = new ApiCatalogue(list, seed);
    this.key = key;
    http = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), 0), 0);
    http.setExecutor(threads);
    http.createContext("/", this::serve);
    CompletableFuture.runAsync(http::start, threads).join(); // a daemon's thread is a daemon
  }

  /** Where it is, {@code http://127.0.0.1:port} without a slash at the end. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  /**
   * The calls so far, in the order in which they came, failed ones included: {@code
   * Interface/Method/v1?name=value}, with the version as a plain number. Arguments are percent-
   * encoded as they came, those of a form behind those of the address; keys and tokens are left
   * out. For an address of no method, its path.
   */
  public List<String> calls() {
    synchronized (calls) {
      return List.copyOf(calls);
    }
  }

  /**
   * Lets all calls of a method fail until {@link #clearFaults}.
   *
   * @param method such as {@code ISteamNews/GetNewsForApp}, in all versions
   */
  public void fault(String method, WebApiFault fault) {
    faults.of(method, fault);
  }

  /**
   * Lets the next calls fail, whatever they are for; an earlier order of this kind is forgotten.
   *
   * @param count how many calls, from 0
   */
  public void faultNext(int count, WebApiFault fault) {
    faults.next(count, fault);
  }

  /** Lets no call fail any more. */
  public void clearFaults() {
    faults.clear();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      ApiRequest request = ApiRequest.read(exchange);
      calls.add(request.line());
      ApiReply reply = new ApiReply(exchange, request.gzip());
      WebApiFault fault = faults.take(request.service() + "/" + request.method());
      if (fault == null
          || fault.kind() == WebApiFault.Kind.TRUNCATED
          || fault.kind() == WebApiFault.Kind.WRONG_TYPES) {
        answer(exchange, request, reply, fault);
      } else {
        reply.fault(fault, closed);
      }
    }
  }

  private void answer(
      HttpExchange exchange, ApiRequest request, ApiReply reply, @Nullable WebApiFault fault)
      throws IOException {
    try {
      ApiMethod method = catalogue.find(request);
      if (!method.verb().equals(request.verb())) {
        exchange.getResponseHeaders().set("Allow", method.verb());
        throw new ApiRefusal(405, "This method is called with HTTP " + method.verb());
      }
      ApiCall call = call(request, method);
      ApiFormat format = ApiFormat.of(call.text("format"));
      ApiAnswer answer = method.handler().answer(call);
      if (method.isOfService()) {
        exchange.getResponseHeaders().set("x-eresult", String.valueOf(answer.result()));
      }
      if (fault == null) {
        reply.text(answer.status(), format.contentType(), format.text(answer.tree()));
      } else if (fault.kind() == WebApiFault.Kind.TRUNCATED) {
        reply.half(format.contentType(), format.text(answer.tree()));
      } else {
        reply.text(
            answer.status(), format.contentType(), format.text(answer.withWrongTypes().tree()));
      }
    } catch (ApiRefusal e) {
      reply.page(e.status(), e.sentence());
    }
  }

  private ApiCall call(ApiRequest request, ApiMethod method) {
    boolean hasKey = request.key().equals(key);
    if (method.keyed() && request.key().isEmpty()) {
      throw ApiRefusal.denied(401);
    }
    boolean takesKey = method.parameters().stream().anyMatch(p -> p.name().equals("key"));
    if (takesKey && !hasKey && !request.key().isEmpty()) {
      throw ApiRefusal.denied(403);
    }
    ApiCall flat = new ApiCall(request.arguments(), hasKey);
    ApiCall call = method.isOfService() ? flat.withInputJson() : flat;
    call.require(method);
    return call;
  }

  /** Ends it; calls that wait for an answer lose their connection. */
  @Override
  public void close() {
    closed.countDown();
    http.stop(0);
    threads.shutdownNow();
  }
}
