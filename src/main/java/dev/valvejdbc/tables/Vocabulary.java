package dev.valvejdbc.tables;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words that a column's values are taken from, as conditions on it may write them: a constant
 * of an enum, so that generated code can name it.
 */
public interface Vocabulary {
  /** Its name as a constant, which no other vocabulary bears. */
  String name();

  /**
   * Tells the values that a word stands for.
   *
   * @return null for all values
   * @throws dev.valvejdbc.errors.StatementException if it stands for none, with those that do
   */
  @Nullable Set<String> meant(String word);
}
