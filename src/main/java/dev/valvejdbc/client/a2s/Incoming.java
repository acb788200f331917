package dev.valvejdbc.client.a2s;

import dev.valvejdbc.protocol.TextEncoding;
import dev.valvejdbc.protocol.a2s.A2sCodec;
import dev.valvejdbc.protocol.a2s.A2sMessage;
import dev.valvejdbc.protocol.a2s.AssembledMessage;
import dev.valvejdbc.protocol.a2s.SplitAssembler;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes messages of the datagrams of one conversation; costly ones are decoded elsewhere. */
final class Incoming {
  /** Costly messages that are decoded; an honest server needs one for each question. */
  private static final int MOST_COSTLY = 8;

  private final TextEncoding encoding;
  private final Runnable stray;
  private final Consumer<Supplier<A2sMessage>> elsewhere;
  private @Nullable SplitAssembler assembler;
  private int costly;

  /**
   * Makes none yet.
   *
   * @param stray hears of each datagram that is no A2S
   * @param elsewhere decodes costly messages
   */
  Incoming(TextEncoding encoding, Runnable stray, Consumer<Supplier<A2sMessage>> elsewhere) {
    this.encoding = encoding;
    this.stray = stray;
    this.elsewhere = elsewhere;
  }

  /** What came of a split answer that is not whole; null if there is none. */
  @Nullable String unfinished() {
    return assembler == null ? null : assembler.unfinished();
  }

  /**
   * The message that a datagram is, or completes.
   *
   * @return null if it is not whole yet, decoded elsewhere, or no A2S at all
   * @throws dev.valvejdbc.wire.MalformedException if it is a broken one
   */
  @Nullable A2sMessage message(ByteBuffer datagram) {
    int header = datagram.remaining() < 5 ? 0 : Integer.reverseBytes(datagram.getInt(0));
    if (header == A2sCodec.SINGLE) {
      return A2sCodec.decode(datagram, encoding);
    }
    if (header != A2sCodec.SPLIT) {
      stray.run();
      return null;
    }
    if (assembler == null) {
      assembler = new SplitAssembler();
    }
    AssembledMessage whole = assembler.add(datagram);
    if (whole == null || !whole.isCostly()) {
      return whole == null ? null : A2sCodec.decode(whole.read(), encoding);
    }
    if (++costly <= MOST_COSTLY) {
      elsewhere.accept(() -> A2sCodec.decode(whole.read(), encoding));
    }
    return null;
  }
}
