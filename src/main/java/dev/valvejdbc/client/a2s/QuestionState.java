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
  boolean troubledTwice;
  long firstSent;
  long firstReply;
  long sendAgain;
  long deadline;

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

  /** Notes the first datagram that came back for it; true if it tells a clean round trip. */
  boolean replied(long now) {
    if (firstReply != 0) {
      return false;
    }
    firstReply = now;
    return attempts == 1;
  }

  /** Notes a datagram that is no answer. */
  void troubled(String reason) {
    troubledTwice = trouble != null;
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

  /** The verdict in words. */
  String reason(long timeoutNanos) {
    if (trouble != null) {
      return trouble;
    }
    return isLoop()
        ? KEEPS_CHALLENGING
        : "no answer within " + String.valueOf(timeoutNanos / 1e9).replaceAll("\\.0$", "") + " s";
  }

  private boolean isLoop() {
    return sameChallengeAgain && challenges > 0;
  }
}
