package dev.valvejdbc.protocol.a2s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.valvejdbc.captures.RecordedSession;
import dev.valvejdbc.captures.Shared;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What real servers sent decodes to what others found in it. */
class RecordedMessagesTest {

  private static List<A2sMessage> decoded(List<byte[]> datagrams) {
    SplitAssembler assembler = new SplitAssembler();
    List<A2sMessage> messages = new ArrayList<>();
    for (byte[] datagram : datagrams) {
      ByteBuffer in = ByteBuffer.wrap(datagram);
      if (datagram[0] == -1) {
        messages.add(A2sCodec.decode(in));
        continue;
      }
      AssembledMessage whole = assembler.add(in);
      if (whole != null) {
        messages.add(A2sCodec.decode(whole.read()));
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
}
