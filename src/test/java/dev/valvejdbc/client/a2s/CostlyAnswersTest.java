package dev.valvejdbc.client.a2s;

import static dev.valvejdbc.protocol.a2s.Question.RULES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.valvejdbc.protocol.a2s.A2sCodec;
import dev.valvejdbc.protocol.a2s.Bombs;
import dev.valvejdbc.protocol.a2s.PingReply;
import dev.valvejdbc.protocol.a2s.Rule;
import dev.valvejdbc.protocol.a2s.RuleList;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** Few bytes that cost much: they cost the server that sends them, and nobody else. */
class CostlyAnswersTest {
  private static final RuleList SETTINGS =
      new RuleList(900, Collections.nCopies(900, new Rule("mp_friendlyfire_of_a_mod", "1")), false);

  private final Talk talk = new Talk();

  @Test
  void aCompressedAnswerIsReadOnAnotherThread() {
    talk.asks(RULES).hears(Bombs.compressed(1, A2sCodec.encode(SETTINGS)));
    assertThat(talk.outcome).isEmpty();
    assertThat(talk.costly).hasSize(1);
    talk.decodesTheCostly();
    assertThat(talk.answers).containsExactly(SETTINGS);
    assertThat(talk.isOver()).isTrue();
  }

  @Test
  void aConversationReadsNoMoreThanEightSuch() {
    talk.asks(RULES);
    byte[] uselessMebibyte = new byte[1 << 20];
    System.arraycopy(A2sCodec.encode(new PingReply()), 0, uselessMebibyte, 0, 6);
    byte[] bomb = Bombs.compressed(0, uselessMebibyte);
    for (int id = 0; id < 3_000; id++) {
      talk.hears(Bombs.again(bomb, id));
    }
    assertThat(talk.costly).hasSize(8);
    talk.decodesTheCostly().hears(SETTINGS);
    assertThat(talk.answers).containsExactly(SETTINGS);
  }

  @Test
  void theSecondBrokenOneEndsTheQuestion() {
    byte[] broken = Bombs.broken(1);
    talk.asks(RULES).hears(broken).decodesTheCostly().hears(broken).decodesTheCostly();
    talk.waitsToTheEnd(); // a right one could come behind them
    assertThat(talk.outcome)
        .containsExactly(
            "RULES MALFORMED: the server's compressed answer does not match its size and checksum,"
                + " attempt 3");
  }
}
