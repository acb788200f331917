package dev.valvejdbc.guard;

import java.util.HashMap;
import java.util.Map;
import org.apache.calcite.linq4j.tree.BlockBuilder;

/**
 * A block that counts how often it gave a name to a variable. The stock one tries all numbers from
 * the first each time, which thousands of literals turn into seconds.
 */
final class CountedNames extends BlockBuilder {
  private final Map<String, Integer> given = new HashMap<>();

  @Override
  public String newName(String suggestion) {
    int next = given.getOrDefault(suggestion, -1);
    String name = next < 0 ? suggestion : suggestion + next;
    while (hasVariable(name)) {
      next++;
      name = suggestion + next;
    }
    given.put(suggestion, next);
    return name;
  }
}
