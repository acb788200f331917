package dev.valvejdbc.client.list;

import dev.valvejdbc.client.Failure;
import java.util.ArrayList;
import java.util.List;

/**
 * What has come of a server list so far; written by whoever fetches it, readable from any thread.
 */
final class ListProgress {
  private final AddressSet servers = new AddressSet();
  private final List<Shortcoming> shortcomings = new ArrayList<>();
  private int calls;
  private int answered;

  /** Takes a server's address; false if the list has it already. */
  synchronized boolean add(String server) {
    return servers.add(server);
  }

  /** How many servers the list has. */
  synchronized int servers() {
    return servers.size();
  }

  synchronized void called() {
    calls++;
  }

  /** Calls made so far: UDP requests, or HTTP calls. */
  synchronized int calls() {
    return calls;
  }

  synchronized void pageCame() {
    answered++;
  }

  /** Datagrams that came so far. */
  synchronized int answered() {
    return answered;
  }

  /** Notes, in a sentence, why the list is not whole. */
  synchronized void lacks(Failure failure, String sentence) {
    shortcomings.add(new Shortcoming(failure, sentence));
  }

  /** Why the list is not whole; empty while it is. */
  synchronized List<Shortcoming> shortcomings() {
    return List.copyOf(shortcomings);
  }
}
