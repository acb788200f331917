package dev.valvejdbc.client.a2s;

import dev.valvejdbc.client.Failure;
import dev.valvejdbc.protocol.a2s.A2sRequest;
import dev.valvejdbc.protocol.a2s.Question;
import org.jspecify.annotations.Nullable;

/** One question of a conversation: what was sent, when to send again, when to give up. */
final class QuestionState {
  static final String KEEPS_CHALLENGING = "the server keeps challenging and never answers";

  final Question question;

  /** Whether the asker wants the answer, or the conversation asked to understand a silence. */
  final boolean wanted;

  boolean open = true;
  int attempts;
  int challenges;
  boolean sameChallengeAgain;
  @Nullable Integer challenge;
  @Nullable String trouble;
  int troubles;
  long firstSent;
  long firstReply;
  long sendAgain;
  long deadline;
  private boolean repeated;
  private @Nullable Exchange exchange;

  /**
   * A request under way.
   *
   * @param sure whether what comes back can be the answer to no other request
   */
  private record Exchange(long sent, boolean sure) {}

  QuestionState(Question question, boolean wanted) {
    this.question = question;
    this.wanted = wanted;
  }

  boolean isUnderWay() {
    return open && attempts > 0;
  }

  boolean isWaiting() {
    return open && attempts == 0;
  }

  byte[] request() {
    return new A2sRequest(question, challenge).encode();
  }

  /** Notes that its request goes out: for the first time, or again since nothing came. */
  void sent(long now) {
    attempts++;
    exchange = attempts == 1 ? new Exchange(now, true) : new Exchange(now, false);
    repeated |= attempts > 1;
  }

  /** Notes that its request goes out with a challenge that just came. */
  void sentWithChallenge(long now) {
    // behind a repeat, a second challenge may be the answer to either request
    exchange = new Exchange(now, !repeated || challenges == 1);
  }

  /**
   * Notes a datagram that came back for it, and ends the exchange.
   *
   * @return the round trip if it is sure, else -1: A2S tells not which request is answered
   */
  long replied(long now) {
    if (firstReply == 0) {
      firstReply = now;
    }
    Exchange ended = exchange;
    exchange = null;
    return ended != null && ended.sure ? now - ended.sent : -1;
  }

  /** When the request was sent that nothing has come back for; 0 if none is. */
  long awaitedSince() {
    return exchange == null ? 0 : exchange.sent;
  }

  /** Whether its request went out more than once with the same challenge, or none. */
  boolean isRepeated() {
    return repeated;
  }

  /** Notes a datagram that is no answer. */
  void troubled(String reason) {
    troubles++;
    trouble = reason;
  }

  /** The next moment at which something is to be done about it. */
  long next() {
    return Math.min(sendAgain, deadline);
  }

  /** What its silence means once the deadline has passed. */
  Failure verdict() {
    return trouble == null && !isLoop() ? Failure.TIMEOUT : Failure.MALFORMED;
  }

  /**
   * The verdict in words.
   *
   * @param unfinished what came of an answer that is not whole; null for nothing
   */
  String reason(long timeoutNanos, @Nullable String unfinished) {
    if (trouble != null) {
      return trouble;
    }
    return isLoop()
        ? KEEPS_CHALLENGING
        : (unfinished == null ? "no answer within " : "no whole answer within ")
            + String.valueOf(timeoutNanos / 1e9).replaceAll("\\.0$", "")
            + " s"
            + (unfinished == null ? "" : ", " + unfinished + " of one came");
  }

  private boolean isLoop() {
    return sameChallengeAgain && challenges > 0;
  }
}
