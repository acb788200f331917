package dev.valvejdbc.client.list;

import dev.valvejdbc.client.NameResolver;
import dev.valvejdbc.client.NoAnswerException;
import dev.valvejdbc.client.PublicAddresses;
import dev.valvejdbc.client.StopCheck;
import dev.valvejdbc.protocol.master.MasterDialect;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/** Server lists of UDP masters: the first that answers is believed. */
public final class UdpMaster implements ServerListSource {
  private static final int MOST_PAGES = 5_000;

  private final MasterAddresses masters;
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
    this(hosts, dialect, timeout, new NameResolver());
  }

  /** Makes a source that shares who resolves names. */
  public UdpMaster(
      List<String> hosts, MasterDialect dialect, Duration timeout, NameResolver names) {
    this.masters = new MasterAddresses(hosts, names);
    this.dialect = dialect;
    this.timeout = timeout;
  }

  @Override
  public String name() {
    return masters.name();
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
  public boolean isPrivate(StopCheck check) throws InterruptedException {
    try {
      for (InetSocketAddress address : masters.all(check)) {
        if (PublicAddresses.isPublic(address.getAddress())) {
          return false;
        }
      }
      return true;
    } catch (NoAnswerException e) {
      return false;
    }
  }

  @Override
  public ServerList list(ListRequest request) {
    return new ServerList(
        new UdpListPages(new MasterExchange(masters, dialect, timeout), request, MOST_PAGES));
  }
}
