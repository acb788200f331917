package dev.valvejdbc.protocol.a2s;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The public settings, in wire order.
 *
 * @param declaredCount what the server says; may lie
 * @param partial whether the answer was cut short
 */
public record RuleList(int declaredCount, List<Rule> rules, boolean partial) implements A2sMessage {
  public RuleList {
    rules = List.copyOf(rules);
  }

  /** What is missing, as a clause for the user; null if nothing is. */
  public @Nullable String shortfall() {
    return partial
        ? rules.size() + " of " + declaredCount + " settings came, the answer is cut short"
        : null;
  }
}
