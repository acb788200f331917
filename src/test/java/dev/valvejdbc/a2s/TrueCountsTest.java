package dev.valvejdbc.a2s;

import static org.assertj.core.api.Assertions.assertThat;

import dev.valvejdbc.Rows;
import dev.valvejdbc.Scripted;
import dev.valvejdbc.captures.Responder;
import dev.valvejdbc.wire.WireWriter;
import java.sql.Connection;
import java.sql.DriverManager;
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
}
