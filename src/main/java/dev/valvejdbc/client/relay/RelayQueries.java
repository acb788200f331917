package dev.valvejdbc.client.relay;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.valvejdbc.client.BudgetExceededException;
import dev.valvejdbc.client.Failure;
import dev.valvejdbc.client.NoAnswerException;
import dev.valvejdbc.client.StopCheck;
import dev.valvejdbc.client.a2s.Answer;
import dev.valvejdbc.client.a2s.Answer.Answered;
import dev.valvejdbc.client.a2s.Answer.Failed;
import dev.valvejdbc.client.a2s.OffNetwork;
import dev.valvejdbc.client.webapi.ListedServers;
import dev.valvejdbc.client.webapi.WebApi;
import dev.valvejdbc.errors.Breakdown;
import dev.valvejdbc.protocol.a2s.A2sMessage;
import dev.valvejdbc.protocol.a2s.Question;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks servers behind Steam's relay, whose addresses of 169.254.0.0/16 no packet reaches, by {@code
 * IGameServersService/QueryByFakeIP}.
 */
public final class RelayQueries implements OffNetwork {
  private static final String METHOD = "IGameServersService/QueryByFakeIP/v1";
  private static final int AT_ONCE = 8;
  private static final int MOST_AT_ADDRESS = 1_000;
  private static final int MOST_SERVERS = 100_000;

  private final WebApi api;
  private final Cache<String, Long> applications =
      Caffeine.newBuilder().maximumSize(MOST_SERVERS).executor(Runnable::run).build();
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          AT_ONCE, AT_ONCE, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), RelayQueries::thread);

  public RelayQueries(WebApi api) {
    this.api = api;
    threads.allowCoreThreadTimeOut(true);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "valve-jdbc-relay");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public @Nullable String refusal() {
    return api.hasKey()
        ? null
        : "it is an address of Steam's relay, which only the Web API can ask; set webApiKey";
  }

  /** Asks one question after another, on a thread of its own. */
  @Override
  public void ask(
      InetSocketAddress peer,
      Set<Question> questions,
      StopCheck check,
      BiConsumer<Question, Answer<?>> listener) {
    threads.execute(() -> questions.forEach(q -> listener.accept(q, answer(peer, q, check))));
  }

  private Answer<?> answer(InetSocketAddress peer, Question question, StopCheck check) {
    try {
      JsonNode response = ask(peer, question, check).path("response");
      A2sMessage message = RelayAnswers.message(question, response);
      return new Answered<>(message, null, 1, Instant.now(), System.nanoTime());
    } catch (NoAnswerException e) {
      return new Failed<>(
          Failure.UNREACHABLE, "Steam's relay: " + e.getMessage(), 1, Instant.now());
    } catch (BudgetExceededException | CancellationException e) {
      return new Failed<>(Failure.UNREACHABLE, "the statement ended", 0, Instant.now());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Failed<>(Failure.UNREACHABLE, "the connection was closed", 0, Instant.now());
    } catch (Throwable e) { // whatever it is, the question has to end
      return new Failed<>(Failure.MALFORMED, Breakdown.clause(e), 1, Instant.now());
    }
  }

  private JsonNode ask(InetSocketAddress peer, Question question, StopCheck check)
      throws InterruptedException {
    long address = Integer.toUnsignedLong(ByteBuffer.wrap(peer.getAddress().getAddress()).getInt());
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("fake_ip", String.valueOf(address));
    parameters.put("fake_port", String.valueOf(peer.getPort()));
    parameters.put("app_id", String.valueOf(application(peer, check)));
    parameters.put("query_type", queryType(question));
    return api.get(METHOD, parameters, check);
  }

  private static String queryType(Question question) {
    return switch (question) {
      case INFO -> "1";
      case PLAYERS -> "2";
      case RULES -> "3";
    };
  }

  /** The application that the list names for the server, 0 if it does not list it. */
  private long application(InetSocketAddress peer, StopCheck check) throws InterruptedException {
    String host = peer.getAddress().getHostAddress();
    String addr = host + ":" + peer.getPort();
    Long known = applications.getIfPresent(addr);
    if (known != null) {
      return known;
    }
    long application =
        ListedServers.of(api, "\\gameaddr\\" + host, MOST_AT_ADDRESS, check).stream()
            .filter(s -> s.addr().equals(addr))
            .map(s -> s.game().appId())
            .filter(Objects::nonNull)
            .mapToLong(Long::longValue)
            .findFirst()
            .orElse(0);
    applications.put(addr, application);
    return application;
  }
}
