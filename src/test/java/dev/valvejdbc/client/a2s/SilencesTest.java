package dev.valvejdbc.client.a2s;

import static org.assertj.core.api.Assertions.assertThat;

import dev.valvejdbc.client.Failure;
import dev.valvejdbc.client.a2s.Answer.Failed;
import dev.valvejdbc.client.a2s.Silences.Patience;
import dev.valvejdbc.protocol.a2s.Question;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SilencesTest {
  private static final InetSocketAddress PEER =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 27015);
  private static final Patience PATIENCE = new Patience(Duration.ofSeconds(3), 3);
  private static final Failed<?> SILENT =
      new Failed<>(Failure.TIMEOUT, "no answer within 3 s", 4, Instant.EPOCH);

  /** In nanoseconds; that it runs over is no harm. */
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);

  private final Silences silences = new Silences(now::get);

  private @Nullable Failed<?> known(Duration age, Duration ttl) {
    now.set(Long.MAX_VALUE - 5);
    silences.put(PEER, Question.INFO, SILENT, PATIENCE);
    now.addAndGet(age.toNanos());
    return silences.get(PEER, Question.INFO, PATIENCE, ttl);
  }

  @Test
  void aSilenceIsKeptForHalfAMinuteHoweverLongAnswersAre() {
    Duration ttl = Duration.ofMinutes(10);
    assertThat(known(Duration.ZERO, ttl)).isSameAs(SILENT);
    assertThat(known(Duration.ofSeconds(30), ttl)).isSameAs(SILENT);
    assertThat(known(Duration.ofSeconds(30).plusNanos(1), ttl)).isNull();
  }

  @Test
  void aSilenceIsKeptNoLongerThanAnswersAre() {
    Duration ttl = Duration.ofSeconds(5);
    assertThat(known(Duration.ofSeconds(5), ttl)).isSameAs(SILENT);
    assertThat(known(Duration.ofSeconds(5).plusNanos(1), ttl)).isNull();
  }

  @Test
  void whatASilenceWasForgottenOfIsAskedAgain() {
    assertThat(known(Duration.ZERO, Duration.ofSeconds(5))).isNotNull();
    silences.forget(PEER, Question.INFO);
    assertThat(silences.get(PEER, Question.INFO, PATIENCE, Duration.ofSeconds(5))).isNull();
  }
}
