package dev.valvejdbc.client.webapi;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.valvejdbc.client.HeapPart;
import dev.valvejdbc.client.LimitState;
import dev.valvejdbc.client.NoAnswerException;
import dev.valvejdbc.client.StopCheck;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Answers of the Web API, kept for those who ask the same; who asks while another does waits for
 * the other's answer.
 */
public final class WebApiAnswers {
  private static final HeapPart ROOM = HeapPart.oneOf(8).atMost(128L << 20);

  /** Valve wants this method called once in ten minutes for each address. */
  private static final String SPARED = "ISteamApps/GetServersAtAddress/";

  private static final Duration SPARED_TTL = Duration.ofMinutes(10);
  private static final Duration LONGEST = Duration.ofDays(1);

  private final Cache<Question, Kept> kept =
      Caffeine.newBuilder()
          .maximumWeight(ROOM.bytes())
          .weigher((Question q, Kept k) -> 1_000 + k.body.size())
          .expireAfterWrite(LONGEST)
          .executor(Runnable::run)
          .build();
  private final Map<Question, CompletableFuture<WebApiBody>> flights = new ConcurrentHashMap<>();

  private final AtomicLong tooLarge = new AtomicLong();

  private record Question(String service, WebApiCall call) {}

  private record Kept(WebApiBody body, long nanos) {}

  /**
   * The answer to a call.
   *
   * @param ttl how old it may be
   * @throws NoAnswerException with a sentence, if there is no answer to be had
   */
  public WebApiBody of(WebApi api, WebApiCall call, Duration ttl, StopCheck check)
      throws InterruptedException {
    Question question = new Question(api.identity(), call);
    Duration age =
        call.path().startsWith(SPARED) && ttl.compareTo(SPARED_TTL) < 0 ? SPARED_TTL : ttl;
    while (true) {
      Kept known = kept.getIfPresent(question);
      if (known != null && System.nanoTime() - known.nanos < age.toNanos()) {
        return known.body;
      }
      CompletableFuture<WebApiBody> own = new CompletableFuture<>();
      CompletableFuture<WebApiBody> other = flights.putIfAbsent(question, own);
      if (other == null) {
        return fly(api, question, own, check);
      }
      WebApiBody shared = await(other, check);
      if (shared != null) {
        return shared;
      }
    }
  }

  /** How much of their memory the answers take, and how often one was too large to be kept. */
  public LimitState memory() {
    long used = kept.policy().eviction().map(e -> e.weightedSize().orElse(0)).orElse(0L);
    return ROOM.state("answers of the web api", used, tooLarge.get());
  }

  private WebApiBody fly(
      WebApi api, Question question, CompletableFuture<WebApiBody> own, StopCheck check)
      throws InterruptedException {
    try {
      WebApiBody body = api.call(question.call, check);
      kept.put(question, new Kept(body, System.nanoTime()));
      if (body.size() > ROOM.bytes()) {
        tooLarge.incrementAndGet();
      }
      own.complete(body);
      return body;
    } catch (RuntimeException | InterruptedException | Error e) {
      own.completeExceptionally(e);
      throw e;
    } finally {
      flights.remove(question, own);
    }
  }

  /** The answer of another's call; null if that was given up, and not by the service. */
  private static @Nullable WebApiBody await(CompletableFuture<WebApiBody> other, StopCheck check)
      throws InterruptedException {
    try {
      return check.await(other);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof NoAnswerException trouble) {
        throw trouble;
      }
      return null;
    }
  }
}
