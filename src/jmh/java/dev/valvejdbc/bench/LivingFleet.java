package dev.valvejdbc.bench;

import dev.valvejdbc.fleet.Fleet;
import dev.valvejdbc.fleet.world.Behaviour;
import dev.valvejdbc.fleet.world.FleetServer;
import dev.valvejdbc.protocol.a2s.ServerInfo;
import java.util.List;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A fleet of a thousand servers in this process, less those that are dead or slow, and those for
 * whose sake the driver waits: the old layout of INFO may be followed by a better one, and silence
 * about players may be that of nobody.
 */
@State(Scope.Benchmark)
public class LivingFleet {
  private Fleet fleet;
  private List<String> addresses;

  @Setup
  public void start() throws Exception {
    fleet = Fleet.start(1000, 1);
    addresses = fleet.servers().stream().filter(LivingFleet::isQuick).map(this::address).toList();
  }

  private static boolean isQuick(FleetServer server) {
    Behaviour behaviour = server.behaviour();
    return !behaviour.dead()
        && behaviour.delayMillis() == 0
        && !behaviour.silentWhenEmpty()
        && server.info().layout() == ServerInfo.Layout.SOURCE;
  }

  private String address(FleetServer server) {
    return fleet.addresses().get(server.index());
  }

  /** The addresses, {@code host:port}. */
  public List<String> addresses() {
    return addresses;
  }

  @TearDown
  public void stop() {
    fleet.close();
  }
}
