package dev.valvejdbc.fleet.webapi;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.valvejdbc.fleet.master.FleetList;
import dev.valvejdbc.fleet.webapi.interfaces.Interfaces;
import dev.valvejdbc.fleet.webapi.method.Answer;
import dev.valvejdbc.fleet.webapi.method.Call;
import dev.valvejdbc.fleet.webapi.method.Method;
import dev.valvejdbc.fleet.webapi.method.Refusal;
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
 * Serves a simulated Steam Web API on loopback. Its answers have the shapes of the real one's, and
 * are a function of the fleet's list and a seed: people, applications and news are made up. It
 * fails on demand and tells what it was called for. Safe for use by many threads.
 */
public final class FleetWebApi implements AutoCloseable {
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private final Interfaces interfaces;
  private final String key;
  private final HttpServer http;
  private final Faults faults = new Faults();
  private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "valve-jdbc-fleet-web-api");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Starts a Web API.
   *
   * @param list the servers that it tells of
   * @param seed of its people and applications
   * @param key the only one that it accepts
   */
  public FleetWebApi(FleetList list, long seed, String key) throws IOException {
    interfaces = new Interfaces(list, seed);
    this.key = key;
    http = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), 0), 0);
    http.setExecutor(threads);
    http.createContext("/", this::serve);
    CompletableFuture.runAsync(http::start, threads).join(); // a daemon's thread is a daemon
  }

  /** Tells where it is, {@code http://127.0.0.1:port} without a slash at the end. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  /**
   * Lists the calls so far, in the order in which they came, failed ones included: {@code
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
      Request request = Request.read(exchange);
      calls.add(request.line());
      Reply reply = new Reply(exchange, request.gzip());
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
      HttpExchange exchange, Request request, Reply reply, @Nullable WebApiFault fault)
      throws IOException {
    try {
      Method method = interfaces.find(request.service(), request.method(), request.version());
      if (!method.verb().equals(request.verb())) {
        exchange.getResponseHeaders().set("Allow", method.verb());
        throw new Refusal(405, "This method is called with HTTP " + method.verb());
      }
      Call call = call(request, method);
      Format format = Format.of(call.text("format"));
      Answer answer = method.handler().answer(call);
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
    } catch (Refusal e) {
      reply.page(e.status(), e.sentence());
    }
  }

  private Call call(Request request, Method method) {
    boolean hasKey = request.key().equals(key);
    if (method.keyed() && request.key().isEmpty()) {
      throw Refusal.denied(401);
    }
    boolean takesKey = method.parameters().stream().anyMatch(p -> p.name().equals("key"));
    if (takesKey && !hasKey && !request.key().isEmpty()) {
      throw Refusal.denied(403);
    }
    Call flat = new Call(request.arguments(), hasKey);
    Call call = method.isOfService() ? flat.withInputJson() : flat;
    call.require(method.parameters());
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
