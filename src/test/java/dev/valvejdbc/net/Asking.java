package dev.valvejdbc.net;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** A conversation that sends one text, again after a wait, and ends with the first answer. */
final class Asking implements Conversation {
  private static final long WAIT = 20_000_000;

  final CompletableFuture<String> answer = new CompletableFuture<>();
  private final byte[] text;
  private final int attempts;
  private int sent;

  Asking(String text, int attempts) {
    this.text = text.getBytes(StandardCharsets.UTF_8);
    this.attempts = attempts;
  }

  @Override
  public long begin(Line line, long now) {
    sent++;
    line.send(text, now);
    return now + WAIT;
  }

  @Override
  public long received(ByteBuffer datagram, Line line, long now) {
    answer.complete(StandardCharsets.UTF_8.decode(datagram).toString());
    return DONE;
  }

  @Override
  public long elapsed(Line line, long now) {
    if (sent == attempts) {
      answer.complete("silence");
      return DONE_SILENT;
    }
    return begin(line, now);
  }

  @Override
  public void unreachable(String reason) {
    answer.complete("unreachable: " + reason);
  }
}
