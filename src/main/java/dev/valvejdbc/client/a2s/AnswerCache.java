package dev.valvejdbc.client.a2s;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.valvejdbc.client.a2s.Answer.Answered;
import dev.valvejdbc.protocol.TextEncoding;
import dev.valvejdbc.protocol.a2s.PlayerList;
import dev.valvejdbc.protocol.a2s.Question;
import dev.valvejdbc.protocol.a2s.RuleList;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the last answer of each server to each question, as each encoding reads it; how old it may
 * be is the asker's word, up to a day.
 */
final class AnswerCache {
  private static final long MOST_RECORDS = 400_000;

  private final Cache<Key, Answered<?>> answers =
      Caffeine.newBuilder()
          .maximumWeight(MOST_RECORDS)
          .weigher(AnswerCache::records)
          .expireAfterWrite(ScanOptions.LONGEST_TTL)
          .executor(Runnable::run)
          .build();

  private record Key(InetSocketAddress peer, TextEncoding encoding, Question question) {}

  private static int records(Key key, Answered<?> answer) {
    if (answer.value() instanceof PlayerList players) {
      return 1 + players.players().size();
    }
    return answer.value() instanceof RuleList rules ? 1 + rules.rules().size() : 2;
  }

  void put(InetSocketAddress peer, TextEncoding encoding, Question question, Answered<?> answer) {
    answers.put(new Key(peer, encoding, question), answer);
  }

  /** The answer, if there is one no older than the given time. */
  @Nullable Answered<?> get(
      InetSocketAddress peer, TextEncoding encoding, Question question, Duration ttl) {
    Answered<?> answer = answers.getIfPresent(new Key(peer, encoding, question));
    boolean fresh = answer != null && System.nanoTime() - answer.receivedNanos() <= ttl.toNanos();
    return fresh ? answer : null;
  }
}
