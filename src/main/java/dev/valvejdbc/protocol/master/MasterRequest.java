package dev.valvejdbc.protocol.master;

import dev.valvejdbc.wire.MalformedException;
import dev.valvejdbc.wire.WireReader;
import dev.valvejdbc.wire.WireWriter;
import java.nio.ByteBuffer;

/**
 * Asks a UDP master for a page of its list.
 *
 * @param region a code of {@link Region}, or {@link Region#ALL}
 * @param seed {@code ip:port} of the last server of the page before, {@link #FIRST} for the first
 * @param filter the filter string
 */
public record MasterRequest(int region, String seed, String filter) {
  /** The seed of the first page. */
  public static final String FIRST = "0.0.0.0:0";

  private static final int TYPE = '1';

  /** The whole datagram; it has no header. */
  public byte[] encode() {
    return new WireWriter().u8(TYPE).u8(region).strz(seed).strz(filter).toByteArray();
  }

  /**
   * Reads a request as a master does.
   *
   * @throws MalformedException if it is none
   */
  public static MasterRequest decode(ByteBuffer datagram) {
    WireReader in = new WireReader(datagram, "master request");
    if (in.u8("type") != TYPE) {
      throw new MalformedException("it is no request for a list of servers");
    }
    return new MasterRequest(in.u8("region"), in.strz("seed"), in.strz("filter"));
  }
}
