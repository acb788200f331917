package dev.valvejdbc.protocol.master;

import dev.valvejdbc.protocol.master.MasterFilter.Condition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A part of the list of one filter: those of its servers for which some literals hold.
 *
 * @param query the filter of the whole
 * @param literals what makes the part
 */
public record ListPartition(FilterQuery query, List<Literal> literals) {
  private static final int MOST_LITERALS = 40;
  private static final int LONGEST = 4_000;

  public ListPartition {
    literals = List.copyOf(literals);
  }

  /** All servers of a filter. */
  public static ListPartition whole(FilterQuery query) {
    return new ListPartition(query, List.of());
  }

  /**
   * The filter string of the part. What makes it stands first: an open group in a filter of the
   * user's own would take it in.
   */
  public String text() {
    String is = pairs(literals.stream().filter(l -> !l.negated()).toList());
    List<Literal> not = literals.stream().filter(Literal::negated).toList();
    return is + (not.isEmpty() ? "" : "\\nor\\" + not.size() + pairs(not)) + query.text();
  }

  private static String pairs(List<Literal> literals) {
    return literals.stream().map(l -> l.condition().text()).collect(Collectors.joining());
  }

  /**
   * Divides the part in two, which together are the whole of it.
   *
   * @param sample servers of the part
   * @return none if nothing that the sample tells divides it
   */
  public List<ListPartition> halves(Collection<ListedServer> sample) {
    Condition best = null;
    double distance = 0.5;
    for (Map.Entry<Condition, Integer> entry : frequencies(sample).entrySet()) {
      double off = Math.abs(entry.getValue() / (double) sample.size() - 0.5);
      if (off < distance && isNew(entry.getKey())) {
        best = entry.getKey();
        distance = off;
      }
    }
    if (best == null || literals.size() >= MOST_LITERALS) {
      return List.of();
    }
    List<ListPartition> halves = List.of(with(best, false), with(best, true));
    return halves.stream().allMatch(h -> h.text().length() <= LONGEST) ? halves : List.of();
  }

  private ListPartition with(Condition condition, boolean negated) {
    List<Literal> more = new ArrayList<>(literals);
    more.add(Literal.of(condition, negated));
    return new ListPartition(query, more);
  }

  private boolean isNew(Condition condition) {
    Literal is = Literal.of(condition, false);
    Literal not = Literal.of(condition, true);
    return !literals.contains(is)
        && !literals.contains(not)
        && !query.sure().contains(is)
        && !query.sure().contains(not);
  }

  private static Map<Condition, Integer> frequencies(Collection<ListedServer> sample) {
    Map<Condition, Integer> counts = new HashMap<>();
    for (ListedServer server : sample) {
      count(counts, FilterKey.GAMEDIR, server.game().gamedir());
      count(counts, FilterKey.MAP, server.map());
      count(
          counts,
          FilterKey.APP_ID,
          server.game().appId() == null ? null : server.game().appId().toString());
      flag(counts, FilterKey.SECURE, Boolean.TRUE.equals(server.secure()));
      flag(counts, FilterKey.DEDICATED, Boolean.TRUE.equals(server.dedicated()));
      flag(counts, FilterKey.LINUX, "l".equals(server.os()));
      Integer players = server.seats().players();
      Integer most = server.seats().most();
      flag(counts, FilterKey.NO_PLAYERS, players != null && players == 0);
      flag(counts, FilterKey.NOT_FULL, players != null && most != null && players < most);
    }
    return counts;
  }

  private static void count(Map<Condition, Integer> counts, FilterKey key, @Nullable String value) {
    if (value != null && Condition.isRepresentable(key, value)) {
      counts.merge(new Condition(key, value), 1, Integer::sum);
    }
  }

  private static void flag(Map<Condition, Integer> counts, FilterKey key, boolean holds) {
    if (holds) {
      counts.merge(Condition.flag(key), 1, Integer::sum);
    }
  }
}
