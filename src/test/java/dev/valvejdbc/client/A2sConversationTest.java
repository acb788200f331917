package dev.valvejdbc.client;

import static dev.valvejdbc.protocol.a2s.Question.INFO;
import static dev.valvejdbc.protocol.a2s.Question.PLAYERS;
import static dev.valvejdbc.protocol.a2s.Question.RULES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.valvejdbc.fleet.FleetWorld;
import dev.valvejdbc.protocol.a2s.Challenge;
import dev.valvejdbc.protocol.a2s.PlayerList;
import dev.valvejdbc.protocol.a2s.PrintNotice;
import dev.valvejdbc.protocol.a2s.Question;
import dev.valvejdbc.protocol.a2s.RuleList;
import dev.valvejdbc.protocol.a2s.ServerInfo;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class A2sConversationTest {
  private static final Set<Question> ALL = EnumSet.allOf(Question.class);
  private static final PlayerList NOBODY = new PlayerList(0, List.of(), false);
  private static final RuleList NO_RULES = new RuleList(0, List.of(), false);

  private static ServerInfo info(ServerInfo.Layout layout, boolean empty) {
    return IntStream.range(0, 1000)
        .mapToObj(i -> FleetWorld.server(i, 1).info())
        .filter(i -> i.layout() == layout && (i.players() == 0) == empty)
        .findFirst()
        .orElseThrow();
  }

  private static final ServerInfo SOURCE = info(ServerInfo.Layout.SOURCE, false);
  private static final ServerInfo EMPTY = info(ServerInfo.Layout.SOURCE, true);
  private static final ServerInfo OLD = info(ServerInfo.Layout.GOLDSRC, false);

  @Test
  void infoIsAskedOnceWhereNoChallengeIsWanted() {
    assertThat(new Dialogue(3, EnumSet.of(INFO)).hears(SOURCE).log)
        .containsExactly("> INFO", "INFO ServerInfo after 1");
  }

  @Test
  void threeQuestionsCostFourPacketsWithChallengesEverywhere() {
    Dialogue dialogue =
        new Dialogue(3, ALL).hears(new Challenge(7)).hears(SOURCE).hears(NOBODY).hears(NO_RULES);
    assertThat(dialogue.log)
        .containsExactly(
            "> INFO",
            "> INFO 7",
            "> PLAYERS 7",
            "> RULES 7",
            "INFO ServerInfo after 1",
            "PLAYERS PlayerList after 1",
            "RULES RuleList after 1");
    assertThat(dialogue.isOver()).isTrue();
  }

  @Test
  void anotherConversationStartsWithTheChallengeOfTheLast() {
    ChallengeMemory memory = new ChallengeMemory();
    new Dialogue(3, EnumSet.of(INFO), memory).hears(new Challenge(7)).hears(SOURCE);
    assertThat(new Dialogue(3, EnumSet.of(PLAYERS, RULES), memory).log)
        .containsExactly("> PLAYERS 7", "> RULES 7");
  }

  @Test
  void aRememberedChallengeThatDrawsSilenceIsForgotten() {
    ChallengeMemory memory = new ChallengeMemory();
    new Dialogue(3, EnumSet.of(INFO), memory).hears(new Challenge(7)).hears(SOURCE);
    assertThat(new Dialogue(3, EnumSet.of(RULES), memory).waits().log)
        .containsExactly("> RULES 7", "> RULES");
  }

  @Test
  void playersThatComeWithoutAChallengeAreTaken() {
    assertThat(new Dialogue(3, EnumSet.of(PLAYERS)).hears(NOBODY).log)
        .containsExactly("> PLAYERS", "PLAYERS PlayerList after 1");
  }

  @Test
  void challengesThatChangeEndAfterFiveRounds() {
    Dialogue dialogue = new Dialogue(3, EnumSet.of(INFO));
    for (int i = 1; i <= 6; i++) {
      dialogue.hears(new Challenge(i));
    }
    assertThat(dialogue.log)
        .hasSize(7)
        .last()
        .isEqualTo("INFO MALFORMED after 1: the server keeps challenging and never answers");
  }

  @Test
  void theSameChallengeOverAndOverEndsAtTheDeadline() {
    Dialogue dialogue = new Dialogue(1, EnumSet.of(INFO)).hears(new Challenge(1));
    for (int i = 0; i < 50; i++) {
      dialogue.hears(new Challenge(1));
    }
    assertThat(dialogue.waitsToTheEnd().log)
        .containsExactly(
            "> INFO",
            "> INFO 1",
            "> INFO 1",
            "INFO MALFORMED after 2: the server keeps challenging and never answers");
  }

  @Test
  void silenceIsAskedAgainAndEndsAtTheDeadline() {
    assertThat(new Dialogue(2, EnumSet.of(INFO)).waitsToTheEnd().log)
        .containsExactly(
            "> INFO", "> INFO", "> INFO", "INFO TIMEOUT after 3: no answer within 3 s");
  }

  @Test
  void silenceAboutPlayersOfAnEmptyServerIsAnEmptyList() {
    assertThat(new Dialogue(3, EnumSet.of(INFO, PLAYERS)).hears(EMPTY).waitsToTheEnd().log)
        .containsExactly(
            "> INFO",
            "INFO ServerInfo after 1",
            "> PLAYERS",
            "> PLAYERS",
            "PLAYERS PlayerList after 2");
  }

  @Test
  void silenceAboutPlayersAloneMakesItAskWhetherAnybodyPlays() {
    Dialogue dialogue = new Dialogue(3, EnumSet.of(PLAYERS)).waits();
    assertThat(dialogue.log).containsExactly("> PLAYERS", "> PLAYERS", "> INFO");
    assertThat(dialogue.hears(EMPTY).waitsToTheEnd().log)
        .last()
        .isEqualTo("PLAYERS PlayerList after 2");
  }

  @Test
  void silenceAboutPlayersOfAServerThatHasSomeIsATimeout() {
    assertThat(new Dialogue(1, EnumSet.of(PLAYERS)).waits().hears(SOURCE).waitsToTheEnd().log)
        .last()
        .isEqualTo("PLAYERS TIMEOUT after 2: no answer within 3 s");
  }

  @Test
  void theOldLayoutGivesWayToTheNewOneBehindIt() {
    assertThat(new Dialogue(3, EnumSet.of(INFO)).hears(OLD).hears(NOBODY).hears(SOURCE).log)
        .containsExactly("> INFO", "INFO ServerInfo after 1");
    Dialogue alone = new Dialogue(3, EnumSet.of(INFO)).hears(OLD);
    assertThat(alone.log).containsExactly("> INFO");
    assertThat(alone.waits().log).containsExactly("> INFO", "INFO ServerInfo after 1");
  }

  @Test
  void aNoticeOfABanIsARefusalInItsWords() {
    assertThat(new Dialogue(3, EnumSet.of(RULES)).hears(new PrintNotice("You are banned.")).log)
        .containsExactly("> RULES", "RULES REFUSED after 1: the server says: You are banned.");
  }

  @Test
  void aBrokenAnswerIsAskedForOnceMore() {
    byte[] cut = {-1, -1, -1, -1, 'I', 17, 'x'};
    assertThat(new Dialogue(3, EnumSet.of(INFO)).hears(cut).hears(SOURCE).log)
        .containsExactly("> INFO", "> INFO", "INFO ServerInfo after 2");
    assertThat(new Dialogue(3, EnumSet.of(INFO)).hears(cut).hears(cut).log)
        .last()
        .asString()
        .startsWith(
            "INFO MALFORMED after 2: the server's INFO answer does not end its field 'name'");
  }

  @Test
  void whatNobodyAskedForIsPassedOver() {
    assertThat(new Dialogue(3, EnumSet.of(INFO)).hears(NO_RULES).hears(NOBODY).log)
        .containsExactly("> INFO");
  }
}
