package dev.valvejdbc.client.a2s;

import dev.valvejdbc.protocol.a2s.A2sCodec;
import dev.valvejdbc.protocol.a2s.A2sMessage;
import dev.valvejdbc.protocol.a2s.AssembledMessage;
import dev.valvejdbc.protocol.a2s.SplitAssembler;
import dev.valvejdbc.wire.MalformedException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes messages of the datagrams of one conversation; costly ones are decoded elsewhere. */
final class Incoming {
  /** Costly messages that are decoded; an honest server needs one for each question. */
  private static final int MOST_COSTLY = 8;

  private final Consumer<Supplier<A2sMessage>> elsewhere;
  private @Nullable SplitAssembler assembler;
  private int costly;

  Incoming(Consumer<Supplier<A2sMessage>> elsewhere) {
    this.elsewhere = elsewhere;
  }

  /**
   * The message that a datagram is, or completes.
   *
   * @return null if it is not whole yet, or decoded elsewhere
   * @throws MalformedException if it is none
   */
  @Nullable A2sMessage message(ByteBuffer datagram) {
    int header = datagram.remaining() < 5 ? 0 : Integer.reverseBytes(datagram.getInt(0));
    if (header == A2sCodec.SINGLE) {
      return A2sCodec.decode(datagram);
    }
    if (header != A2sCodec.SPLIT) {
      throw new MalformedException("the server sent something that is not A2S");
    }
    if (assembler == null) {
      assembler = new SplitAssembler();
    }
    AssembledMessage whole = assembler.add(datagram);
    if (whole == null || !whole.isCostly()) {
      return whole == null ? null : A2sCodec.decode(whole.read());
    }
    if (++costly <= MOST_COSTLY) {
      elsewhere.accept(() -> A2sCodec.decode(whole.read()));
    }
    return null;
  }
}
