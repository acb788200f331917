package dev.valvejdbc.trino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.trino.Clusters.Shared;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Specifies where the keys of keyed tables come from, beside what the conformance suite shows. */
@ExtendWith(Clusters.class)
class KeysIT {
  private final World world;
  private final Cluster trino;

  KeysIT(Shared shared) {
    this.world = shared.world();
    this.trino = shared.cluster();
  }

  @Test
  void anIndexIsTakenForPlainJoins() {
    assertThat(trino.plan("SELECT p.name FROM my_servers m JOIN players p ON p.addr = m.addr"))
        .contains("InnerIndexJoin", "valve.players in a visit of its own");
    assertThat(trino.plan("SELECT p.name FROM my_servers m LEFT JOIN players p ON p.addr = m.addr"))
        .contains("SourceOuterIndexJoin");
  }

  @Test
  void aFilteredListAndALimitStandInThePlan() {
    assertThat(trino.plan("SELECT addr FROM master_servers WHERE gamedir = 'tf' AND players > 0"))
        .contains("filter=\\gamedir\\tf\\empty\\1");
    assertThat(trino.plan("SELECT addr FROM master_servers LIMIT 3")).contains("limit=3");
  }

  @Test
  void keysOfAJoinComeByADynamicFilterWhereThereIsNoIndex() {
    assertThat(
            trino.rows(
                "SELECT m.name, count(*) FROM my_servers m JOIN rcon_status r ON r.addr = m.addr"
                    + " WHERE m.tags = 'tf' GROUP BY m.name"))
        .hasSizeGreaterThan(1);
  }

  @Test
  void moreKeysThanTrinoCollectsAreASentenceThatNamesTheSetting() {
    assertThatThrownBy(
            () ->
                trino.rows(
                    "SELECT count(*) FROM rcon_status r JOIN (SELECT '127.20.0.1:' ||"
                        + " CAST(n * 100 + k AS VARCHAR) AS a FROM UNNEST(sequence(1, 10000)) AS"
                        + " t(n), UNNEST(sequence(0, 99)) AS u(k)) v ON r.addr = v.a"))
        .hasMessageContaining("came as a range")
        .hasMessageContaining("max-distinct-values-per-driver");
  }

  @Test
  void manyKeysByAnIndexAreEachAskedOnce() {
    long before = world.fleet().requests();
    assertThat(
            trino.rows(
                "SELECT count(*) FROM (SELECT '127.20.0.' || CAST(1 + n % 3 AS VARCHAR) || ':27015'"
                    + " AS a FROM UNNEST(sequence(1, 5000)) AS t(n)) v"
                    + " JOIN server_info i ON i.addr = v.a"))
        .containsExactly("5000");
    assertThat(world.fleet().requests() - before).isLessThan(30);
  }

  @Test
  void moreCombinationsOfKeysThanAMillionAreASentence() {
    assertThatThrownBy(
            () ->
                trino.rows(
                    "SELECT count(*) FROM rcon WHERE addr IN (%s) AND command IN (%s)"
                        .formatted(texts("127.20.1.1:", 1_001), texts("status ", 1_000))))
        .hasMessageContaining("rcon make more than a million combinations");
  }

  private static String texts(String beginning, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "'" + beginning + i + "'")
        .collect(Collectors.joining(","));
  }

  @Test
  void aSixthVersionAddressIsAKey() {
    assertThat(trino.rows("SELECT addr, status FROM server_status WHERE addr = '[::1]:1'"))
        .singleElement()
        .asString()
        .startsWith("[::1]:1 | ");
  }
}
