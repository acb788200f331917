package dev.valvejdbc.fleet.world;

/**
 * Tells how a simulated server behaves, beside what it says.
 *
 * @param dead whether it never answers
 * @param delayMillis how long an answer takes, 0 to 10,000 milliseconds
 * @param challenge which requests must bring a challenge
 * @param silentWhenEmpty whether it does not answer PLAYER while nobody plays
 * @param split how it cuts long answers
 * @param shuffled whether the fragments come out of order
 */
public record Behaviour(
    boolean dead,
    int delayMillis,
    ChallengePolicy challenge,
    boolean silentWhenEmpty,
    SplitForm split,
    boolean shuffled) {

  /** Names the requests that must bring a challenge. */
  public enum ChallengePolicy {
    NONE,
    /** PLAYER and RULES. */
    DETAILS,
    ALL
  }

  /** Names the ways to cut a long answer. */
  public enum SplitForm {
    /** Not at all: one large datagram. */
    NONE,
    SOURCE,
    SOURCE_WITHOUT_SIZE,
    GOLDSRC,
    BZIP2
  }
}
