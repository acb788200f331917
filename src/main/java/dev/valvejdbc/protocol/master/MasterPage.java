package dev.valvejdbc.protocol.master;

import dev.valvejdbc.wire.MalformedException;
import dev.valvejdbc.wire.WireWriter;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * One datagram of a UDP master's answer.
 *
 * @param servers {@code ip:port} of each
 * @param last whether it bears the mark of the end
 */
public record MasterPage(List<String> servers, boolean last) {
  /** Servers that a page of Valve's protocol may hold. */
  public static final int FULL = 231;

  private static final int HEADER = 0xffff_ffff;
  private static final int TYPE = 0x660a;
  private static final int HEADER_LENGTH = 6;
  private static final int ENTRY = 6;
  private static final int KEYED = 0x7f;
  private static final int KEY_LENGTH = 6;

  public MasterPage {
    servers = List.copyOf(servers);
  }

  /** The whole datagram. */
  public byte[] encode() {
    WireWriter out = new WireWriter().u32(0xffff_ffffL).u8(TYPE >> 8).u8(TYPE & 0xff);
    servers.forEach(s -> write(out, s));
    if (last) {
      out.raw(new byte[ENTRY]);
    }
    return out.toByteArray();
  }

  private static void write(WireWriter out, String server) {
    int colon = server.lastIndexOf(':');
    try {
      byte[] host = InetAddress.getByName(server.substring(0, colon)).getAddress();
      int port = Integer.parseInt(server.substring(colon + 1));
      out.raw(host).u8(port >> 8).u8(port & 0xff);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(server + " is no IPv4 address with a port", e);
    }
  }

  /**
   * Reads a page; a fragment of an entry at its end is left out, servers behind the mark are not.
   *
   * @throws MalformedException if the datagram is no page of a list
   */
  public static MasterPage decode(ByteBuffer datagram) {
    datagram.order(ByteOrder.BIG_ENDIAN);
    if (datagram.remaining() < HEADER_LENGTH
        || datagram.getInt(datagram.position()) != HEADER
        || (datagram.getShort(datagram.position() + 4) & 0xffff) != TYPE) {
      throw new MalformedException("it is no page of a server list");
    }
    datagram.position(datagram.position() + HEADER_LENGTH);
    if (datagram.remaining() >= KEY_LENGTH
        && (datagram.get(datagram.position()) & 0xff) == KEYED
        && datagram.remaining() % ENTRY == 0
        && datagram.get(datagram.position() + KEY_LENGTH - 1) == 8) {
      datagram.position(datagram.position() + KEY_LENGTH); // Xash3D's echo of the request's key
    }
    List<String> servers = new ArrayList<>();
    boolean last = false;
    while (datagram.remaining() >= ENTRY) {
      byte[] host = new byte[4];
      datagram.get(host);
      int port = datagram.getShort() & 0xffff;
      if (port == 0 && host[0] == 0 && host[1] == 0 && host[2] == 0 && host[3] == 0) {
        last = true;
      } else {
        servers.add(text(host) + ":" + port);
      }
    }
    return new MasterPage(servers, last);
  }

  private static String text(byte[] host) {
    try {
      return Inet4Address.getByAddress(host).getHostAddress();
    } catch (UnknownHostException e) {
      throw new AssertionError(e); // four bytes are an address
    }
  }
}
