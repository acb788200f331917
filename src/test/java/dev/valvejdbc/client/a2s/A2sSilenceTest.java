package dev.valvejdbc.client.a2s;

import static dev.valvejdbc.protocol.a2s.Question.INFO;
import static dev.valvejdbc.protocol.a2s.Question.PLAYERS;
import static dev.valvejdbc.protocol.a2s.Question.RULES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.valvejdbc.protocol.a2s.A2sCodec;
import dev.valvejdbc.protocol.a2s.A2sMessage;
import dev.valvejdbc.protocol.a2s.Challenge;
import dev.valvejdbc.protocol.a2s.PingReply;
import dev.valvejdbc.protocol.a2s.PlayerList;
import dev.valvejdbc.protocol.a2s.PrintNotice;
import dev.valvejdbc.protocol.a2s.ServerInfo;
import dev.valvejdbc.protocol.a2s.UnknownMessage;
import dev.valvejdbc.wire.WireWriter;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Servers that say nothing, too much, or nonsense. */
class A2sSilenceTest {
  private static final PlayerList NOBODY = new PlayerList(0, List.of(), false);
  private static final byte[] CUT_INFO = {-1, -1, -1, -1, 'I', 17};
  private static final byte[] FOREIGN = {'h', 'e', 'l', 'l', 'o'};
  private static final String CUT_OFF =
      "the server's INFO answer does not end its field 'name', attempt ";

  private final Talk talk = new Talk();

  private static ServerInfo old(int players) {
    WireWriter out = new WireWriter().i32(-1).u8('m').strz("127.0.0.1:27015").strz("Old");
    out.strz("de_x").strz("cstrike").strz("CS").u8(players).u8(16).u8(47);
    out.u8('d').u8('l').u8(0).u8(0).u8(1).u8(0);
    return (ServerInfo) A2sCodec.decode(ByteBuffer.wrap(out.toByteArray()));
  }

  @Test
  void aSilentServerIsAskedAgainWithDoublingWaitsUntilTheDeadline() {
    talk.retries(2).asks(INFO);
    List<Long> waits = new ArrayList<>();
    while (!talk.isOver() && waits.size() < 50) {
      waits.add(talk.millisToWait());
      talk.waits();
    }
    assertThat(waits).containsExactly(250L, 500L, 2250L);
    assertThat(talk.sent).containsExactly("INFO", "INFO", "INFO");
    assertThat(talk.repeats).isEqualTo(2);
    assertThat(talk.outcome).containsExactly("INFO TIMEOUT: no answer within 3 s, attempt 3");
    assertThat(talk.mayHearMore()).isTrue();
  }

  @Test
  void withoutRetriesEachQuestionIsSentOnce() {
    talk.retries(0).timeout(Duration.ofMillis(1500)).asks(INFO).waitsToTheEnd();
    assertThat(talk.sent).containsExactly("INFO");
    assertThat(talk.outcome).containsExactly("INFO TIMEOUT: no answer within 1.5 s, attempt 1");
  }

  @Test
  void aChallengeDoesNotAllowMoreRetries() {
    talk.retries(0).asks(INFO).hears(new Challenge(77)).waitsToTheEnd();
    assertThat(talk.sent).containsExactly("INFO", "INFO 77");
    assertThat(talk.repeats).isZero();
  }

  @Test
  void aLateAnswerInsideTheDeadlineIsTaken() {
    talk.asks(INFO).waits().waits().hears(A2sConversationTest.info(1));
    assertThat(talk.outcome).containsExactly("INFO in no sure time, attempt 3");
  }

  @Test
  void aSilentServerIsAskedTheOtherQuestionsWithTheFirstRepeat() {
    talk.asks(INFO, PLAYERS, RULES).waits();
    assertThat(talk.sent).containsExactly("INFO", "INFO", "PLAYERS", "RULES");
    talk.waitsToTheEnd();
    assertThat(talk.outcome).hasSize(3).allMatch(o -> o.contains(" TIMEOUT: "));
  }

  @Test
  void silenceAboutPlayersOfAnEmptyServerIsAnEmptyList() {
    talk.asks(INFO, PLAYERS).hears(A2sConversationTest.info(0)).waits().waits();
    assertThat(talk.sent).containsExactly("INFO", "PLAYERS", "PLAYERS");
    assertThat(talk.answers).containsExactly(A2sConversationTest.info(0), NOBODY);
    assertThat(talk.isOver()).isTrue();
  }

  @Test
  void silenceAboutPlayersIsUnderstoodByAskingInfoToo() {
    talk.asks(PLAYERS).waits();
    assertThat(talk.sent).containsExactly("PLAYERS", "PLAYERS", "INFO");
    talk.hears(A2sConversationTest.info(0)).waits();
    assertThat(talk.answers).contains(NOBODY);
    assertThat(talk.isOver()).isTrue();
  }

  @Test
  void silenceAboutPlayersOfAServerWithSomeIsATimeout() {
    talk.asks(INFO, PLAYERS).hears(A2sConversationTest.info(4)).waitsToTheEnd();
    assertThat(talk.outcome).last().asString().startsWith("PLAYERS TIMEOUT: ");
  }

  @Test
  void anAssumedEmptyListIsNoRoundTrip() {
    long before = talk.roundTrips.wait(1);
    talk.retries(0).asks(INFO, PLAYERS).hears(A2sConversationTest.info(0));
    long learnt = talk.roundTrips.wait(1);
    talk.waitsToTheEnd();
    assertThat(talk.answers).contains(NOBODY);
    assertThat(talk.roundTrips.wait(1)).isEqualTo(learnt).isLessThan(before);
  }

  @Test
  void anOldInfoWaitsForTheBetterOne() {
    talk.asks(INFO).hears(old(2));
    assertThat(talk.outcome).isEmpty();
    assertThat(talk.millisToWait()).isEqualTo(200);
    talk.hears(A2sConversationTest.info(2));
    assertThat(talk.answers).containsExactly(A2sConversationTest.info(2));
    assertThat(talk.isOver()).isTrue();
  }

  @Test
  void anOldInfoWithoutABetterOneIsTheAnswerAfterItsGrace() {
    talk.asks(INFO).hears(old(2)).waits();
    assertThat(talk.answers).containsExactly(old(2));
    assertThat(talk.outcome).containsExactly("INFO in 1 ms, attempt 1");
    assertThat(talk.isOver()).isTrue();
  }

  @Test
  void theGraceOfAnOldInfoDoesNotHoldUpTheOtherQuestions() {
    talk.asks(INFO, PLAYERS).hears(old(2));
    assertThat(talk.sent).containsExactly("INFO", "PLAYERS");
  }

  @Test
  void theGraceOfAnOldInfoEndsWithTheDeadline() {
    talk.timeout(Duration.ofMillis(100)).asks(INFO).hears(old(2)).waits();
    assertThat(talk.answers).containsExactly(old(2));
    assertThat(talk.isOver()).isTrue();
  }

  @Test
  void aPrintedNoticeRefusesEveryQuestion() {
    talk.asks(INFO, PLAYERS).hears(new PrintNotice("You have been banned."));
    assertThat(talk.outcome)
        .containsExactly(
            "INFO REFUSED: the server says: You have been banned, attempt 1",
            "PLAYERS REFUSED: the server says: You have been banned, attempt 0");
    assertThat(talk.isOver()).isTrue();
  }

  @Test
  void aBrokenAnswerIsAskedForOnceMoreAtOnce() {
    talk.asks(INFO).hears(CUT_INFO);
    assertThat(talk.sent).containsExactly("INFO", "INFO");
    talk.hears(A2sConversationTest.info(1));
    assertThat(talk.answers).containsExactly(A2sConversationTest.info(1));
  }

  @Test
  void aSecondBrokenAnswerIsTheLastWordIfTheRightOneIsNotBehindIt() {
    talk.asks(INFO).hears(CUT_INFO).hears(CUT_INFO);
    assertThat(talk.sent).containsExactly("INFO", "INFO");
    assertThat(talk.isOver()).isFalse();
    long waited = 0;
    while (!talk.isOver()) {
      waited += talk.millisToWait();
      talk.waits();
    }
    assertThat(waited).isLessThanOrEqualTo(500);
    assertThat(talk.outcome).singleElement().asString().startsWith("INFO MALFORMED: " + CUT_OFF);
  }

  @Test
  void brokenAnswersBeforeTheRightOneDoNotEndTheQuestion() {
    talk.asks(INFO);
    for (int i = 0; i < 5; i++) {
      talk.hears(CUT_INFO);
    }
    talk.hears(A2sConversationTest.info(1));
    assertThat(talk.answers).containsExactly(A2sConversationTest.info(1));
    assertThat(talk.isOver()).isTrue();
  }

  @Test
  void aBrokenAnswerAndThenSilenceIsMalformedAtTheDeadline() {
    talk.asks(INFO).hears(CUT_INFO).waitsToTheEnd();
    assertThat(talk.outcome).containsExactly("INFO MALFORMED: " + CUT_OFF + 4);
  }

  @Test
  void strayDatagramsAreNeitherAnswersNorAReasonToAskAgain() {
    byte[][] strays = {{}, {0}, {-1, -1, -1, -1}, {-2, -1, -1, -1}, FOREIGN, FOREIGN};
    talk.asks(INFO);
    for (byte[] stray : strays) {
      talk.hears(stray);
    }
    talk.hears(A2sConversationTest.info(1));
    assertThat(talk.sent).containsExactly("INFO");
    assertThat(talk.outcome).containsExactly("INFO in 7 ms, attempt 1");
  }

  @Test
  void nothingButStrayDatagramsIsMalformedAtTheDeadline() {
    talk.asks(INFO).hears(FOREIGN).hears(FOREIGN).waitsToTheEnd();
    assertThat(talk.outcome)
        .containsExactly("INFO MALFORMED: the server sent something that is not A2S, attempt 4");
  }

  @Test
  void whatWasSilentIsAskedAgainByASocketOfItsOwn() {
    talk.asks(INFO).waits().waits();
    assertThat(talk.sent).hasSize(3);
    assertThat(talk.sentAgain).isEqualTo(2);
  }

  @Test
  void typesThatAreNoAnswerAreIgnored() {
    A2sMessage[] noise = {new PingReply(), new PingReply()};
    talk.asks(INFO).hears(noise).hears(A2sConversationTest.info(1));
    assertThat(talk.sent).containsExactly("INFO");
    assertThat(talk.answers).containsExactly(A2sConversationTest.info(1));
  }

  @Test
  void aMessageOfAnUnknownTypeIsABrokenAnswer() {
    talk.asks(INFO).hears(new UnknownMessage('?')).hears(A2sConversationTest.info(1));
    assertThat(talk.answers).containsExactly(A2sConversationTest.info(1));
    talk.outcome.clear();
    talk.asks(INFO).hears(new UnknownMessage('?'), new UnknownMessage('?')).waitsToTheEnd();
    assertThat(talk.outcome)
        .containsExactly(
            "INFO MALFORMED: the server sent a message of a type that A2S does not know, attempt"
                + " 3");
    assertThat(talk.isOver()).isTrue();
  }

  @Test
  void aPeerThatCannotBeSentToFailsEveryQuestion() {
    talk.asks(INFO, PLAYERS).cannotBeSent("there is no way");
    assertThat(talk.outcome)
        .containsExactly(
            "INFO UNREACHABLE: there is no way, attempt 1",
            "PLAYERS UNREACHABLE: there is no way, attempt 0");
  }
}
