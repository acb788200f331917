package dev.valvejdbc.protocol.a2s;

import dev.valvejdbc.wire.MalformedException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts the split messages of one server together: any order, duplicates, several at a time, in
 * every format seen. At most eight messages of 1 MiB are pending; the oldest gives way.
 */
public final class SplitAssembler {
  private static final int PENDING = 8;
  private static final int SHORTEST = 9;

  private final Map<Integer, SplitMessage> pending =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, SplitMessage> eldest) {
          return size() > PENDING;
        }
      };

  /** What came of a message that is not whole, such as 20 of 21 parts; null if there is none. */
  public @Nullable String unfinished() {
    return pending.values().stream()
        .map(SplitMessage::progress)
        .filter(p -> p != null)
        .findFirst()
        .orElse(null);
  }

  /**
   * Takes one fragment with its header.
   *
   * @return the whole message once its last fragment has come, else null
   * @throws MalformedException if the message is too large
   */
  public @Nullable AssembledMessage add(ByteBuffer datagram) {
    if (datagram.remaining() < SHORTEST) {
      throw new MalformedException("a fragment of the server's answer is cut short");
    }
    byte[] fragment = new byte[datagram.remaining()];
    datagram.get(fragment);
    int id = ByteBuffer.wrap(fragment).order(ByteOrder.LITTLE_ENDIAN).getInt(4);
    try {
      AssembledMessage whole = pending.computeIfAbsent(id, i -> new SplitMessage()).add(fragment);
      if (whole != null) {
        pending.remove(id);
      }
      return whole;
    } catch (MalformedException e) {
      pending.remove(id);
      throw e;
    }
  }
}
