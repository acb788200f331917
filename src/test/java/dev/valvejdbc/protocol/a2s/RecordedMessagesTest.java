package dev.valvejdbc.protocol.a2s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.valvejdbc.captures.RecordedSession;
import dev.valvejdbc.captures.Shared;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What real servers sent decodes to what others found in it. */
class RecordedMessagesTest {

  private static List<A2sMessage> decoded(List<byte[]> datagrams) {
    SplitAssembler assembler = new SplitAssembler();
    List<A2sMessage> messages = new ArrayList<>();
    for (byte[] datagram : datagrams) {
      ByteBuffer in = ByteBuffer.wrap(datagram);
      ByteBuffer whole = datagram[0] == -1 ? in : assembler.add(in);
      if (whole != null) {
        messages.add(A2sCodec.decode(whole));
      }
    }
    return messages;
  }

  /** A line that tells messages of one session apart. */
  private static String summary(A2sMessage message) {
    if (message instanceof ServerInfo info) {
      String type = info.layout() == ServerInfo.Layout.SOURCE ? "0x49" : "0x6d";
      return type + " " + info.map() + " " + info.players() + "/" + info.maxPlayers();
    }
    if (message instanceof PlayerList players) {
      return "0x44 " + players.declaredCount() + " " + players.players().size();
    }
    if (message instanceof RuleList rules) {
      return "0x45 " + rules.declaredCount() + " " + rules.rules().size();
    }
    return message.toString();
  }

  private static String summary(JsonNode message) {
    String type = message.path("type").asText().toLowerCase(Locale.ROOT);
    JsonNode info = message.path("info");
    int count = message.path("declared_count").asInt();
    return type
        + switch (type) {
          case "0x44" -> " " + count + " " + message.path("players").size();
          case "0x45" -> " " + count + " " + message.path("rules").size();
          default ->
              " "
                  + info.path("map").asText()
                  + " "
                  + info.path("players").asInt()
                  + "/"
                  + info.path("max").asInt();
        };
  }

  @Test
  void everyRecordedSessionDecodesToTheMessagesThatItHolds() {
    List<RecordedSession> sessions = RecordedSession.all(Shared.folder("captures/gameq"));
    assertThat(sessions).hasSizeGreaterThan(50);
    for (RecordedSession session : sessions) {
      List<A2sMessage> messages = decoded(session.datagrams());
      assertThat(messages.stream().map(RecordedMessagesTest::summary))
          .as(session.name())
          .containsExactlyInAnyOrderElementsOf(
              session.messages().stream().map(RecordedMessagesTest::summary).toList());
    }
  }

  @Test
  void noRecordedMessageIsPartialOrHasBytesLeft() {
    for (RecordedSession session : RecordedSession.all(Shared.folder("captures/gameq"))) {
      for (A2sMessage message : decoded(session.datagrams())) {
        if (message instanceof ServerInfo info) {
          assertThat(info.leftover()).as(session.name()).isZero();
        }
        if (message instanceof PlayerList players) {
          assertThat(players.partial()).as(session.name()).isFalse();
        }
        if (message instanceof RuleList rules) {
          assertThat(rules.partial()).as(session.name()).isFalse();
        }
      }
    }
  }

  private static List<Path> raws(String folder) throws IOException {
    try (Stream<Path> files = Files.list(Shared.folder(folder))) {
      List<Path> raws = files.filter(f -> f.toString().endsWith(".raw")).sorted().toList();
      assertThat(raws).isNotEmpty();
      return raws;
    }
  }

  private static JsonNode expected(Path raw) throws IOException {
    String json = raw.toString().replaceAll("\\.raw$", ".json");
    return new ObjectMapper().readTree(Path.of(json).toFile());
  }

  private static @Nullable String text(JsonNode node, String field) {
    return node.has(field) ? node.path(field).asText() : null;
  }

  private static @Nullable Long number(JsonNode node, String field) {
    return node.has(field) ? Long.valueOf(node.path(field).asLong()) : null;
  }

  private static @Nullable Long number(@Nullable Integer value) {
    return value == null ? null : Long.valueOf(value);
  }

  @Test
  void infoOfAnotherLibrarysRecordingsIsReadAsThatLibraryDoes() throws IOException {
    for (Path raw : raws("captures/php-source-query/Info")) {
      ServerInfo info = (ServerInfo) decoded(RecordedSession.datagrams(raw)).get(0);
      JsonNode e = expected(raw);
      assertThat(info.address()).isEqualTo(text(e, "Address"));
      assertThat(info.protocol()).isEqualTo(e.path("Protocol").asInt());
      assertThat(info.name()).isEqualTo(text(e, "HostName"));
      assertThat(info.map()).isEqualTo(text(e, "Map"));
      assertThat(info.folder()).isEqualTo(text(e, "ModDir"));
      assertThat(info.game()).isEqualTo(text(e, "ModDesc"));
      assertThat(info.appId()).isEqualTo(number(e, "AppID"));
      assertThat(info.players()).isEqualTo(e.path("Players").asInt());
      assertThat(info.maxPlayers()).isEqualTo(e.path("MaxPlayers").asInt());
      assertThat(info.bots() == null ? 0 : info.bots()).isEqualTo(e.path("Bots").asInt());
      assertThat(String.valueOf(info.typeCode())).isEqualTo(text(e, "Dedicated"));
      assertThat(String.valueOf(info.platformCode())).isEqualTo(text(e, "Os"));
      assertThat(info.passwordProtected()).isEqualTo(e.path("Password").asBoolean());
      assertThat(info.vacEnabled()).isEqualTo(e.path("Secure").asBoolean());
      assertThat(info.version()).isEqualTo(text(e, "Version"));
      assertThat(number(info.edf())).isEqualTo(number(e, "ExtraDataFlags"));
      assertThat(number(info.port())).isEqualTo(number(e, "GamePort"));
      assertThat(info.steamId()).isEqualTo(number(e, "SteamID"));
      assertThat(number(info.stvPort())).isEqualTo(number(e, "SpecPort"));
      assertThat(info.stvName()).isEqualTo(text(e, "SpecName"));
      assertThat(info.keywords()).isEqualTo(text(e, "GameTags"));
      assertThat(info.gameId()).isEqualTo(number(e, "GameID"));
      assertThat(info.mod() != null).isEqualTo(e.path("IsMod").asBoolean());
    }
  }

  @Test
  void playersOfAnotherLibrarysRecordingAreReadAsThatLibraryDoes() throws IOException {
    for (Path raw : raws("captures/php-source-query/Players")) {
      List<A2sMessage> messages = decoded(RecordedSession.datagrams(raw));
      assertThat(messages).hasSize(1);
      PlayerList list = (PlayerList) messages.get(0);
      JsonNode expected = expected(raw);
      assertThat(list.partial()).isFalse();
      assertThat(list.players()).hasSize(expected.size());
      for (int i = 0; i < expected.size(); i++) {
        Player player = list.players().get(i);
        JsonNode e = expected.get(i);
        assertThat(player.index()).isEqualTo(e.path("Id").asInt());
        assertThat(player.name()).isEqualTo(text(e, "Name"));
        assertThat(player.score()).isEqualTo(e.path("Frags").asInt());
        assertThat((double) player.duration()).isCloseTo(e.path("Time").asDouble(), within(1.0));
      }
    }
  }
}
