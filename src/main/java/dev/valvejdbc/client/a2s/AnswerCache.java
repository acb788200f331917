package dev.valvejdbc.client.a2s;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.valvejdbc.client.HeapPart;
import dev.valvejdbc.client.LimitState;
import dev.valvejdbc.client.a2s.Answer.Answered;
import dev.valvejdbc.net.PeerKey;
import dev.valvejdbc.protocol.TextEncoding;
import dev.valvejdbc.protocol.a2s.Player;
import dev.valvejdbc.protocol.a2s.PlayerList;
import dev.valvejdbc.protocol.a2s.Question;
import dev.valvejdbc.protocol.a2s.Rule;
import dev.valvejdbc.protocol.a2s.RuleList;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the last answer of each server to each question, as each encoding reads it; how old it may
 * be is the asker's word, up to a day. It takes an eighth of the heap at most, and no more than 128
 * MB.
 */
final class AnswerCache {
  private static final HeapPart ROOM = HeapPart.oneOf(8).atMost(128L << 20);
  private static final int ANSWER_BYTES = 600;
  private static final int ROW_BYTES = 100;

  private final Cache<Key, Answered<?>> answers =
      Caffeine.newBuilder()
          .maximumWeight(ROOM.bytes())
          .weigher(AnswerCache::bytes)
          .expireAfterWrite(ScanOptions.LONGEST_TTL)
          .executor(Runnable::run)
          .build();

  private record Key(PeerKey peer, TextEncoding encoding, Question question) {}

  /** About how much memory an answer takes. */
  private static int bytes(Key key, Answered<?> answer) {
    long bytes = ANSWER_BYTES;
    if (answer.value() instanceof PlayerList players) {
      for (Player player : players.players()) {
        bytes += ROW_BYTES + player.name().length();
      }
    } else if (answer.value() instanceof RuleList rules) {
      for (Rule rule : rules.rules()) {
        bytes += ROW_BYTES + rule.name().length() + rule.value().length();
      }
    }
    return (int) Math.min(Integer.MAX_VALUE, bytes);
  }

  /** How much of their memory the answers take. */
  LimitState memory() {
    long used = answers.policy().eviction().map(e -> e.weightedSize().orElse(0)).orElse(0L);
    return ROOM.state("answers of servers", used, 0);
  }

  void put(InetSocketAddress peer, TextEncoding encoding, Question question, Answered<?> answer) {
    answers.put(new Key(new PeerKey(peer), encoding, question), answer);
  }

  /** The answer, if there is one no older than the given time. */
  @Nullable Answered<?> get(
      InetSocketAddress peer, TextEncoding encoding, Question question, Duration ttl) {
    Answered<?> answer = answers.getIfPresent(new Key(new PeerKey(peer), encoding, question));
    boolean fresh = answer != null && System.nanoTime() - answer.receivedNanos() <= ttl.toNanos();
    return fresh ? answer : null;
  }
}
