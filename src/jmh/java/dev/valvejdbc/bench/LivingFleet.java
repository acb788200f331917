package dev.valvejdbc.bench;

import dev.valvejdbc.fleet.Fleet;
import dev.valvejdbc.fleet.world.FleetServer;
import java.util.List;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A fleet of a thousand servers in this process, less those that are dead or slow. */
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
    return !server.behaviour().dead() && server.behaviour().delayMillis() == 0;
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
