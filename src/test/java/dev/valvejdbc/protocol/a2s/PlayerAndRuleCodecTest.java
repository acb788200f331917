package dev.valvejdbc.protocol.a2s;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.wire.MalformedException;
import dev.valvejdbc.wire.WireWriter;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** PLAYER and RULES answers, and the requests for them. */
class PlayerAndRuleCodecTest {
  private static final Player ANN = new Player(0, "Ann", 7, 90.5f, null, null);
  private static final Player NAMELESS = new Player(0, "", -1, 0, null, null);
  private static final Rule FRIENDLY_FIRE = new Rule("mp_friendlyfire", "0");
  private static final Rule TAG = new Rule("tag", "a,b");

  private static WireWriter players(int count, Player... records) {
    WireWriter out = new WireWriter().i32(-1).u8('D').u8(count);
    for (Player p : records) {
      out.u8(p.index()).strz(p.name()).i32(p.score()).f32(p.duration());
    }
    return out;
  }

  private static WireWriter rules(int count, Rule... records) {
    WireWriter out = new WireWriter().i32(-1).u8('E').u16(count);
    for (Rule r : records) {
      out.strz(r.name()).strz(r.value());
    }
    return out;
  }

  private static A2sMessage decode(byte[] answer) {
    return A2sCodec.decode(ByteBuffer.wrap(answer));
  }

  private static A2sMessage decode(WireWriter answer) {
    return decode(answer.toByteArray());
  }

  private static A2sRequest request(String hex) {
    return A2sRequest.decode(ByteBuffer.wrap(HexFormat.of().parseHex(hex)));
  }

  private static String hex(Question question, @Nullable Integer challenge) {
    return HexFormat.of().formatHex(new A2sRequest(question, challenge).encode());
  }

  @Test
  void playersAreReadInOrderWithNegativeScoresAndEmptyNames() {
    assertThat(decode(players(2, ANN, NAMELESS)))
        .isEqualTo(new PlayerList(2, List.of(ANN, NAMELESS), false));
  }

  @Test
  void anEmptyServerHasAnEmptyList() {
    assertThat(decode(players(0))).isEqualTo(new PlayerList(0, List.of(), false));
  }

  @Test
  void theShipSendsDeathsAndMoneyBehindAllPlayers() {
    Player bo = new Player(1, "Bo", 0, 12, null, null);
    WireWriter answer = players(2, ANN, bo).i32(3).i32(1750).i32(0).i32(2500);
    assertThat(decode(answer))
        .isEqualTo(
            new PlayerList(
                2,
                List.of(
                    new Player(0, "Ann", 7, 90.5f, 3, 1750), new Player(1, "Bo", 0, 12, 0, 2500)),
                false));
  }

  @Test
  void aCountLargerThanTheRecordsMakesThePartialList() {
    assertThat(decode(players(3, ANN, NAMELESS)))
        .isEqualTo(new PlayerList(3, List.of(ANN, NAMELESS), true));
  }

  @Test
  void aRecordCutShortIsLeftOutAndTheListPartial() {
    byte[] whole = players(2, ANN, NAMELESS).toByteArray();
    for (int cut = 1; cut < 10; cut++) {
      assertThat(decode(Arrays.copyOf(whole, whole.length - cut)))
          .isEqualTo(new PlayerList(2, List.of(ANN), true));
    }
  }

  @Test
  void recordsBeyondTheCountAreReadSinceTheCountIsAByteAndWraps() {
    Player[] crowd = new Player[260];
    Arrays.fill(crowd, ANN);
    PlayerList list = (PlayerList) decode(players(260, crowd));
    assertThat(list.declaredCount()).isEqualTo(4);
    assertThat(list.players()).hasSize(260).containsOnly(ANN);
    assertThat(list.partial()).isFalse();
  }

  @Test
  void bytesBehindThePlayersThatAreNoRecordMakeTheListPartial() {
    assertThat(decode(players(1, ANN).u8(9))).isEqualTo(new PlayerList(1, List.of(ANN), true));
  }

  @Test
  void aDurationThatIsNoNumberIsKept() {
    Player odd = new Player(0, "Odd", 0, Float.NaN, null, null);
    assertThat(decode(players(1, odd))).isEqualTo(new PlayerList(1, List.of(odd), false));
  }

  @Test
  void rulesAreReadInWireOrder() {
    assertThat(decode(rules(2, FRIENDLY_FIRE, TAG)))
        .isEqualTo(new RuleList(2, List.of(FRIENDLY_FIRE, TAG), false));
  }

  @Test
  void rulesThatComeTwiceOrWithoutANameAreKept() {
    Rule nameless = new Rule("", "x");
    assertThat(decode(rules(3, TAG, nameless, TAG)))
        .isEqualTo(new RuleList(3, List.of(TAG, nameless, TAG), false));
  }

  @Test
  void aRuleCutShortIsLeftOutAndTheListPartial() {
    byte[] whole = rules(2, FRIENDLY_FIRE, TAG).toByteArray();
    for (int cut = 1; cut <= 8; cut++) {
      assertThat(decode(Arrays.copyOf(whole, whole.length - cut)))
          .isEqualTo(new RuleList(2, List.of(FRIENDLY_FIRE), true));
    }
  }

  @Test
  void bytesBehindTheRulesAreToldButOneThatEndsTheAnswer() {
    RuleList behind = (RuleList) decode(rules(1, TAG).strz("more").strz("of it"));
    assertThat(behind.rules()).containsExactly(TAG);
    assertThat(behind.shortfall())
        .isEqualTo("more bytes came behind the 1 settings that were announced");
    assertThat(((RuleList) decode(rules(1, TAG).u8(0))).shortfall()).isNull();
  }

  @Test
  void theCountOfRulesIsUnsigned() {
    assertThat(decode(rules(40_000, TAG))).isEqualTo(new RuleList(40_000, List.of(TAG), true));
  }

  @Test
  void whatIsWrittenIsReadEqual() {
    List<A2sMessage> messages =
        List.of(
            new PlayerList(2, List.of(ANN, NAMELESS), false),
            new PlayerList(1, List.of(new Player(1, "Bo", 0, 12, 1, 2500)), false),
            new PlayerList(9, List.of(ANN), true),
            new RuleList(2, List.of(FRIENDLY_FIRE, TAG), false),
            new RuleList(40_000, List.of(TAG), true),
            new Challenge(0x0d0c0b0a),
            new PrintNotice("You have been banned from this server."),
            new PingReply(),
            new UnknownMessage('?'));
    for (A2sMessage message : messages) {
      assertThat(decode(A2sCodec.encode(message))).isEqualTo(message);
    }
  }

  @Test
  void theHeaderMayComeTwiceAfterReassemblyOrNotAtAll() {
    byte[] rules = rules(1, TAG).toByteArray();
    RuleList expected = new RuleList(1, List.of(TAG), false);
    assertThat(decode(new WireWriter().i32(-1).raw(rules))).isEqualTo(expected);
    assertThat(decode(Arrays.copyOfRange(rules, 4, rules.length))).isEqualTo(expected);
  }

  @Test
  void theTextOfANoticeLosesItsControlCharacters() {
    assertThat(decode(new WireWriter().i32(-1).u8('l').strz("You are\nbanned.\n")))
        .isEqualTo(new PrintNotice("You are banned."));
  }

  @Test
  void aChallengeMustHaveFourBytesAndMayHaveMore() {
    assertThat(decode(new WireWriter().i32(-1).u8('A').i32(5).u16(0))).isEqualTo(new Challenge(5));
    assertThatThrownBy(() -> decode(new WireWriter().i32(-1).u8('A').u16(5)))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("challenge");
  }

  @Test
  void countsMustCome() {
    assertThatThrownBy(() -> decode(new WireWriter().i32(-1).u8('D')))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("PLAYER answer ends before its field 'count'");
    assertThatThrownBy(() -> decode(new WireWriter().i32(-1).u8('E').u8(1)))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("RULES answer ends before its field 'count'");
  }

  @Test
  void requestsAskForAChallengeOrBringIt() {
    String text = HexFormat.of().formatHex("Source Engine Query\0".getBytes(UTF_8));
    int challenge = 0x0d0c0b0a;
    assertThat(hex(Question.INFO, null)).isEqualTo("ffffffff54" + text);
    assertThat(hex(Question.INFO, challenge)).isEqualTo("ffffffff54" + text + "0a0b0c0d");
    assertThat(hex(Question.PLAYERS, null)).isEqualTo("ffffffff55ffffffff");
    assertThat(hex(Question.PLAYERS, challenge)).isEqualTo("ffffffff550a0b0c0d");
    assertThat(hex(Question.RULES, null)).isEqualTo("ffffffff56ffffffff");
    assertThat(hex(Question.RULES, challenge)).isEqualTo("ffffffff560a0b0c0d");
  }

  @Test
  void requestsAreReadAsTheyWereWritten() {
    for (Question question : Question.values()) {
      for (A2sRequest asked :
          List.of(new A2sRequest(question, null), new A2sRequest(question, 0x0d0c0b0a))) {
        assertThat(A2sRequest.decode(ByteBuffer.wrap(asked.encode()))).isEqualTo(asked);
      }
    }
  }

  @Test
  void whatIsNoRequestIsRefused() {
    for (String hex :
        List.of("", "ffffffff", "feffffff55ffffffff", "ffffffff57", "ffffffff546100")) {
      assertThatThrownBy(() -> request(hex)).as(hex).isInstanceOf(MalformedException.class);
    }
  }
}
