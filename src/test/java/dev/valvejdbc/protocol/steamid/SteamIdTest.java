package dev.valvejdbc.protocol.steamid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every form of a Steam id, and what is none. */
class SteamIdTest {
  private static String orDash(@Nullable String text) {
    return Objects.requireNonNullElse(text, "—");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "76561197960265729 ~ 0110000100000001 ~ 1/1/0x1/1 ~ STEAM_0:1:0 / STEAM_1:1:0 ~ [U:1:1] ~ c"
            + " ~ AJJJS-ABAA ~ yes",
        "76561197960265730 ~ 0110000100000002 ~ 1/1/0x1/2 ~ STEAM_0:0:1 / STEAM_1:0:1 ~ [U:1:2] ~ d"
            + " ~ AWAAA-AADA ~ yes",
        "76561197960265740 ~ 011000010000000C ~ 1/1/0x1/12 ~ STEAM_0:0:6 / STEAM_1:0:6 ~ [U:1:12] ~"
            + " r ~ AADJS-AACA ~ yes",
        "76561197960287930 ~ 01100001000056BA ~ 1/1/0x1/22202 ~ STEAM_0:0:11101 / STEAM_1:0:11101 ~"
            + " [U:1:22202] ~ hj-qp ~ SUCVS-FADA ~ yes",
        "76561197960389184 ~ 011000010001E240 ~ 1/1/0x1/123456 ~ STEAM_0:0:61728 / STEAM_1:0:61728"
            + " ~ [U:1:123456] ~ cv-dgb ~ ABNBT-GBDC ~ yes",
        "76561197972494985 ~ 0110000100BA9A89 ~ 1/1/0x1/12229257 ~ STEAM_0:1:6114628 /"
            + " STEAM_1:1:6114628 ~ [U:1:12229257] ~ qpn-pmn ~ ALQF4-BYCA ~ yes",
        "76561198006409530 ~ 0110000102C0193A ~ 1/1/0x1/46143802 ~ STEAM_0:0:23071901 /"
            + " STEAM_1:0:23071901 ~ [U:1:46143802] ~ drb-cnfp ~ SWUWA-B2BL ~ yes",
        "76561198084043632 ~ 011000010760B370 ~ 1/1/0x1/123777904 ~ STEAM_0:0:61888952 /"
            + " STEAM_1:0:61888952 ~ [U:1:123777904] ~ kjb-qfkb ~ SFW3A-MPAQ ~ yes",
        "76561200107749375 ~ 011000017FFFFFFF ~ 1/1/0x1/2147483647 ~ STEAM_0:1:1073741823 /"
            + " STEAM_1:1:1073741823 ~ [U:1:2147483647] ~ kwww-wwww ~ S5999-998Q ~ yes",
        "76561200107749376 ~ 0110000180000000 ~ 1/1/0x1/2147483648 ~ STEAM_0:0:1073741824 /"
            + " STEAM_1:0:1073741824 ~ [U:1:2147483648] ~ mbbb-bbbb ~ AEJAS-ABBD ~ yes",
        "76561202255233023 ~ 01100001FFFFFFFF ~ 1/1/0x1/4294967295 ~ STEAM_0:1:2147483647 /"
            + " STEAM_1:1:2147483647 ~ [U:1:4294967295] ~ wwww-wwww ~ S9ZZR-999P ~ yes",
        "76561202255255226 ~ 01100002000056BA ~ 1/1/0x2/22202 ~ STEAM_0:0:11101 / STEAM_1:0:11101 ~"
            + " [U:1:22202:2] ~ hj-qp ~ SUCVS-FADA ~ yes",
        "76561210845189818 ~ 01100004000056BA ~ 1/1/0x4/22202 ~ STEAM_0:0:11101 / STEAM_1:0:11101 ~"
            + " [U:1:22202:4] ~ hj-qp ~ SUCVS-FADA ~ yes",
        "76561193665320634 ~ 01100000000056BA ~ 1/1/0x0/22202 ~ STEAM_0:0:11101 / STEAM_1:0:11101 ~"
            + " [U:1:22202:0] ~ hj-qp ~ SUCVS-FADA ~ yes",
        "148618792010422921 ~ 0210000100BA9A89 ~ 2/1/0x1/12229257 ~ STEAM_2:1:6114628 ~"
            + " [U:2:12229257] ~ — ~ — ~ yes",
        "292733980074049543 ~ 0410000100000007 ~ 4/1/0x1/7 ~ STEAM_4:1:3 ~ [U:4:7] ~ — ~ — ~ yes",
        "103582791429521412 ~ 0170000000000004 ~ 1/7/0x0/4 ~ — ~ [g:1:4] ~ — ~ — ~ yes",
        "103582791433666425 ~ 01700000003F3F79 ~ 1/7/0x0/4145017 ~ — ~ [g:1:4145017] ~ — ~ — ~ yes",
        "103582791432294076 ~ 01700000002A4EBC ~ 1/7/0x0/2772668 ~ — ~ [g:1:2772668] ~ — ~ — ~ yes",
        "90073951052497019 ~ 014001C80000007B ~ 1/4/0x1c8/123 ~ — ~ [A:1:123:456] ~ — ~ — ~ yes",
        "90071996842377216 ~ 0140000100000000 ~ 1/4/0x1/0 ~ — ~ [A:1:0:1] ~ — ~ — ~ yes",
        "90168848358873094 ~ 01405817003C9806 ~ 1/4/0x5817/3971078 ~ — ~ [A:1:3971078:22551] ~ — ~"
            + " — ~ yes",
        "85568392920079080 ~ 0130000000009AE8 ~ 1/3/0x0/39656 ~ — ~ [G:1:39656] ~ — ~ — ~ yes",
        "301741175033823233 ~ 0430000000000001 ~ 4/3/0x0/1 ~ — ~ [G:4:1] ~ — ~ — ~ yes",
        "157626004137848889 ~ 0230000400003039 ~ 2/3/0x4/12345 ~ — ~ [G:2:12345] ~ — ~ — ~ yes",
        "109212290963734651 ~ 018400000000007B ~ 1/8/0x40000/123 ~ — ~ [L:1:123] ~ — ~ — ~ yes",
        "110338190870577275 ~ 018800000000007B ~ 1/8/0x80000/123 ~ — ~ [c:1:123] ~ — ~ — ~ yes",
        "108649341010313339 ~ 018200000000007B ~ 1/8/0x20000/123 ~ — ~ [T:1:123] ~ — ~ — ~ yes",
        "108086391056892027 ~ 018000000000007B ~ 1/8/0x0/123 ~ — ~ [T:1:123] ~ — ~ — ~ yes",
        "81064806177570939 ~ 012000030000007B ~ 1/2/0x3/123 ~ — ~ [M:1:123:3] ~ — ~ — ~ yes",
        "22517998136852480 ~ 0050000000000000 ~ 0/5/0x0/0 ~ STEAM_ID_PENDING ~ [P:0:0] ~ — ~ — ~"
            + " no",
        "99079191802150917 ~ 0160000000000005 ~ 1/6/0x0/5 ~ — ~ [C:1:5] ~ — ~ — ~ yes",
        "117093590311632905 ~ 01A0000000000009 ~ 1/10/0x0/9 ~ — ~ [a:1:9] ~ — ~ — ~ yes",
        "0 ~ 0000000000000000 ~ 0/0/0x0/0 ~ UNKNOWN ~ [I:0:0] ~ — ~ — ~ no"
      })
  void everyFormOfAnIdIsWrittenAndRead(
      String number,
      String hex,
      String parts,
      String steam2,
      String steam3,
      String invite,
      String friend,
      String valid) {
    SteamId id = SteamId.of(Long.parseUnsignedLong(number));
    assertThat(id.number()).isEqualTo(Long.parseUnsignedLong(hex, 16));
    assertThat(
            id.universe()
                + "/"
                + id.type()
                + "/0x"
                + Integer.toHexString(id.instance())
                + "/"
                + id.account())
        .isEqualTo(parts);
    List<String> spellings = List.of(steam2.split(" / "));
    assertThat(orDash(id.steam2())).isEqualTo(spellings.get(spellings.size() - 1));
    assertThat(orDash(id.steam2OfOldGames())).isEqualTo(spellings.get(0));
    assertThat(id.steam3()).isEqualTo(steam3);
    assertThat(orDash(id.inviteCode())).isEqualTo(invite);
    assertThat(orDash(id.friendCode())).isEqualTo(friend);
    assertThat(id.isValid()).isEqualTo(valid.equals("yes"));
    SteamId ofText = SteamIdParser.parse(steam3);
    assertThat(ofText.account()).isEqualTo(id.account());
    assertThat(ofText.steam3()).isEqualTo(steam3);
    if (!number.equals("0")) {
      assertThat(SteamIdParser.parse(number)).isEqualTo(id);
    }
  }

  @Test
  void everyIdOfAPersonSurvivesEveryForm() {
    Random random = new Random(4);
    for (int i = 0; i < 2_000; i++) {
      SteamId id = SteamId.individual(1 + (random.nextLong() & 0xffff_fffeL));
      assertThat(
              Stream.of(
                  Long.toUnsignedString(id.number()),
                  id.steam2(),
                  id.steam2OfOldGames(),
                  id.steam3(),
                  id.url(),
                  "https://s.team/p/" + id.inviteCode(),
                  "https://steamcommunity.com/user/" + id.inviteCode(),
                  id.friendCode()))
          .allSatisfy(text -> assertThat(SteamIdParser.parse(text)).as(text).isEqualTo(id));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "https://steamcommunity.com/profiles/76561197960287930/, 76561197960287930",
    "http://steamcommunity.com/profiles/76561197960287930/screenshots/, 76561197960287930",
    "https://steamcommunity.com/profiles/76561197960287930?l=english, 76561197960287930",
    "steamcommunity.com/profiles/[U:1:22202], 76561197960287930",
    "https://my.steamchina.com/profiles/22202, 76561197960287930",
    "https://steamcommunity.com/id/76561197960287930, 76561197960287930",
    "https://steamcommunity.com/gid/103582791429521412, 103582791429521412",
    "https://steamcommunity.com/gid/[g:1:4], 103582791429521412",
    "https://steamcommunity.com/groups/4, 103582791429521412",
    "https://s.team/p/cv-dgb/abcdef, 76561197960389184",
    "https://s.team/p/fff, 76561197960266547",
    "' STEAM_0:0:11101 ', 76561197960287930",
    "steam_1:0:11101, 76561197960287930",
    "STEAM_0:0:01, 76561197960265730",
    "[g:1:1:3], 103582791429521409",
    "[T:1:1:5], 108086391056891905",
    "[L:1:5:1], 109212295258701829",
    "[I:1:5], 72057594037927941",
    "[i:1:5], 72057594037927941",
    "AEJJS-ABCA, 76561197960265728",
    "S335T-46EG, 76561198461560695",
    "76561197960265728, 76561197960265728",
    "103582791429521408, 103582791429521408",
    "18446744073709551615, 18446744073709551615",
    "4294967296, 4294967296",
    "UNKNOWN, 0",
    "STEAM_ID_PENDING, 22517998136852480"
  })
  void theseAreRead(String text, String number) {
    assertThat(Long.toUnsignedString(SteamIdParser.parse(text).number())).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "76561197960265728",
        "103582791429521408",
        "18446744073709551615",
        "4294967296",
        "[I:1:5]"
      })
  void theseAreReadButNotValid(String text) {
    assertThat(SteamIdParser.parse(text).isValid()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "abc",
        "0",
        "-1",
        "STEAM_0:2:1",
        "STEAM_9:0:1",
        "STEAM_0:0:2147483648",
        "STEAM_1:1:4294967295",
        "[U:1:4294967296]",
        "[U:6:1]",
        "[x:1:1]",
        "[U:1:1",
        "[A:1:1:1048576]",
        "18446744073709551616",
        "https://example.com/profiles/76561197960287930",
        "https://steamcommunity.com/id/gaben",
        "AEJJS-ABCB",
        "https://s.team/p/xyz",
        "https://s.team/p/bbb"
      })
  void theseAreRefused(String text) {
    assertThatThrownBy(() -> SteamIdParser.parse(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"BOT", "HLTV", "STEAM_ID_LAN", "VALVE_ID_LAN", "VALVE_0:0:5", "Console"})
  void theseSayThatThereIsNone(String text) {
    assertThat(SteamIdParser.isNobody(text)).isTrue();
  }
}
