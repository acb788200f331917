package dev.valvejdbc;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Lists;
import dev.valvejdbc.fleet.master.FleetList;
import dev.valvejdbc.fleet.master.FleetMaster;
import dev.valvejdbc.fleet.master.ListEntry;
import dev.valvejdbc.fleet.master.MasterLie;
import dev.valvejdbc.fleet.webapi.FleetWebApi;
import dev.valvejdbc.fleet.world.FleetWorld;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whatever a condition is and however the master reads filters: the rows are those for which it
 * holds, whether it narrowed the list or not.
 */
class PushDownDifferentialTest {
  private static final int CONDITIONS = Integer.getInteger("valve.differential.conditions", 120);

  /** Calls that the Web API's limit leaves to one driver. */
  private static final int CALLS_PER_DRIVER = 180;

  private static final String KEY = "KEY";
  private static final Executor SHARES = task -> new Thread(task, "share").start();

  private static List<ListEntry> world() {
    List<ListEntry> world = new ArrayList<>();
    for (int i = 0; i < 240; i++) {
      String addr = "127.30." + i / 200 + "." + (1 + i % 200 / 2) + ":" + (27015 + i % 2);
      world.add(ListEntry.of(addr, FleetWorld.server(i, 11)));
    }
    return world;
  }

  private static Connection connect(String url) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("webApiKey", KEY);
    return requireNonNull(
        new ValveDriver().connect("jdbc:valve:serverListTtl=0;" + url, properties));
  }

  private static Set<String> truth(FleetList list, RandomCondition condition) {
    Set<String> truth = new java.util.TreeSet<>();
    for (ListEntry entry : list.entries()) {
      if (Boolean.TRUE.equals(condition.holds(entry))) {
        truth.add(entry.addr());
      }
    }
    return truth;
  }

  private static void check(Connection connection, FleetList list, RandomCondition condition)
      throws SQLException {
    String where = " WHERE " + condition.sql();
    assertThat(Rows.of(connection, "SELECT addr FROM master_servers" + where))
        .as(condition.sql())
        .doesNotHaveDuplicates()
        .hasSameElementsAs(truth(list, condition));
  }

  private void overTheWebApi(Set<MasterLie> lies, int conditions) throws Exception {
    Random random = new Random(20261121 + lies.size());
    FleetList list = new FleetList(world(), lies);
    try (FleetWebApi api = new FleetWebApi(list, 0, KEY)) {
      for (int done = 0; done < conditions; done += CALLS_PER_DRIVER / 6) {
        try (Connection connection = connect("webApiUrl=" + api.url())) {
          for (int i = 0; i < CALLS_PER_DRIVER / 6; i++) {
            check(connection, list, RandomCondition.any(random, 3));
          }
        }
      }
    }
  }

  @Test
  void overTheWebApi() throws Exception {
    overTheWebApi(Set.of(), CONDITIONS);
  }

  @Test
  void overAWebApiThatDoesNotKeepWhatFiltersPromise() throws Exception {
    overTheWebApi(EnumSet.of(MasterLie.IGNORES_NAPP), CONDITIONS / 4);
    overTheWebApi(EnumSet.of(MasterLie.STALE_MAPS, MasterLie.DUPLICATES), CONDITIONS / 4);
  }

  @Test
  void overAnHonestUdpMaster() throws Exception {
    overAUdpMaster(Set.of());
  }

  @Test
  void overAUdpMasterThatListsServersTwice() throws Exception {
    overAUdpMaster(EnumSet.of(MasterLie.DUPLICATES));
  }

  /** What a master cannot be asked is refused; the others hold, as an honest one keeps them. */
  private static void overAUdpMaster(Set<MasterLie> lies) throws Exception {
    Random random = new Random(7 + lies.size());
    List<RandomCondition> conditions =
        Stream.generate(() -> RandomCondition.pushable(random, 3)).limit(CONDITIONS / 2).toList();
    FleetList list = new FleetList(world(), lies);
    try (FleetMaster master = new FleetMaster(list)) {
      String url = "serverList=udp;timeout=800ms;masterAddress=" + master.address();
      // several at once, since a master is given time to send more
      List<List<RandomCondition>> shares = Lists.partition(conditions, CONDITIONS / 16);
      long refused =
          shares.stream()
              .map(share -> CompletableFuture.supplyAsync(() -> refused(url, list, share), SHARES))
              .toList()
              .stream()
              .mapToLong(CompletableFuture::join)
              .sum();
      assertThat(refused).isBetween(1L, conditions.size() * 2L / 3);
    }
    assertThat(list.filters()).noneMatch(f -> f.matches(".*\\\\(nor|nand|or|and)\\\\.*"));
  }

  private static long refused(String url, FleetList list, List<RandomCondition> conditions) {
    try (Connection connection = connect(url)) {
      long refused = 0;
      for (RandomCondition condition : conditions) {
        try {
          check(connection, list, condition);
        } catch (SQLFeatureNotSupportedException e) {
          assertThat(String.valueOf(e.getMessage()))
              .as(condition.sql())
              .containsAnyOf("too large for its filter", "can neither be asked of", "cannot say");
          refused++;
        }
      }
      return refused;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void withoutNarrowingTheRowsAreTheSame() throws Exception {
    Random random = new Random(3);
    FleetList list = new FleetList(world(), Set.of());
    try (FleetWebApi api = new FleetWebApi(list, 0, KEY);
        Connection connection = connect("webApiUrl=" + api.url())) {
      for (int i = 0; i < CALLS_PER_DRIVER; i++) {
        RandomCondition condition = RandomCondition.any(random, 3);
        String all = "(SELECT * FROM master_servers LIMIT 1000000)";
        assertThat(Rows.of(connection, "SELECT addr FROM " + all + " WHERE " + condition.sql()))
            .as(condition.sql())
            .hasSameElementsAs(truth(list, condition));
      }
      assertThat(list.filters()).allMatch(String::isEmpty);
    }
  }
}
