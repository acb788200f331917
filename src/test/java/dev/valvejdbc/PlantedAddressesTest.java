package dev.valvejdbc;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.valvejdbc.captures.Responder;
import dev.valvejdbc.client.AddressRanges;
import dev.valvejdbc.client.NameResolver;
import dev.valvejdbc.client.PublicAddresses;
import dev.valvejdbc.client.ServerEncodings;
import dev.valvejdbc.client.StopCheck;
import dev.valvejdbc.client.a2s.A2sBrowser;
import dev.valvejdbc.client.console.RemoteConsoles;
import dev.valvejdbc.client.list.ListRequest;
import dev.valvejdbc.client.list.ListedAddresses;
import dev.valvejdbc.client.list.ServerList;
import dev.valvejdbc.client.list.ServerListSource;
import dev.valvejdbc.client.list.ServerLists;
import dev.valvejdbc.client.list.ServersAtAddress;
import dev.valvejdbc.client.list.UdpMaster;
import dev.valvejdbc.client.webapi.RateLimits;
import dev.valvejdbc.client.webapi.VanityNames;
import dev.valvejdbc.client.webapi.WebApi;
import dev.valvejdbc.client.webapi.WebApiAnswers;
import dev.valvejdbc.client.webapi.WebApiCatalogue;
import dev.valvejdbc.options.OnError;
import dev.valvejdbc.options.PasswordReceivers;
import dev.valvejdbc.options.RconMode;
import dev.valvejdbc.options.Reach;
import dev.valvejdbc.protocol.TextEncoding;
import dev.valvejdbc.protocol.master.MasterDialect;
import dev.valvejdbc.protocol.master.MasterPage;
import dev.valvejdbc.sql.Schemas;
import dev.valvejdbc.subjects.Subjects;
import dev.valvejdbc.tables.a2s.A2sSettings;
import dev.valvejdbc.tables.console.ConsolePasswords;
import dev.valvejdbc.tables.console.ConsoleSettings;
import dev.valvejdbc.tables.diagnostics.Diagnostics;
import dev.valvejdbc.tables.list.ListSettings;
import dev.valvejdbc.tables.statement.AddressRules;
import dev.valvejdbc.tables.statement.PlantedAddresses;
import dev.valvejdbc.tables.statement.StatementSettings;
import dev.valvejdbc.tables.steamapi.SteamApiSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.calcite.jdbc.CalciteConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server list is attacker-controlled: what it plants in private networks is not asked. */
class PlantedAddressesTest {
  /** A master on loopback that counts as one of the internet. */
  private record PublicMaster(ServerListSource master) implements ServerListSource {
    @Override
    public String name() {
      return "a public master";
    }

    @Override
    public MasterDialect dialect() {
      return master.dialect();
    }

    @Override
    public boolean tellsDetails() {
      return master.tellsDetails();
    }

    @Override
    public int mostCalls() {
      return master.mostCalls();
    }

    @Override
    public boolean isPrivate(StopCheck check) {
      return false;
    }

    @Override
    public ServerList list(ListRequest request) {
      return master.list(request);
    }
  }

  @Test
  void aPrivateAddressInAPublicListIsShownButNotAsked() throws Exception {
    try (Responder victim = Scripted.server("Victim", "m");
        Responder master = listing(victim.address());
        A2sBrowser browser = new A2sBrowser(16);
        Connection connection = DriverManager.getConnection("jdbc:calcite:", properties())) {
      UdpMaster source =
          new UdpMaster(List.of(master.address()), MasterDialect.UDP, Duration.ofSeconds(1));
      Subjects subjects = subjects(browser, new PublicMaster(source));
      requireNonNull(connection.unwrap(CalciteConnection.class).getRootSchema())
          .add("valve", Schemas.valve(subjects, List.of("valve")));
      assertThat(Rows.of(connection, "SELECT \"addr\" FROM \"valve\".\"master_servers\""))
          .containsExactly(victim.address());
      assertThat(Rows.of(connection, "SELECT \"addr\" FROM \"valve\".\"servers\"")).isEmpty();
      assertThat(victim.requests()).isZero();
    }
  }

  private static Responder listing(String address) throws IOException {
    return new Responder(r -> List.of(new MasterPage(List.of(address), true).encode()));
  }

  private static Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("forceDecorrelate", "false");
    return properties;
  }

  private static Subjects subjects(A2sBrowser browser, ServerListSource source) {
    WebApi nowhere = new WebApi(URI.create("http://127.0.0.1:1"), null, new RateLimits());
    return new Subjects(
        new StatementSettings(
            1_000,
            OnError.WARN,
            new Diagnostics(),
            new AddressRules(null, Reach.ANY, List.of(), new ListedAddresses()),
            new PlantedAddresses()),
        new A2sSettings(
            browser,
            Duration.ofSeconds(1),
            1,
            16,
            Duration.ZERO,
            ServerEncodings.all(TextEncoding.AUTO),
            null),
        new ListSettings(source, new ServerLists(), Duration.ZERO, true),
        new ConsoleSettings(
            RconMode.OFF,
            new ConsolePasswords(
                List.of(),
                null,
                new PasswordReceivers(true, Set.of(), AddressRanges.of(List.of()))),
            new RemoteConsoles(Duration.ofSeconds(1)),
            new NameResolver()),
        steamApi(nowhere),
        List::of,
        null,
        new ServersAtAddress(nowhere, new WebApiAnswers()),
        List.of());
  }

  private static SteamApiSettings steamApi(WebApi nowhere) {
    return new SteamApiSettings(
        nowhere,
        new RateLimits(),
        new WebApiAnswers(),
        new WebApiCatalogue(nowhere, null),
        new VanityNames(nowhere),
        Duration.ZERO,
        Map.of(),
        false);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.1.2.3",
        "127.0.0.1",
        "192.168.1.1",
        "172.16.0.1",
        "169.254.1.1",
        "224.0.0.1",
        "0.1.2.3",
        "255.255.255.255",
        "100.64.0.1",
        "198.18.0.1",
        "::1",
        "fe80::1",
        "fd00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.1.2.3",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "64:ff9b:1::1",
        "100::1"
      })
  void privateAndSpecialAddressesAreNotPublic(String address) throws Exception {
    assertThat(PublicAddresses.isPublic(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "203.0.113.7",
        "8.8.8.8",
        "172.32.0.1",
        "100.128.0.1",
        "2001:db8::1",
        "64:ff9b::808:808"
      })
  void othersAre(String address) throws Exception {
    assertThat(PublicAddresses.isPublic(InetAddress.getByName(address))).isTrue();
  }

  @Test
  void portsOfSystemServicesAreNoServers() {
    assertThat(PublicAddresses.isServerPort(53)).isFalse();
    assertThat(PublicAddresses.isServerPort(27_015)).isTrue();
  }
}
