package dev.valvejdbc.a2s;

import static org.assertj.core.api.Assertions.assertThat;

import dev.valvejdbc.Rows;
import dev.valvejdbc.Scripted;
import dev.valvejdbc.captures.Responder;
import dev.valvejdbc.wire.WireWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counts of the protocol are bytes; games that know better say so in their keywords. */
class TrueCountsTest {
  private static byte[] info(long appId, String folder, String keywords) {
    WireWriter info = new WireWriter().i32(-1).u8('I').u8(17).strz("S").strz("m").strz(folder);
    info.strz("g").u16(0).u8(35).u8(63).u8(0).u8('d').u8('l').u8(0).u8(1).strz("1");
    return info.u8(appId == 0 ? 0x20 : 0x21)
        .strz(keywords)
        .raw(appId == 0 ? new byte[0] : new WireWriter().u64(appId).toByteArray())
        .toByteArray();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "252490 rust mp575,cp547,qp17,v2336,born1653213379 35|63|547|575|17|rust",
        "252490 rust oxide,modded,cp93,mp125,v1344 35|63|93|125|null|rust",
        "0 rust cp3,mp100 35|63|3|100|null|rust",
        "252490 rust mp,cpx,qp-1,cp9999999 35|63|35|63|null|null",
        "252490 rust mpx575,xcp547 35|63|35|63|null|null",
        "221100 dayz battleye,no3rd,lqs12,etm2.0 35|63|35|63|12|dayz",
        "440 tf cp547,mp575 35|63|35|63|null|null",
        "440 rust cp547,mp575 35|63|35|63|null|null"
      })
  void theRawCountStaysASecondIsRepairedAThirdSaysByWhichRule(
      long appId, String folder, String keywords, String expected) throws Exception {
    try (Responder server = Scripted.saying(info(appId, folder, keywords));
        Connection connection = DriverManager.getConnection("jdbc:valve:")) {
      assertThat(
              Rows.of(
                  connection,
                  "SELECT player_count, max_players, players_reported, slots_reported, queued,"
                      + " counts_rule FROM server_info WHERE addr = '"
                      + server.address()
                      + "'"))
          .containsExactly(expected);
    }
  }

  private static byte[] settings(String settings) {
    String[] pairs = settings.split(",", -1);
    WireWriter rules = new WireWriter().i32(-1).u8('E').u16(pairs.length);
    for (String pair : pairs) {
      rules.strz(pair.split("=", -1)[0]).strz(pair.split("=", -1)[1]);
    }
    return rules.toByteArray();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "489940 bat_player_count_s=11,bat_max_players_i=10 11|10|null|battalion",
        "393380 PlayerCount_i=77,PublicQueue_i=3,ReservedQueue_i=1 77|63|4|squad",
        "736220 NUMPUBCONN=79,NUMPRIVCONN=1,PlayerCount_i=3 3|80|null|squad",
        "581320 PlrC_i=8,PlrM_i=300 8|300|null|sandstorm",
        "454350 N_i=5,P_i=32 5|32|null|days_of_war",
        "383120 Players=0,MaxPlayers=8 0|8|null|empyrion",
        "393380 PlayerCount_i=x,PublicQueue_i=-1 35|63|null|null",
        "440 PlayerCount_i=77 35|63|null|null"
      })
  void aGameThatSaysItsCountsInItsSettingsIsAskedForThem(long appId, String told, String expected)
      throws Exception {
    List<Byte> asked = new CopyOnWriteArrayList<>();
    try (Responder server =
            new Responder(
                request -> {
                  asked.add(request[4]);
                  return List.of(request[4] == 'T' ? info(appId, "x", "k") : settings(told));
                });
        Connection connection = DriverManager.getConnection("jdbc:valve:cacheTtl=0")) {
      String from = " FROM server_info WHERE addr = '" + server.address() + "'";
      assertThat(Rows.of(connection, "SELECT player_count" + from)).containsExactly("35");
      assertThat(asked).as("the raw counts cost no second question").containsExactly((byte) 'T');
      assertThat(
              Rows.of(
                  connection,
                  "SELECT players_reported, slots_reported, queued, counts_rule" + from))
          .containsExactly(expected);
      assertThat(asked).hasSize(appId == 440 ? 2 : 3);
    }
  }

  @Test
  void settingsThatAreNotToldLeaveTheCountsOfInfoWithAWarning() throws Exception {
    try (Responder server =
            new Responder(
                request -> request[4] == 'T' ? List.of(info(393380, "squad", "k")) : List.of());
        Connection connection = DriverManager.getConnection("jdbc:valve:timeout=300ms");
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT players_reported, counts_rule FROM server_info WHERE addr = '"
                    + server.address()
                    + "'")) {
      assertThat(Rows.of(rows)).containsExactly("35|null");
      assertThat(statement.getWarnings().getMessage())
          .contains("are those of INFO: its settings, which tell the true counts");
      assertThat(Rows.of(connection, "SELECT status FROM diagnostics.failures"))
          .containsExactly("timeout");
    }
  }
}
