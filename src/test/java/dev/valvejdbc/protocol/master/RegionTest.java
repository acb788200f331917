package dev.valvejdbc.protocol.master;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** Regions by the names that python-valve gave them. */
class RegionTest {
  @Test
  void aNameMeansItsRegionInAnyCase() {
    assertThat(Region.named("NA-East")).containsExactly(Region.NA_EAST);
    assertThat(Region.named("eu")).containsExactly(Region.EU);
  }

  @Test
  void aGroupMeansSeveral() {
    assertThat(Region.named("NA")).isEqualTo(Set.of(Region.NA_EAST, Region.NA_WEST));
    assertThat(Region.named("all")).containsExactly(Region.values());
  }

  @Test
  void everyNameThatIsToldStandsForRegionsAndNoOther() {
    assertThat(Region.names())
        .hasSize(10)
        .allSatisfy(n -> assertThat(Region.named(n)).isNotEmpty());
    assertThat(Region.named("moon")).isNull();
  }
}
