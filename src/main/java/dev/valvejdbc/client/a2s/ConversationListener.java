package dev.valvejdbc.client.a2s;

import dev.valvejdbc.client.Failure;
import dev.valvejdbc.protocol.a2s.A2sMessage;
import dev.valvejdbc.protocol.a2s.Question;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Hears what comes of the questions, each once. */
interface ConversationListener {
  /**
   * An answer came.
   *
   * @param pingNanos the first sure round trip of the conversation; null if none is
   * @param now when it came, in the time of {@link System#nanoTime}
   */
  void answered(
      Question question, A2sMessage answer, @Nullable Long pingNanos, int attempts, long now);

  /**
   * No answer came.
   *
   * @param waited whether all the time there was has passed
   */
  void failed(Question question, Failure failure, String reason, int attempts, boolean waited);

  void sent(boolean again);

  void received();

  /**
   * Decodes a costly message on another thread, and hands it to {@link A2sConversation#decoded}.
   */
  void decode(Supplier<A2sMessage> decoding);
}
