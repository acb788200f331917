package dev.valvejdbc.protocol.master;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.protocol.master.MasterFilter.And;
import dev.valvejdbc.protocol.master.MasterFilter.Condition;
import dev.valvejdbc.protocol.master.MasterFilter.Not;
import dev.valvejdbc.protocol.master.MasterFilter.Or;
import dev.valvejdbc.protocol.master.RenderedFilter.Fit;
import dev.valvejdbc.wire.WireWriter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How filters are written, and where they get wider. */
class FilterRendererTest {
  private static final MasterFilter TF = new Condition(FilterKey.GAMEDIR, "tf");
  private static final MasterFilter NOT_EMPTY = Condition.flag(FilterKey.NOT_EMPTY);

  private static MasterFilter map(String map) {
    return new Condition(FilterKey.MAP, map);
  }

  private static MasterFilter prefix(String name) {
    return new Condition(FilterKey.NAME, name + "*");
  }

  private static MasterFilter all(MasterFilter... parts) {
    return new And(List.of(parts));
  }

  private static MasterFilter any(MasterFilter... parts) {
    return new Or(List.of(parts));
  }

  private static List<String> texts(MasterFilter filter, MasterDialect dialect) {
    return FilterRenderer.render(filter, dialect).queries().stream()
        .map(FilterQuery::text)
        .toList();
  }

  @Test
  void conditionsStandOneAfterAnother() {
    assertThat(texts(all(NOT_EMPTY, map("ctf_2fort"), TF), MasterDialect.WEB_API))
        .containsExactly("\\gamedir\\tf\\map\\ctf_2fort\\empty\\1");
    assertThat(texts(MasterFilter.EVERYTHING, MasterDialect.UDP)).containsExactly("");
    assertThat(texts(MasterFilter.NOTHING, MasterDialect.UDP)).isEmpty();
  }

  @Test
  void anAlternativeIsAGroupOrSeveralQueries() {
    MasterFilter either = all(TF, any(map("a"), map("b")));
    assertThat(texts(either, MasterDialect.WEB_API))
        .containsExactly("\\gamedir\\tf\\or\\2\\map\\a\\map\\b");
    assertThat(texts(either, MasterDialect.UDP))
        .containsExactly("\\gamedir\\tf\\map\\a", "\\gamedir\\tf\\map\\b");
    assertThat(texts(either, MasterDialect.XASH))
        .containsExactly("\\gamedir\\tf\\map\\a", "\\gamedir\\tf\\map\\b");
  }

  @Test
  void aNegationIsAGroupOrTheOppositeKey() {
    assertThat(texts(new Not(any(map("a"), map("b"))), MasterDialect.WEB_API))
        .containsExactly("\\nor\\2\\map\\a\\map\\b");
    assertThat(texts(new Not(all(TF, map("a"))), MasterDialect.WEB_API))
        .containsExactly("\\nand\\2\\gamedir\\tf\\map\\a");
    assertThat(texts(new Not(NOT_EMPTY), MasterDialect.WEB_API)).containsExactly("\\noplayers\\1");
    assertThat(texts(new Not(new Condition(FilterKey.APP_ID, "440")), MasterDialect.WEB_API))
        .containsExactly("\\napp\\440");
  }

  @ParameterizedTest
  @EnumSource(
      value = MasterDialect.class,
      names = {"UDP", "XASH"})
  void overUdpNoGroupIsEverSent(MasterDialect dialect) {
    for (MasterFilter filter :
        List.of(
            new Not(map("a")),
            new Not(all(TF, map("a"))),
            any(map("a"), new Not(TF)),
            any(map("a"), map("b")),
            any(all(TF, map("a")), new Not(map("b"))))) {
      RenderedFilter rendered = FilterRenderer.render(all(TF, filter), dialect);
      assertThat(rendered.queries())
          .extracting(FilterQuery::text)
          .allMatch(t -> t.matches("\\\\gamedir\\\\tf(\\\\map\\\\[ab])?"));
    }
    assertThat(FilterRenderer.render(new Not(map("a")), dialect).fit()).isEqualTo(Fit.NO_WORD);
    assertThat(FilterRenderer.render(any(map("a"), new Not(TF)), dialect).queries())
        .extracting(FilterQuery::text)
        .containsExactly("");
  }

  @Test
  void overUdpAnOppositeWithAKeyOfItsOwnIsSent() {
    assertThat(texts(new Not(NOT_EMPTY), MasterDialect.UDP)).containsExactly("\\noplayers\\1");
    assertThat(texts(new Not(new Condition(FilterKey.APP_ID, "440")), MasterDialect.UDP))
        .containsExactly("\\napp\\440");
  }

  @ParameterizedTest
  @EnumSource(
      value = FilterKey.class,
      names = {"NO_PASSWORD", "NOT_EMPTY", "NO_PLAYERS", "NOT_FULL"})
  void xashIsNotAskedWhatItReadsDifferently(FilterKey key) {
    RenderedFilter rendered =
        FilterRenderer.render(all(TF, Condition.flag(key)), MasterDialect.XASH);
    assertThat(rendered.queries()).extracting(FilterQuery::text).containsExactly("\\gamedir\\tf");
    assertThat(rendered.fit()).isEqualTo(Fit.NO_WORD);
  }

  @Test
  void aFilterOfOnesOwnStandsLastSoThatAnOpenGroupInItTakesInNothing() {
    MasterFilter open = new Condition(FilterKey.RAW, "\\nor\\3\\map\\a");
    MasterFilter filter = all(open, TF, new Not(map("b")), any(map("c"), map("d")));
    assertThat(texts(filter, MasterDialect.WEB_API))
        .containsExactly("\\gamedir\\tf\\nor\\1\\map\\b\\or\\2\\map\\c\\map\\d\\nor\\3\\map\\a");
  }

  @Test
  void aDeniedAddressAloneIsLeftOutSinceTheServiceDropsIt() {
    MasterFilter address = new Condition(FilterKey.ADDRESS, "203.0.113.7");
    assertThat(texts(all(TF, new Not(address)), MasterDialect.WEB_API))
        .containsExactly("\\gamedir\\tf");
    assertThat(texts(new Not(any(address, map("a"))), MasterDialect.WEB_API))
        .containsExactly("\\nor\\2\\map\\a\\gameaddr\\203.0.113.7");
  }

  @Test
  void longAlternativesBecomeSeveralQueriesAndTooLongOnesAWiderFilter() {
    List<MasterFilter> maps = IntStream.range(0, 100).mapToObj(i -> map("m" + i)).toList();
    RenderedFilter three = FilterRenderer.render(new Or(maps), MasterDialect.WEB_API);
    assertThat(three.queries()).hasSize(3);
    assertThat(three.exact()).isTrue();
    RenderedFilter wide = FilterRenderer.render(all(TF, new Or(maps)), MasterDialect.UDP);
    assertThat(wide.queries()).extracting(FilterQuery::text).containsExactly("\\gamedir\\tf");
    assertThat(wide.fit()).isEqualTo(Fit.TOO_LARGE);
  }

  @Test
  void aFilterIsNeverLongerThanMastersRead() {
    List<MasterFilter> names =
        IntStream.range(0, 20).<MasterFilter>mapToObj(i -> prefix("a_long_name" + i)).toList();
    RenderedFilter rendered = FilterRenderer.render(all(TF, new And(names)), MasterDialect.UDP);
    assertThat(rendered.queries().get(0).text()).startsWith("\\gamedir\\tf").hasSizeLessThan(191);
    assertThat(rendered.fit()).isEqualTo(Fit.TOO_LARGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\\gamedir\\b", "a\0b", "", "line\nbreak"})
  void aValueThatTheLanguageCannotSayIsNoCondition(String value) {
    assertThat(Condition.isRepresentable(FilterKey.MAP, value)).isFalse();
    assertThatThrownBy(() -> new Condition(FilterKey.MAP, value))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aPageAndARequestComeBackAsTheyWere() {
    MasterPage page = new MasterPage(List.of("192.0.2.10:27015", "198.51.100.7:27016"), true);
    assertThat(MasterPage.decode(java.nio.ByteBuffer.wrap(page.encode()))).isEqualTo(page);
    byte[] twice =
        new WireWriter()
            .raw(page.encode())
            .raw(Arrays.copyOfRange(page.encode(), 6, 18))
            .toByteArray();
    assertThat(MasterPage.decode(java.nio.ByteBuffer.wrap(twice)))
        .as("servers behind the mark of the end are not lost")
        .isEqualTo(
            new MasterPage(
                List.of(
                    "192.0.2.10:27015",
                    "198.51.100.7:27016",
                    "192.0.2.10:27015",
                    "198.51.100.7:27016"),
                true));
    MasterRequest request = new MasterRequest(3, "198.51.100.7:27016", "\\appid\\440\\empty\\1");
    assertThat(request.encode())
        .asHexString()
        .isEqualTo(
            "31033139382E35312E3130302E373A3237303136005C61707069645C3434305C656D7074795C3100");
    assertThat(MasterRequest.decode(java.nio.ByteBuffer.wrap(request.encode()))).isEqualTo(request);
  }
}
