package dev.valvejdbc.client;

import dev.valvejdbc.protocol.master.MasterDialect;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Server lists of UDP masters: the first that answers is believed. */
public final class UdpMaster implements ServerListSource {
  private static final int DEFAULT_PORT = 27_011;
  private static final int MOST_PAGES = 5_000;

  private final List<String> hosts;
  private final MasterDialect dialect;
  private final Duration timeout;

  /**
   * Makes a source; nothing is resolved or sent before a list is read.
   *
   * @param hosts {@code host[:port]} of each master, at least one
   * @param dialect {@link MasterDialect#UDP} or {@link MasterDialect#XASH}
   * @param timeout how long to wait for the first page; repeated longer
   */
  public UdpMaster(List<String> hosts, MasterDialect dialect, Duration timeout) {
    this.hosts = List.copyOf(hosts);
    this.dialect = dialect;
    this.timeout = timeout;
  }

  @Override
  public String name() {
    return "UDP master " + String.join(", ", hosts);
  }

  @Override
  public MasterDialect dialect() {
    return dialect;
  }

  @Override
  public boolean tellsDetails() {
    return false;
  }

  @Override
  public int mostCalls() {
    return MOST_PAGES;
  }

  @Override
  public boolean isPrivate() {
    try {
      for (InetSocketAddress address : addresses()) {
        if (PublicAddresses.isPublic(address.getAddress())) {
          return false;
        }
      }
      return true;
    } catch (ServerListException e) {
      return false;
    }
  }

  @Override
  public Listing list(ListRequest request) {
    return new Listing(new UdpListPages(this, request, MOST_PAGES));
  }

  Duration timeout() {
    return timeout;
  }

  /** Every address of every master, in order. */
  List<InetSocketAddress> addresses() {
    List<InetSocketAddress> all = new ArrayList<>();
    String unknown = "";
    for (String host : hosts) {
      ServerAddress parsed = ServerAddress.parse(host, DEFAULT_PORT);
      try {
        for (InetAddress address : InetAddress.getAllByName(parsed.host())) {
          all.add(new InetSocketAddress(address, parsed.port()));
        }
      } catch (UnknownHostException e) {
        unknown = parsed.host();
      }
    }
    if (all.isEmpty()) {
      throw new ServerListException(
          "The master server '"
              + unknown
              + "' is not known to this system; check masterAddress, or use serverList=webapi with"
              + " a webApiKey.");
    }
    return all;
  }
}
