package dev.valvejdbc.protocol.a2s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.valvejdbc.wire.MalformedException;
import dev.valvejdbc.wire.WireWriter;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** INFO answers in both layouts. */
class InfoCodecTest {
  private static final int ALL = 0xf1;
  private static final long STEAM_ID = 90_073_951_052_497_019L;

  private static WireWriter source(int appId, String type, String platform) {
    WireWriter out = new WireWriter().i32(-1).u8('I').u8(17);
    out.strz("Lab Server").strz("cp_lab").strz("lab").strz("Lab Game").u16(appId);
    return out.u8(3).u8(24).u8(1).u8(type.charAt(0)).u8(platform.charAt(0)).u8(0).u8(1);
  }

  private static WireWriter complete() {
    WireWriter out = source(440, "d", "l").strz("9876543").u8(ALL);
    out.u16(27015).u64(STEAM_ID).u16(27020).strz("Lab TV").strz("alltalk,lab").u64(440);
    return out;
  }

  private static WireWriter ship() {
    return source(2400, "d", "w").u8(1).u8(3).u8(60).strz("1.0.0.16");
  }

  private static WireWriter goldsrc(int mod) {
    WireWriter out = new WireWriter().i32(-1).u8('m').strz("192.0.2.5:27015");
    out.strz("Old Box").strz("de_x").strz("cstrike").strz("CS").u8(5).u8(16).u8(47);
    return out.u8('d').u8('l').u8(1).u8(mod);
  }

  private static WireWriter modded() {
    WireWriter out = goldsrc(1).strz("http://mod.example").strz("http://get.example").u8(0);
    return out.u32(0xffff_fffeL).u32(184_000_000).u8(1).u8(0).u8(1).u8(2);
  }

  private static ServerInfo decode(WireWriter answer) {
    return (ServerInfo) A2sCodec.decode(ByteBuffer.wrap(answer.toByteArray()));
  }

  @Test
  void everyFieldOfTheSourceLayoutIsRead() {
    ServerInfo info = decode(complete());
    assertThat(info.layout()).isEqualTo(ServerInfo.Layout.SOURCE);
    assertThat(info.protocol()).isEqualTo(17);
    assertThat(info.old()).isNull();
    assertThat(info.name()).isEqualTo("Lab Server");
    assertThat(info.map()).isEqualTo("cp_lab");
    assertThat(info.folder()).isEqualTo("lab");
    assertThat(info.game()).isEqualTo("Lab Game");
    assertThat(info.appId()).isEqualTo(440);
    assertThat(List.of(info.players(), info.maxPlayers())).containsExactly(3, 24);
    assertThat(info.bots()).isEqualTo(1);
    assertThat(info.type()).isEqualTo(ServerType.DEDICATED);
    assertThat(info.platform()).isEqualTo(Platform.LINUX);
    assertThat(info.passwordProtected()).isFalse();
    assertThat(info.vacEnabled()).isTrue();
    assertThat(info.ship()).isNull();
    assertThat(info.version()).isEqualTo("9876543");
  }

  @Test
  void everyOptionalFieldComesInItsOwnOrderAndNotInThatOfTheBits() {
    ServerInfo info = decode(complete());
    assertThat(info.extra().flag()).isEqualTo(ALL);
    assertThat(info.extra().port()).isEqualTo(27015);
    assertThat(info.extra().steamId()).isEqualTo(STEAM_ID);
    assertThat(info.extra().stvPort()).isEqualTo(27020);
    assertThat(info.extra().stvName()).isEqualTo("Lab TV");
    assertThat(info.extra().keywords()).isEqualTo("alltalk,lab");
    assertThat(info.extra().gameId()).isEqualTo(440);
    assertThat(info.leftover()).isZero();
  }

  @Test
  void anAppIdAbove65535IsTakenFromTheGameId() {
    ServerInfo info = decode(source(0, "d", "w").strz("1.0").u8(0x01).u64(1_604_030));
    assertThat(info.appId()).isEqualTo(1_604_030);
  }

  @Test
  void theModBitsOfTheGameIdAreNoPartOfTheAppId() {
    long modOf440 = 0x8000_0001_0100_0000L | 440;
    ServerInfo info = decode(source(440, "d", "w").strz("1.0").u8(0x01).u64(modOf440));
    assertThat(info.appId()).isEqualTo(440);
    assertThat(info.extra().gameId()).isEqualTo(modOf440);
  }

  @Test
  void theShipHasThreeFieldsMoreBeforeItsVersion() {
    ServerInfo info = decode(ship());
    assertThat(info.ship()).isEqualTo(new Ship(1, 3, 60));
    assertThat(info.version()).isEqualTo("1.0.0.16");
  }

  @Test
  void withoutTheFlagByteThereIsNoOptionalField() {
    ServerInfo info = decode(source(440, "d", "l").strz("1.0"));
    assertThat(info.extra().flag()).isNull();
    assertThat(info.extra().port()).isNull();
    assertThat(info.extra().steamId()).isNull();
    assertThat(info.extra().stvPort()).isNull();
    assertThat(info.extra().keywords()).isNull();
    assertThat(info.extra().gameId()).isNull();
  }

  @Test
  void aZeroFlagByteIsNotTheSameAsNone() {
    assertThat(decode(source(440, "d", "l").strz("1.0").u8(0)).extra().flag()).isZero();
  }

  @Test
  void bytesBehindTheLastFieldAreCountedAndDoNoHarm() {
    assertThat(decode(complete().i32(7)).leftover()).isEqualTo(4);
    assertThat(decode(goldsrc(0).u8(1).u8(2).u16(7)).leftover()).isEqualTo(2);
  }

  @Test
  void upperCaseLettersMeanTheSame() {
    ServerInfo info = decode(source(440, "L", "W").strz(""));
    assertThat(info.type()).isEqualTo(ServerType.LISTEN);
    assertThat(info.platform()).isEqualTo(Platform.WINDOWS);
    assertThat(decode(source(440, "P", "O").strz("")).type()).isEqualTo(ServerType.PROXY);
  }

  @Test
  void bothLettersOfMacOsAreKnown() {
    assertThat(decode(source(440, "d", "m").strz("")).platform()).isEqualTo(Platform.MACOS);
    assertThat(decode(source(440, "d", "o").strz("")).platform()).isEqualTo(Platform.MACOS);
  }

  @Test
  void lettersThatNobodyKnowsMeanNothing() {
    ServerInfo info = decode(source(440, "\0", "x").strz(""));
    assertThat(info.type()).isNull();
    assertThat(info.platform()).isNull();
  }

  @Test
  void theGoldSrcLayoutHasAnAddressAndNeitherAppIdNorVersion() {
    ServerInfo info = decode(goldsrc(0).u8(1).u8(2));
    assertThat(info.layout()).isEqualTo(ServerInfo.Layout.GOLDSRC);
    assertThat(info.old()).isEqualTo(new ServerInfo.OldLayout("192.0.2.5:27015", null));
    assertThat(info.name()).isEqualTo("Old Box");
    assertThat(List.of(info.players(), info.maxPlayers())).containsExactly(5, 16);
    assertThat(info.protocol()).isEqualTo(47);
    assertThat(info.passwordProtected()).isTrue();
    assertThat(info.vacEnabled()).isTrue();
    assertThat(info.bots()).isEqualTo(2);
    assertThat(info.mod()).isNull();
    assertThat(info.appId()).isNull();
    assertThat(info.version()).isNull();
    assertThat(info.extra().flag()).isNull();
  }

  @Test
  void aModBlockIsReadWithItsUnsignedNumbers() {
    ServerInfo info = decode(modded());
    assertThat(info.mod())
        .isEqualTo(
            new Mod(
                "http://mod.example",
                "http://get.example",
                4_294_967_294L,
                184_000_000,
                true,
                false));
    assertThat(info.vacEnabled()).isTrue();
    assertThat(info.bots()).isEqualTo(2);
  }

  @Test
  void anAnnouncedModWithoutItsBlockIsNone() {
    ServerInfo info = decode(goldsrc(1).u8(0).u8(4));
    assertThat(info.mod()).isNull();
    assertThat(info.bots()).isEqualTo(4);
  }

  @Test
  void anHltvProxyEndsBeforeItsBots() {
    ServerInfo info = decode(goldsrc(0).u8(0));
    assertThat(info.vacEnabled()).isFalse();
    assertThat(info.bots()).isNull();
  }

  @Test
  void bytesThatAreNoUtf8BecomeReplacementCharacters() {
    byte[] name = {'o', (byte) 0xe9, (byte) 0xd0, 0};
    WireWriter out = new WireWriter().i32(-1).u8('I').u8(17).raw(name).strz("m").strz("f");
    out.strz("g").u16(440).raw(new byte[7]).strz("1");
    assertThat(decode(out).name()).isEqualTo("o\uFFFD\uFFFD");
  }

  @Test
  void whatIsWrittenIsReadEqual() {
    WireWriter plain = source(440, "p", "m").strz("1.0");
    WireWriter large = source(0, "d", "w").strz("1.0").u8(0x01).u64(1_604_030);
    WireWriter proxy = goldsrc(0).u8(0);
    for (WireWriter answer : List.of(complete(), ship(), plain, large, modded(), proxy)) {
      ServerInfo info = decode(answer);
      byte[] written = A2sCodec.encode(info);
      assertThat(written).isEqualTo(answer.toByteArray());
      assertThat(A2sCodec.decode(ByteBuffer.wrap(written))).isEqualTo(info);
    }
  }

  @Test
  void anAnswerCutAnywhereIsReadOrRefusedByTheNameOfAField() {
    for (WireWriter answer : List.of(complete(), ship(), goldsrc(0).u8(1).u8(2), modded())) {
      byte[] bytes = answer.toByteArray();
      for (int length = 5; length < bytes.length; length++) {
        ByteBuffer cut = ByteBuffer.wrap(Arrays.copyOf(bytes, length));
        Throwable trouble = catchThrowable(() -> A2sCodec.decode(cut));
        if (trouble != null) {
          assertThat(trouble)
              .isExactlyInstanceOf(MalformedException.class)
              .hasMessageMatching("the server's INFO answer .* its field '[a-z ]+'");
        }
      }
    }
  }

  @Test
  void aFieldThatItsFlagAnnouncesMustCome() {
    Throwable trouble = catchThrowable(() -> decode(source(440, "d", "l").strz("1").u8(0x80)));
    assertThat(trouble).isInstanceOf(MalformedException.class).hasMessageContaining("'port'");
  }
}
