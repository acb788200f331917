package dev.valvejdbc.client.a2s;

/**
 * What the scans of one browser remember together.
 *
 * @param answers the last ones of each server
 * @param silences the last ones of each server
 * @param challenges the last one of each server
 * @param roundTrips those observed over all servers
 */
record ServerMemory(
    AnswerCache answers, Silences silences, ChallengeMemory challenges, RoundTrips roundTrips) {
  ServerMemory() {
    this(new AnswerCache(), new Silences(), new ChallengeMemory(), new RoundTrips());
  }
}
