package dev.valvejdbc.client.a2s;

import static dev.valvejdbc.protocol.a2s.Question.INFO;
import static dev.valvejdbc.protocol.a2s.Question.PLAYERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.valvejdbc.protocol.a2s.Challenge;
import dev.valvejdbc.protocol.a2s.PlayerList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The ping is a round trip, and one that can be told: A2S does not say what is answered. */
class PingTest {
  private static final PlayerList NOBODY = new PlayerList(0, List.of(), false);

  private final Talk talk = new Talk();

  @Test
  void theChallengesRoundTripCounts() {
    talk.asks(INFO).hears(new Challenge(7)).later(50).hears(A2sConversationTest.info(1));
    assertThat(talk.outcome).containsExactly("INFO in 1 ms, attempt 1");
  }

  @Test
  void anAnswerToARepeatedQuestionTellsNone() {
    talk.asks(INFO).waits().hears(A2sConversationTest.info(1));
    assertThat(talk.outcome).containsExactly("INFO in no sure time, attempt 2");
  }

  @Test
  void behindLostPacketsTheRequestWithTheChallengeTellsIt() {
    talk.asks(INFO).waits().waits().hears(new Challenge(7)).later(4);
    talk.hears(A2sConversationTest.info(1));
    assertThat(talk.outcome).containsExactly("INFO in 5 ms, attempt 3");
  }

  @Test
  void twoChallengesBehindARepeatTellNone() {
    talk.asks(INFO).waits().hears(new Challenge(7), new Challenge(8));
    talk.hears(A2sConversationTest.info(1));
    assertThat(talk.outcome).containsExactly("INFO in no sure time, attempt 2");
  }

  @Test
  void aLateCopyOfTheChallengeIsNoRoundTrip() {
    talk.asks(INFO).waits().hears(new Challenge(7)).later(20).hears(new Challenge(7)).later(2);
    talk.hears(A2sConversationTest.info(1));
    assertThat(talk.outcome).containsExactly("INFO in 24 ms, attempt 2");
  }

  @Test
  void aChallengeForOneOfTwoQuestionsUnderWayIsNoRoundTripOfTheOther() {
    talk.asks(INFO, PLAYERS).waits().hears(new Challenge(7)).later(2);
    talk.hears(NOBODY, A2sConversationTest.info(1));
    assertThat(talk.outcome)
        .containsExactly("PLAYERS in 3 ms, attempt 1", "INFO in 3 ms, attempt 2");
  }

  @Test
  void theWaitForALostPacketIsNothingToLearnFrom() {
    long before = talk.roundTrips.wait(1);
    talk.asks(INFO).waits().hears(A2sConversationTest.info(1));
    assertThat(talk.roundTrips.wait(1)).isEqualTo(before);
  }
}
