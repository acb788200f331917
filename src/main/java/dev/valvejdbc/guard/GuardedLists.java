package dev.valvejdbc.guard;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.runtime.SqlFunctions;
import org.jspecify.annotations.Nullable;

/**
 * Functions of lists, in the place of Calcite's of the same names and parameters: those that
 * compare each element with each, or make a text of all.
 */
public abstract sealed class GuardedLists extends GuardedPatterns permits GuardedDocuments {
  private final Steps steps;

  GuardedLists(Steps steps) {
    super(steps);
    this.steps = steps;
  }

  /** What stands in the first list alone, each element once. */
  public List<?> arrayExcept(List<?> elements, List<?> others) {
    return chosen(elements, others, false);
  }

  /** What stands in both lists, each element once. */
  public List<?> arrayIntersect(List<?> elements, List<?> others) {
    return chosen(elements, others, true);
  }

  private List<?> chosen(List<?> elements, List<?> others, boolean common) {
    Set<@Nullable Object> there = new HashSet<>();
    for (Object other : others) {
      steps.take();
      there.add(other);
    }
    Set<@Nullable Object> chosen = new LinkedHashSet<>();
    for (Object element : elements) {
      steps.take();
      if (there.contains(element) == common) {
        chosen.add(element);
      }
    }
    return new ArrayList<>(chosen);
  }

  /** A list in order: the stock function puts the one that it is given in order itself. */
  public List<?> sortArray(List<?> elements, boolean ascending) {
    return SqlFunctions.sortArray(new ArrayList<>(elements), ascending);
  }

  public String arrayToString(List<?> texts, String separator) {
    return arrayToString(texts, separator, null);
  }

  public String arrayToString(List<?> texts, String separator, @Nullable String forNull) {
    int nothing = forNull == null ? 0 : forNull.length();
    steps.text(units(texts.toArray(), separator) + (long) nothing * texts.size());
    return SqlFunctions.arrayToString(texts, separator, forNull);
  }

  final long units(@Nullable Object[] texts, @Nullable String separator) {
    long units = 0;
    for (Object text : texts) {
      steps.take();
      units += separator == null ? 0 : separator.length();
      if (text instanceof String string) {
        units += string.length();
      } else if (text instanceof List<?> more) {
        units += units(more.toArray(), separator);
      }
    }
    return units;
  }
}
