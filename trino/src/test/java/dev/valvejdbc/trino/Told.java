package dev.valvejdbc.trino;

import dev.valvejdbc.fleet.Fleet;
import dev.valvejdbc.protocol.a2s.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a simulated world was asked until now. */
final class Told {
  private final Fleet fleet;
  private final List<Integer> requests = new ArrayList<>();
  private final int calls;

  Told(Fleet fleet) {
    this.fleet = fleet;
    for (int i = 0; i < fleet.servers().size(); i++) {
      for (Question question : Question.values()) {
        requests.add(fleet.requests(i, question));
      }
    }
    calls = fleet.webApi().calls().size();
  }

  /**
   * Who was asked what since; packets that were sent again do not count, since they are the
   * system's matter.
   */
  Set<String> since() {
    Set<String> asked = new TreeSet<>();
    int at = 0;
    for (int i = 0; i < fleet.servers().size(); i++) {
      for (Question question : Question.values()) {
        if (fleet.requests(i, question) > requests.get(at++)) {
          asked.add(fleet.addresses().get(i) + " " + question);
        }
      }
    }
    return asked;
  }

  /** The calls of the Web API since, sorted. */
  List<String> callsSince() {
    List<String> all = fleet.webApi().calls();
    return all.subList(calls, all.size()).stream().sorted().toList();
  }
}
