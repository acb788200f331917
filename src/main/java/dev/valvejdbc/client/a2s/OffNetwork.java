package dev.valvejdbc.client.a2s;

import dev.valvejdbc.client.PublicAddresses;
import dev.valvejdbc.client.StopCheck;
import dev.valvejdbc.protocol.a2s.Question;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Asks game servers at addresses that no packet reaches: {@link PublicAddresses#isRelay}. */
public interface OffNetwork {

  /** Why no such server can be asked, as a clause for the user; null if they can be. */
  @Nullable String refusal();

  /**
   * Asks a server, without blocking.
   *
   * @param check ends the questions, and accounts for each call
   * @param listener hears the answer to each question once, on a thread of the implementation
   */
  void ask(
      InetSocketAddress peer,
      Set<Question> questions,
      StopCheck check,
      BiConsumer<Question, Answer<?>> listener);
}
