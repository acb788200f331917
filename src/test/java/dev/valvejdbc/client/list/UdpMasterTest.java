package dev.valvejdbc.client.list;

import static dev.valvejdbc.client.Unstoppable.NEVER;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.captures.Responder;
import dev.valvejdbc.client.NoAnswerException;
import dev.valvejdbc.protocol.master.FilterQuery;
import dev.valvejdbc.protocol.master.MasterDialect;
import dev.valvejdbc.protocol.master.MasterPage;
import dev.valvejdbc.protocol.master.MasterRequest;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A UDP master's pages become a list, which says so where it is not whole. */
class UdpMasterTest {
  private static final ListRequest ALL =
      new ListRequest(List.of(new FilterQuery("", List.of())), Set.of());

  private static Responder master(Function<MasterRequest, List<MasterPage>> pages)
      throws Exception {
    return new Responder(
        request ->
            pages.apply(MasterRequest.decode(ByteBuffer.wrap(request))).stream()
                .map(MasterPage::encode)
                .toList());
  }

  private static ServerList list(MasterDialect dialect, String... hosts) {
    return new UdpMaster(List.of(hosts), dialect, Duration.ofMillis(300)).list(ALL);
  }

  private static List<String> read(ServerList listing) throws InterruptedException {
    List<String> all = new ArrayList<>();
    ListPage page;
    for (int i = 0; (page = listing.page(i, NEVER)) != null; i++) {
      page.servers().forEach(s -> all.add(s.addr()));
    }
    return all;
  }

  private static List<String> servers(int from, int to) {
    List<String> servers = new ArrayList<>();
    for (int i = from; i < to; i++) {
      servers.add("192.0.2." + i + ":27015");
    }
    return servers;
  }

  private static MasterPage page(int from, int to, boolean last) {
    return new MasterPage(servers(from, to), last);
  }

  @Test
  void pagesFollowEachOtherToTheMarkOfTheEnd() throws Exception {
    try (Responder master =
        master(
            r ->
                List.of(
                    r.seed().equals(MasterRequest.FIRST)
                        ? page(0, 9, false)
                        : page(9, 12, true)))) {
      ServerList listing = list(MasterDialect.UDP, master.address());
      assertThat(read(listing)).isEqualTo(servers(0, 12));
      assertThat(listing.shortcomings()).isEmpty();
      assertThat(listing.calls()).isEqualTo(2);
    }
  }

  @Test
  void aMasterThatStartsAgainAtTheFirstPageEndsTheListWithAWarning() throws Exception {
    try (Responder master = master(r -> List.of(page(0, 9, false)))) {
      ServerList listing = list(MasterDialect.UDP, master.address());
      assertThat(read(listing)).isEqualTo(servers(0, 9));
      assertThat(listing.shortcomings()).singleElement().asString().contains("incomplete");
    }
  }

  @Test
  void aMasterThatFallsSilentLeavesAnIncompleteList() throws Exception {
    try (Responder master =
        master(
            r -> r.seed().equals(MasterRequest.FIRST) ? List.of(page(0, 9, false)) : List.of())) {
      ServerList listing = list(MasterDialect.UDP, master.address());
      assertThat(read(listing)).isEqualTo(servers(0, 9));
      assertThat(listing.shortcomings()).singleElement().asString().contains("fell silent");
    }
  }

  @Test
  void theNextMasterIsAskedWhenOneIsSilent() throws Exception {
    try (Responder silent = new Responder(r -> List.of());
        Responder master = master(r -> List.of(page(0, 3, true)))) {
      assertThat(read(list(MasterDialect.UDP, silent.address(), master.address())))
          .isEqualTo(servers(0, 3));
    }
  }

  @Test
  void aDeadMasterIsASentenceAndNoEmptyList() throws Exception {
    try (Responder silent = new Responder(r -> List.of())) {
      assertThatThrownBy(() -> read(list(MasterDialect.UDP, silent.address())))
          .isInstanceOf(NoAnswerException.class)
          .hasMessageContaining("does not answer")
          .hasMessageContaining("webApiKey");
    }
  }

  @Test
  void anUnknownMasterIsNamed() {
    assertThatThrownBy(() -> read(list(MasterDialect.UDP, "no-such-master.invalid")))
        .hasMessageContaining("'no-such-master.invalid'");
  }

  @Test
  void garbageFromAMasterIsPassedOver() throws Exception {
    try (Responder master =
        new Responder(r -> List.of(new byte[] {1, 2, 3}, page(0, 3, true).encode()))) {
      assertThat(read(list(MasterDialect.UDP, master.address()))).isEqualTo(servers(0, 3));
    }
  }

  @Test
  void severalDatagramsOfAXashMasterAreOneList() throws Exception {
    List<String> filters = new ArrayList<>();
    try (Responder master =
        master(
            r -> {
              filters.add(r.filter());
              return List.of(page(0, 5, true), page(5, 9, true), page(9, 11, true));
            })) {
      ServerList listing = list(MasterDialect.XASH, master.address());
      assertThat(read(listing)).isEqualTo(servers(0, 11));
      assertThat(filters).singleElement().asString().contains("\\clver\\", "\\buildnum\\");
    }
  }

  /** As hlmaster does: a page has no mark of the end, whoever asks. */
  @ParameterizedTest
  @EnumSource(
      value = MasterDialect.class,
      names = {"UDP", "XASH"})
  void aPageWithoutTheMarkIsFollowedByTheNextInBothDialects(MasterDialect dialect)
      throws Exception {
    try (Responder master =
        master(
            r -> {
              int from = r.seed().equals(MasterRequest.FIRST) ? 0 : number(r.seed()) + 1;
              return List.of(page(from, Math.min(250, from + 100), false));
            })) {
      ServerList listing = list(dialect, master.address());
      assertThat(read(listing)).isEqualTo(servers(0, 250));
      assertThat(listing.shortcomings()).isEmpty();
    }
  }

  /** As msclient does: all pages come unasked, each with a mark of the end. */
  @ParameterizedTest
  @EnumSource(
      value = MasterDialect.class,
      names = {"UDP", "XASH"})
  void pagesThatComeUnaskedBehindTheMarkOfTheEndAreRead(MasterDialect dialect) throws Exception {
    try (Responder master =
        master(r -> List.of(page(0, 100, true), page(100, 200, true), page(200, 250, true)))) {
      ServerList listing = list(dialect, master.address());
      assertThat(read(listing)).isEqualTo(servers(0, 250));
      assertThat(listing.calls()).isEqualTo(1);
      assertThat(listing.shortcomings()).isEmpty();
    }
  }

  /** Who pages when asked has nothing behind the mark, and is not waited for. */
  @Test
  void aListWhosePagesAreAskedForEndsAtTheMark() throws Exception {
    try (Responder master =
        master(
            r ->
                r.seed().equals(MasterRequest.FIRST)
                    ? List.of(page(0, 9, false))
                    : List.of(page(9, 12, true), page(12, 20, true)))) {
      ServerList listing = list(MasterDialect.UDP, master.address());
      assertThat(read(listing)).isEqualTo(servers(0, 12));
      assertThat(listing.shortcomings()).isEmpty();
    }
  }

  @Test
  void aPageThatComesTwiceBehindTheMarkOfTheEndIsNoTrouble() throws Exception {
    try (Responder master =
        master(r -> List.of(page(0, 9, true), page(0, 9, false), page(9, 12, true)))) {
      ServerList listing = list(MasterDialect.UDP, master.address());
      assertThat(read(listing)).isEqualTo(servers(0, 12));
      assertThat(listing.shortcomings()).isEmpty();
    }
  }

  @Test
  void anOldPageIsNoAnswerWhileTheNextIsOnItsWay() throws Exception {
    try (Responder master =
        master(
            r ->
                r.seed().equals(MasterRequest.FIRST)
                    ? List.of(page(0, 9, false))
                    : List.of(page(0, 9, false), page(9, 12, true)))) {
      ServerList listing = list(MasterDialect.UDP, master.address());
      assertThat(read(listing)).isEqualTo(servers(0, 12));
      assertThat(listing.shortcomings()).isEmpty();
    }
  }

  private static byte[] info(String text) {
    return ("\u00ff\u00ff\u00ff\u00ff" + text).getBytes(ISO_8859_1);
  }

  /** As pymaster does: an info reply to the plain form, silence to the other. */
  @ParameterizedTest
  @EnumSource(
      value = MasterDialect.class,
      names = {"UDP", "XASH"})
  void whatAMasterSaysInsteadOfAListIsRepeated(MasterDialect dialect) throws Exception {
    try (Responder master =
        new Responder(
            r ->
                new String(r, ISO_8859_1).contains("\\buildnum\\")
                    ? List.of()
                    : List.of(info("info\n\\host\\This version is not"), info("supported")))) {
      assertThatThrownBy(() -> read(list(dialect, master.address())))
          .isInstanceOf(NoAnswerException.class)
          .hasMessageContaining("something else than a list")
          .hasMessageContaining("This version is not")
          .hasMessageContaining("masterDialect")
          .hasMessageNotContaining("does not answer");
    }
  }

  @Test
  void aMasterThatAnswersThePlainFormAloneIsReadAndDoubted() throws Exception {
    try (Responder master =
        master(r -> r.filter().contains("\\buildnum\\") ? List.of() : List.of(page(0, 9, true)))) {
      ServerList listing = list(MasterDialect.XASH, master.address());
      assertThat(read(listing)).isEqualTo(servers(0, 9));
      assertThat(listing.shortcomings())
          .singleElement()
          .asString()
          .contains("does not name the client's version");
    }
  }

  @Test
  void aMasterThatSaysSomethingElseOnTheWayIsQuoted() throws Exception {
    try (Responder master =
        new Responder(
            r ->
                MasterRequest.decode(ByteBuffer.wrap(r)).seed().equals(MasterRequest.FIRST)
                    ? List.of(page(0, 9, false).encode())
                    : List.of(info("too many requests")))) {
      ServerList listing = list(MasterDialect.UDP, master.address());
      assertThat(read(listing)).isEqualTo(servers(0, 9));
      assertThat(listing.shortcomings())
          .singleElement()
          .asString()
          .contains("which said 'too many requests', fell silent");
    }
  }

  private static int number(String server) {
    return Integer.parseInt(server.substring(server.lastIndexOf('.') + 1, server.indexOf(':')));
  }

  private static ServerList list(Responder master, String... filters) throws Exception {
    ListRequest request =
        new ListRequest(
            List.of(filters).stream().map(f -> new FilterQuery(f, List.of())).toList(), Set.of());
    return new UdpMaster(List.of(master.address()), MasterDialect.XASH, Duration.ofMillis(300))
        .list(request);
  }

  @Test
  void anXashMasterThatFallsSilentAtALaterFilterLeavesAnIncompleteList() throws Exception {
    try (Responder master =
        master(r -> r.filter().endsWith("\\b") ? List.of() : List.of(page(0, 5, true)))) {
      ServerList listing = list(master, "\\map\\a", "\\map\\b");
      assertThat(read(listing)).isEqualTo(servers(0, 5));
      assertThat(listing.shortcomings()).singleElement().asString().contains("fell silent");
      assertThat(listing.serves(Duration.ofDays(1))).isFalse();
    }
  }

  @Test
  void aMasterThatKnowsNoServerForAFilterHasAnsweredAllTheSame() throws Exception {
    try (Responder master =
        master(r -> r.filter().endsWith("\\b") ? List.of() : List.of(page(0, 0, true)))) {
      ServerList listing = list(master, "\\map\\a", "\\map\\b");
      assertThat(read(listing)).isEmpty();
      assertThat(listing.shortcomings()).singleElement().asString().contains("fell silent");
    }
  }
}
