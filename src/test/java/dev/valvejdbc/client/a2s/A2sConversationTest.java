package dev.valvejdbc.client.a2s;

import static dev.valvejdbc.protocol.a2s.Question.INFO;
import static dev.valvejdbc.protocol.a2s.Question.PLAYERS;
import static dev.valvejdbc.protocol.a2s.Question.RULES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.valvejdbc.protocol.a2s.A2sCodec;
import dev.valvejdbc.protocol.a2s.Challenge;
import dev.valvejdbc.protocol.a2s.Player;
import dev.valvejdbc.protocol.a2s.PlayerList;
import dev.valvejdbc.protocol.a2s.Rule;
import dev.valvejdbc.protocol.a2s.RuleList;
import dev.valvejdbc.protocol.a2s.ServerInfo;
import dev.valvejdbc.wire.WireWriter;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Questions, challenges and answers of one server. */
class A2sConversationTest {
  private static final PlayerList PLAYER_LIST =
      new PlayerList(1, List.of(new Player(0, "Ann", 7, 90.5f, null, null)), false);
  private static final RuleList RULE_LIST =
      new RuleList(1, List.of(new Rule("mp_friendlyfire", "0")), false);

  private final Talk talk = new Talk();

  static ServerInfo info(int players) {
    WireWriter out = new WireWriter().i32(-1).u8('I').u8(17).strz("Lab").strz("cp_lab");
    out.strz("lab").strz("Lab").u16(440).u8(players).u8(24).u8(0).u8('d').u8('l').u8(0).u8(1);
    return (ServerInfo) A2sCodec.decode(ByteBuffer.wrap(out.strz("1").toByteArray()));
  }

  @Test
  void infoThatIsAnsweredAtOnceTakesOnePacket() {
    talk.asks(INFO).hears(info(3));
    assertThat(talk.sent).containsExactly("INFO");
    assertThat(talk.answers).containsExactly(info(3));
    assertThat(talk.outcome).containsExactly("INFO in 1 ms, attempt 1");
    assertThat(talk.isOver()).isTrue();
    assertThat(talk.mayHearMore()).isFalse();
  }

  @Test
  void aChallengeIsEchoedAndRemembered() {
    talk.asks(INFO).hears(new Challenge(77));
    assertThat(talk.sent).containsExactly("INFO", "INFO 77");
    assertThat(talk.memory.get(Talk.PEER)).isEqualTo(77);
    talk.hears(info(3));
    assertThat(talk.outcome).containsExactly("INFO in 1 ms, attempt 1");
    assertThat(talk.repeats).isZero();
    assertThat(talk.packetsReceived).isEqualTo(2);
  }

  @Test
  void allThreeQuestionsTakeFourRequestsWhereEachNeedsAChallenge() {
    talk.asks(INFO, PLAYERS, RULES);
    assertThat(talk.sent).containsExactly("INFO");
    talk.hears(new Challenge(77));
    assertThat(talk.sent).containsExactly("INFO", "INFO 77", "PLAYERS 77", "RULES 77");
    talk.hears(RULE_LIST, info(1), PLAYER_LIST);
    assertThat(talk.sent).hasSize(4);
    assertThat(talk.answers).containsExactly(RULE_LIST, info(1), PLAYER_LIST);
    assertThat(talk.isOver()).isTrue();
  }

  @Test
  void whereInfoNeedsNoChallengePlayersAndRulesShareOne() {
    talk.asks(INFO, PLAYERS, RULES).hears(info(1), new Challenge(77));
    assertThat(talk.sent).containsExactly("INFO", "PLAYERS", "PLAYERS 77", "RULES 77");
    talk.hears(PLAYER_LIST, RULE_LIST);
    assertThat(talk.isOver()).isTrue();
  }

  @Test
  void aServerWithoutChallengesIsAskedOneQuestionAfterTheOther() {
    talk.asks(INFO, PLAYERS, RULES).hears(info(1), PLAYER_LIST, RULE_LIST);
    assertThat(talk.sent).containsExactly("INFO", "PLAYERS", "RULES");
    assertThat(talk.isOver()).isTrue();
  }

  @Test
  void aRememberedChallengeLetsAllQuestionsGoOutAtOnce() {
    talk.memory.put(Talk.PEER, 55);
    talk.asks(INFO, PLAYERS, RULES);
    assertThat(talk.sent).containsExactly("INFO 55", "PLAYERS 55", "RULES 55");
  }

  @Test
  void aFreshChallengeReplacesTheRememberedOne() {
    talk.memory.put(Talk.PEER, 55);
    talk.asks(INFO).hears(new Challenge(77), info(3));
    assertThat(talk.sent).containsExactly("INFO 55", "INFO 77");
    assertThat(talk.memory.get(Talk.PEER)).isEqualTo(77);
  }

  @Test
  void aRememberedChallengeThatMeetsSilenceIsNotSentAgain() {
    talk.memory.put(Talk.PEER, 55);
    talk.asks(PLAYERS).waits();
    assertThat(talk.sent).startsWith("PLAYERS 55", "PLAYERS");
  }

  @Test
  void everyValueMayBeAChallenge() {
    talk.asks(INFO).hears(new Challenge(-1), new Challenge(0), info(3));
    assertThat(talk.sent).containsExactly("INFO", "INFO -1", "INFO 0");
    assertThat(talk.answers).containsExactly(info(3));
  }

  @Test
  void rotatingChallengesAreFollowedFiveTimes() {
    talk.asks(INFO);
    for (int i = 1; i <= 5; i++) {
      talk.hears(new Challenge(i));
    }
    assertThat(talk.sent).containsExactly("INFO", "INFO 1", "INFO 2", "INFO 3", "INFO 4", "INFO 5");
    assertThat(talk.isOver()).isFalse();
    talk.hears(new Challenge(6));
    assertThat(talk.sent).hasSize(6);
    assertThat(talk.outcome)
        .containsExactly(
            "INFO MALFORMED: the server keeps challenging and never answers, attempt 1");
    assertThat(talk.isOver()).isTrue();
  }

  @Test
  void theSameChallengeOnAndOnIsNotEchoedEachTimeAndEndsAtTheDeadline() {
    talk.asks(INFO).hears(new Challenge(7));
    int waits = 0;
    while (!talk.isOver() && waits++ < 50) {
      talk.hears(new Challenge(7)).waits();
    }
    assertThat(talk.sent).containsExactly("INFO", "INFO 7", "INFO 7", "INFO 7", "INFO 7");
    assertThat(talk.outcome)
        .containsExactly(
            "INFO MALFORMED: the server keeps challenging and never answers, attempt 4");
  }

  @Test
  void splitAnswersArePutTogether() {
    byte[] rules = A2sCodec.encode(RULE_LIST);
    byte[] first = Arrays.copyOf(rules, 12);
    byte[] second = Arrays.copyOfRange(rules, 12, rules.length);
    WireWriter two = new WireWriter().i32(-2).i32(9).u8(2).u8(1).u16(1248).raw(second);
    WireWriter one = new WireWriter().i32(-2).i32(9).u8(2).u8(0).u16(1248).raw(first);
    talk.asks(RULES).hears(two.toByteArray());
    assertThat(talk.isOver()).isFalse();
    talk.hears(one.toByteArray());
    assertThat(talk.answers).containsExactly(RULE_LIST);
    assertThat(talk.isOver()).isTrue();
  }

  @Test
  void aSplitAnswerThatStaysInPartsIsNotCalledSilence() {
    byte[] first = Arrays.copyOf(A2sCodec.encode(RULE_LIST), 12);
    WireWriter one = new WireWriter().i32(-2).i32(9).u8(2).u8(0).u16(1248).raw(first);
    talk.retries(0).asks(RULES).hears(one.toByteArray()).waitsToTheEnd();
    assertThat(talk.outcome)
        .containsExactly(
            "RULES TIMEOUT: no whole answer within 3 s, 1 of 2 parts of one came, attempt 1");
  }

  @Test
  void whatNobodyAskedForIsIgnored() {
    talk.asks(INFO).hears(PLAYER_LIST, RULE_LIST);
    assertThat(talk.outcome).isEmpty();
    talk.hears(info(1));
    assertThat(talk.answers).containsExactly(info(1));
  }

  @Test
  void playersThatCameBeforeTheyWereAskedAreAskedAllTheSame() {
    talk.asks(INFO, PLAYERS).hears(PLAYER_LIST, info(1));
    assertThat(talk.sent).containsExactly("INFO", "PLAYERS");
    assertThat(talk.answers).containsExactly(info(1));
  }

  @Test
  void anAnswerThatComesTwiceCountsOnce() {
    talk.asks(INFO, PLAYERS).hears(info(1), info(2), PLAYER_LIST);
    assertThat(talk.answers).containsExactly(info(1), PLAYER_LIST);
  }
}
