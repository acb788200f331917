package dev.valvejdbc.protocol.a2s;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The public settings, in wire order.
 *
 * @param declaredCount what the server says; may lie
 * @param partial whether the answer was cut short, or goes on behind what it announces
 */
public record RuleList(int declaredCount, List<Rule> rules, boolean partial) implements A2sMessage {
  public RuleList {
    rules = List.copyOf(rules);
  }

  /** What is missing, as a clause for the user; null if nothing is. */
  public @Nullable String shortfall() {
    if (!partial) {
      return null;
    }
    return rules.size() < declaredCount
        ? rules.size() + " of " + declaredCount + " settings came, the answer is cut short"
        : "more bytes came behind the " + declaredCount + " settings that were announced";
  }
}
