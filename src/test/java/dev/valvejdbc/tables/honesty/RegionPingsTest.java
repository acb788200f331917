package dev.valvejdbc.tables.honesty;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.valvejdbc.protocol.a2s.A2sCodec;
import dev.valvejdbc.protocol.a2s.ServerInfo;
import dev.valvejdbc.wire.WireWriter;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A region is claimed; round trips show whether a server is where the others are. */
class RegionPingsTest {
  private static ServerInfo info() {
    WireWriter out = new WireWriter().i32(-1).u8('I').u8(17).strz("S").strz("m").strz("f");
    out.strz("g").u16(10).u8(2).u8(24).u8(0).u8('d').u8('l').u8(0).u8(1).strz("1");
    return (ServerInfo) A2sCodec.decode(ByteBuffer.wrap(out.toByteArray()));
  }

  @Test
  void fewerThanFiveTellNothingAndTheMedianIsOfThoseBefore() {
    RegionPings pings = new RegionPings();
    for (double ping : new double[] {180, 20, 190, 200, 185}) {
      assertThat(pings.medianBefore(4, ping)).isNull();
    }
    assertThat(pings.medianBefore(4, 8)).isEqualTo(185.0);
    assertThat(pings.medianBefore(3, 8)).as("another region").isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "8, 185, suspicious",
    "600, 185, suspicious",
    "120, 185, consistent",
    "300, 185, consistent",
    "2, 20, consistent"
  })
  void aRoundTripFarFromTheOthersOfTheRegionIsSuspicious(
      double ping, double region, String expected) {
    Verdict verdict =
        requireNonNull(Verdict.of(new Accounts("a", true, null, info(), null, ping, region, null)));
    assertThat(verdict.word()).isEqualTo(expected);
    if (Boolean.TRUE.equals(verdict.suspicious())) {
      assertThat(verdict.reason()).contains(Math.round(ping) + " ms is far from the 185 ms");
    }
  }
}
