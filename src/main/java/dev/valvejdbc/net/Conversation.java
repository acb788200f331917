package dev.valvejdbc.net;

import java.nio.ByteBuffer;

/**
 * A talk with one peer as a state machine without I/O: datagrams and time go in, datagrams to send
 * and the moment to wake up come out. Every method runs on the exchange's thread.
 *
 * <p>Times are those of {@link System#nanoTime}. A method returns the time at which {@link
 * #elapsed} is to be called unless a datagram comes first, or {@link #DONE}, or {@link
 * #DONE_SILENT}.
 */
public interface Conversation {

  /** The talk is over; another one with the same peer may begin at once. */
  long DONE = Long.MIN_VALUE;

  /**
   * The talk is over and an answer may still come late: the peer rests a moment before the next.
   */
  long DONE_SILENT = Long.MIN_VALUE + 1;

  /** Sends the first datagrams. */
  long begin(Line line, long now);

  /**
   * Takes a datagram of the peer.
   *
   * @param datagram valid during the call only
   */
  long received(ByteBuffer datagram, Line line, long now);

  /** Goes on after the time it asked for has passed. */
  long elapsed(Line line, long now);

  /**
   * Ends the talk because the system cannot send to the peer, its port is closed, or the exchange
   * closes.
   *
   * @param reason a clause for the user
   */
  void unreachable(String reason);

  /** What a conversation does besides, in its own turn. */
  interface Step {
    /** Does it; returns what the conversation's own methods return. */
    long take(Line line, long now);
  }

  /** The way to the peer. */
  interface Line {
    /** Sends one datagram, at most 1,400 bytes, at the time that the conversation was given. */
    void send(byte[] datagram, long now);

    /**
     * Sends one datagram to a peer that was silent: from now on by a socket of its own, if one is
     * free, by which the system can tell that the peer's port is closed.
     */
    void sendAgain(byte[] datagram, long now);
  }
}
