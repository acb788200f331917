package dev.valvejdbc.protocol.rcon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.captures.Shared;
import dev.valvejdbc.wire.MalformedException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What consoles print becomes variables and players; a stream becomes frames. */
class ConsoleTextTest {
  @ParameterizedTest
  @ValueSource(strings = {"cs", "cs2", "l4d2", "nmrih", "opfor", "sven", "tf2", "vs"})
  void noRowOfARecordedListIsLost(String game) throws Exception {
    Path file = Shared.folder("captures/cvarlist-masked").resolve(game + ".txt");
    String list = Files.readString(file, StandardCharsets.ISO_8859_1);
    String[] parts = list.split("(?m)^-{13,}\\R", -1);
    List<String> rows = parts[1].lines().filter(l -> !l.isBlank()).toList();
    List<Cvar> cvars = CvarlistParser.parse(list);
    assertThat(cvars).hasSameSizeAs(rows);
    for (int i = 0; i < rows.size(); i++) {
      assertThat(rows.get(i)).startsWith(cvars.get(i).name());
    }
  }

  @Test
  void valuesAndFlagsAreReadEvenWithTheSeparatorInThem() {
    String list =
        """
        cvar list
        --------------
        bot_quota                                : 4        : , "sv", "nf"     : Number of bots: total
        hostname                                 : Lab : One : , "rep"          :
        kick                                     : cmd      :                  : Kick a player.
        """;
    assertThat(CvarlistParser.parse(list))
        .containsExactly(
            new Cvar("bot_quota", "4", List.of("sv", "nf"), "Number of bots: total"),
            new Cvar("hostname", "Lab : One", List.of("rep"), null),
            new Cvar("kick", null, List.of(), "Kick a player."));
  }

  @Test
  void whatIsNoListHasNoVariables() {
    for (String text :
        List.of("", "Unknown command: cvarlist\n", "echo : cvarlist\n", "a : 1\nb : 2\n")) {
      assertThat(CvarlistParser.isList(text)).as(text).isFalse();
      assertThat(CvarlistParser.parse(text)).as(text).isEmpty();
    }
    String list =
        """
        echo : cvarlist
        CVar List
        --------------
        sv_gravity :  800, sv
        --------------
        1 : 2
        """;
    assertThat(CvarlistParser.isList(list)).isTrue();
    assertThat(CvarlistParser.parse(list))
        .containsExactly(new Cvar("sv_gravity", "800", List.of("sv"), null));
  }

  @Test
  void variablesOfXashAreReadWithoutTheirColours() {
    String list =
        """
         hostname                         "^2Lab "One"^7" ^3server name^7
         sv_gravity                       "^2800^7" ^3^7

        2 cvars
        """;
    assertThat(CvarlistParser.parse(list))
        .containsExactly(
            new Cvar("hostname", "Lab \"One\"", List.of(), "server name"),
            new Cvar("sv_gravity", "800", List.of(), null));
  }

  @Test
  void whatIsNoStatusIsToldApartFromAnEmptyServer() {
    for (String text :
        List.of("", "Unknown command \"status\"\n", "hello: world\n", "12 apples\n")) {
      assertThat(StatusParser.isStatus(text)).as(text).isFalse();
    }
    for (String text :
        List.of("hostname: Lab\nplayers : 0 humans\n", "#end\n", "---------players--------\n")) {
      assertThat(StatusParser.isStatus(text)).as(text).isTrue();
    }
  }

  /** The formats are those of the engine, %2i %5i %4s and so on, before and since March 2025. */
  @Test
  void playersOfXashAreReadInBothLayouts() {
    String now =
        """
        map: crossfire
        # score ping dev  lastmsg qport useragent\t\tname\t\taddress
         0     3 Bot       n/a 7.25000     0 n/a (n/a-n/a 0)\t     Ann\tloopback
         1    -2       31    m 0.01250 27005 0.21 (linux-amd64 4033)\tA B\tc d\t192.0.2.7
        12     0 Connect    mt 0.50000 27006 0.21 (win32-i386 4033)\tWith)\tTab\t192.0.2.8
        """;
    assertThat(StatusParser.parse(now))
        .containsExactly(
            new StatusPlayer(0, "Ann", "BOT", null, null, null, null, null, null),
            new StatusPlayer(1, "A B\tc d", null, null, 31, null, null, null, "192.0.2.7"),
            new StatusPlayer(
                12, "With)\tTab", null, null, null, null, "Connect", null, "192.0.2.8"));
    String before =
        """
        num score ping    name            lastmsg address               port
        --- ----- ------- --------------- ------- --------------------- ------
          0     3 Bot   Ann Lee         0.015 loopback                  0
          1    -2      31 a name of 17 chrs0.5 192.0.2.7:27005       27005
          2     0 ConnectBo              2 192.0.2.8:27006       27006
        """;
    assertThat(StatusParser.isStatus(before)).isTrue();
    assertThat(StatusParser.parse(before))
        .containsExactly(
            new StatusPlayer(0, "Ann Lee", "BOT", null, null, null, null, null, null),
            new StatusPlayer(
                1, "a name of 17 chrs", null, null, 31, null, null, null, "192.0.2.7:27005"),
            new StatusPlayer(2, "Bo", null, null, null, null, "Connect", null, "192.0.2.8:27006"));
  }

  @Test
  void playersOfEveryEngineAreRead() {
    assertThat(
            StatusParser.parse(
                """
                hostname: Lab
                players : 2 humans, 1 bots (24 max)
                # userid name                uniqueid            connected ping loss state  adr
                #      2 "Lab TV"            BOT                                     active
                #      7 "Ann "x" B"         [U:1:22202]         03:22       35    0 active 198.51.100.7:27005
                # 194 2 "Bo"  STEAM_1:0:6 1:02:03 50 0 active 786432 198.51.100.8:27005
                """))
        .containsExactly(
            new StatusPlayer(2, "Lab TV", "BOT", null, null, null, "active", null, null),
            new StatusPlayer(
                7, "Ann \"x\" B", "[U:1:22202]", 202, 35, 0, "active", null, "198.51.100.7:27005"),
            new StatusPlayer(
                194, "Bo", "STEAM_1:0:6", 3723, 50, 0, "active", 786432, "198.51.100.8:27005"));
    assertThat(
            StatusParser.parse(
                """
                  id     time ping loss      state   rate adr name
                   2    02:05   15    0     active 786432 198.51.100.7:37738 'Ann'
                   3  1:02:05   22    0     active 786432 [U:1:22202]:0 'It's Bo'
                   0      BOT    0    0     active      0 'Rock'
                65535 [NoChan]    0    0 challenging      0unknown ''
                #end
                """))
        .extracting(StatusPlayer::name)
        .containsExactly("Ann", "It's Bo", "Rock", "");
    assertThat(
            StatusParser.parse(
                """
                #      name userid uniqueid frag time ping loss adr
                # 1    "Ann" 12 STEAM_0:0:11101   5 12:34   35    0 198.51.100.7:27005
                # 2 "HLTV Proxy" 13 HLTV hltv:0/128 delay:30  1:02:03    5    0 198.51.100.9:27020
                2 users
                """))
        .extracting(StatusPlayer::uniqueId)
        .containsExactly("STEAM_0:0:11101", "HLTV");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"",
        "#",
        "# 9 \"x\" BOT active",
        "a\tb",
        "[U:1:1]",
        "x\" BOT 01:00 1 0 active \"y",
        "two\nlines",
        "\" [U:1:5] 00:01 1 0 active 1.2.3.4:5"
      })
  void noNameMakesAnotherPlayer(String name) {
    String status =
        "#      7 \""
            + name
            + "\"         [U:1:22202]         03:22       35    0 active 192.0.2.7:27005\n";
    assertThat(StatusParser.parse(status))
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.name()).isEqualTo(name);
              assertThat(p.uniqueId()).isEqualTo("[U:1:22202]");
            });
  }

  @Test
  void aStreamSplitAnywhereGivesTheSameFrames() {
    byte[] first = new RconPacket(7, RconPacket.RESPONSE, "héllo".getBytes(UTF_8)).encode();
    byte[] second = new RconPacket(8, RconPacket.RESPONSE, new byte[0]).encode();
    byte[] stream = new byte[first.length + second.length];
    System.arraycopy(first, 0, stream, 0, first.length);
    System.arraycopy(second, 0, stream, first.length, second.length);
    for (int cut = 0; cut <= stream.length; cut++) {
      RconFramer framer = new RconFramer();
      List<String> bodies = new ArrayList<>();
      for (byte[] part :
          List.of(
              java.util.Arrays.copyOf(stream, cut),
              java.util.Arrays.copyOfRange(stream, cut, stream.length))) {
        framer.add(part, part.length);
        RconPacket packet;
        while ((packet = framer.next()) != null) {
          bodies.add(packet.id() + new String(packet.body(), UTF_8));
        }
      }
      assertThat(bodies).containsExactly("7héllo", "8");
      assertThat(framer.unfinished()).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 7, 100_000_000, Integer.MAX_VALUE})
  void aFrameThatCannotBeIsMalformed(int size) {
    RconFramer framer = new RconFramer();
    framer.add(new dev.valvejdbc.wire.WireWriter().i32(size).i32(0).toByteArray(), 8);
    assertThatThrownBy(framer::next).isInstanceOf(MalformedException.class);
  }
}
