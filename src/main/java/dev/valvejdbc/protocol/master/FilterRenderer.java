package dev.valvejdbc.protocol.master;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.valvejdbc.protocol.master.RenderedFilter.Fit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes a filter in a dialect. What the dialect cannot say becomes several queries, and where
 * those would be too many, or too long, a wider filter.
 */
public final class FilterRenderer {
  /** Queries that one filter may become. */
  public static final int MOST_QUERIES = 16;

  private static final Comparator<Literal> ORDER =
      Comparator.comparing((Literal l) -> l.condition().key())
          .thenComparing(l -> l.condition().value())
          .thenComparing(Literal::negated);

  private final MasterDialect dialect;
  private Fit fit;

  private FilterRenderer(MasterDialect dialect, boolean exact) {
    this.dialect = dialect;
    this.fit = exact ? Fit.EXACT : Fit.TOO_LARGE;
  }

  /** Writes a filter; the queries' lists may overlap. */
  public static RenderedFilter render(MasterFilter filter, MasterDialect dialect) {
    Clauses clauses = Clauses.of(filter);
    if (clauses.list().stream().anyMatch(Set::isEmpty)) {
      return new RenderedFilter(List.of(), Fit.EXACT);
    }
    return new FilterRenderer(dialect, clauses.exact()).render(clauses.list());
  }

  private RenderedFilter render(List<Set<Literal>> clauses) {
    TreeSet<Literal> sure = new TreeSet<>(ORDER);
    List<String> groups = new ArrayList<>();
    List<List<Set<Literal>>> choices = new ArrayList<>();
    for (Set<Literal> clause : clauses) {
      if (!clause.stream().allMatch(dialect::says)) {
        fit = Fit.NO_WORD;
        continue;
      }
      if (clause.size() == 1) {
        sure.addAll(clause);
        continue;
      }
      String group = group(clause);
      if (group != null) {
        groups.add(group);
      } else {
        choices.add(alternatives(clause));
      }
    }
    List<FilterQuery> queries = new ArrayList<>();
    for (Set<Set<Literal>> chosen : withoutCovered(combinations(choices))) {
      queries.add(query(sure, groups, chosen));
    }
    return new RenderedFilter(queries.stream().distinct().toList(), fit);
  }

  /** A clause as one group of the dialect, null if it has none for it. */
  private @Nullable String group(Set<Literal> clause) {
    boolean mixed = clause.stream().map(Literal::negated).distinct().count() > 1;
    boolean negated = clause.iterator().next().negated();
    if (mixed || clause.stream().anyMatch(l -> l.condition().key() == FilterKey.RAW)) {
      return null;
    }
    if (negated) {
      return dialect.hasNegations() && clause.size() <= dialect.longestNor()
          ? grouped("nand", clause)
          : null;
    }
    return dialect.hasDisjunctions() && clause.size() <= dialect.longestOr()
        ? grouped("or", clause)
        : null;
  }

  private static String grouped(String operator, Set<Literal> literals) {
    return literals.stream()
        .sorted(ORDER)
        .map(l -> l.condition().text())
        .collect(Collectors.joining("", "\\" + operator + "\\" + literals.size(), ""));
  }

  /** The queries that together stand for a clause: one for each literal, or for each full group. */
  private List<Set<Literal>> alternatives(Set<Literal> clause) {
    boolean positive = clause.stream().noneMatch(Literal::negated);
    int size = positive && dialect.hasDisjunctions() ? dialect.longestOr() : 1;
    List<Literal> ordered = clause.stream().sorted(ORDER).toList();
    List<Set<Literal>> all = new ArrayList<>();
    for (int i = 0; i < ordered.size(); i += size) {
      all.add(Set.copyOf(ordered.subList(i, Math.min(ordered.size(), i + size))));
    }
    return all;
  }

  private List<List<Set<Literal>>> combinations(List<List<Set<Literal>>> choices) {
    List<List<Set<Literal>>> all = List.of(List.of());
    for (List<Set<Literal>> choice : choices) {
      if (all.size() * choice.size() > MOST_QUERIES) {
        tooLarge();
        continue;
      }
      List<List<Set<Literal>>> next = new ArrayList<>();
      for (List<Set<Literal>> before : all) {
        for (Set<Literal> alternative : choice) {
          List<Set<Literal>> both = new ArrayList<>(before);
          both.add(alternative);
          next.add(both);
        }
      }
      all = next;
    }
    return all;
  }

  /** Leaves out what asks for a part of what another asks for. */
  private static List<Set<Set<Literal>>> withoutCovered(List<List<Set<Literal>>> combinations) {
    Set<Set<Set<Literal>>> distinct = new LinkedHashSet<>();
    combinations.forEach(c -> distinct.add(new LinkedHashSet<>(c)));
    return distinct.stream()
        .filter(c -> distinct.stream().noneMatch(o -> !o.equals(c) && c.containsAll(o)))
        .toList();
  }

  private FilterQuery query(
      Set<Literal> always, List<String> groups, Set<Set<Literal>> alternatives) {
    TreeSet<Literal> sure = new TreeSet<>(ORDER);
    sure.addAll(always);
    List<String> more = new ArrayList<>(groups);
    for (Set<Literal> alternative : alternatives) {
      if (alternative.size() == 1) {
        sure.addAll(alternative);
      } else {
        more.add(grouped("or", alternative));
      }
    }
    List<Part> parts = new ArrayList<>();
    List<Part> own =
        new ArrayList<>(); // last, so that an open group in it takes in nothing of ours
    Set<Literal> negated = new TreeSet<>(ORDER);
    for (Literal literal : sure) {
      String pair = dialect.pair(literal);
      if (pair == null) {
        negated.add(literal);
      } else {
        (literal.condition().key() == FilterKey.RAW ? own : parts)
            .add(new Part(pair, List.of(literal)));
      }
    }
    Set<Literal> written = writable(negated);
    if (!written.isEmpty()) {
      parts.add(new Part(grouped("nor", written), List.copyOf(written)));
    }
    more.forEach(group -> parts.add(new Part(group, List.of())));
    parts.addAll(own);
    return fitted(parts);
  }

  private void tooLarge() {
    if (fit == Fit.EXACT) {
      fit = Fit.TOO_LARGE;
    }
  }

  /** What one group may deny; a group of one address alone is ignored by the service. */
  private Set<Literal> writable(Set<Literal> negated) {
    Set<Literal> written = new TreeSet<>(ORDER);
    negated.stream().limit(dialect.longestNor()).forEach(written::add);
    if (written.size() < negated.size()) {
      tooLarge();
    }
    if (written.size() == 1 && written.iterator().next().condition().key() == FilterKey.ADDRESS) {
      fit = Fit.NO_WORD;
      return Set.of();
    }
    return written;
  }

  /** Leaves out what would not be read any more. */
  private FilterQuery fitted(List<Part> parts) {
    StringBuilder text = new StringBuilder();
    List<Literal> said = new ArrayList<>();
    int length = 0;
    for (Part part : parts) {
      int bytes = part.text.getBytes(UTF_8).length;
      if (length + bytes > dialect.longestFilter()) {
        tooLarge();
      } else {
        text.append(part.text);
        said.addAll(part.said);
        length += bytes;
      }
    }
    return new FilterQuery(text.toString(), said);
  }

  /** A piece of a filter string, and the literals that it says are sure. */
  private record Part(String text, List<Literal> said) {}
}
