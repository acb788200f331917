package dev.valvejdbc.guard;

import dev.valvejdbc.errors.SqlError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Matches a regular expression of Java's, which may take forever: each look at a character is a
 * step, after which the statement may end.
 */
public final class GuardedRegex {
  private static final List<String> CLASSES =
      List.of(
          "Lower", "Upper", "ASCII", "Alpha", "XDigit", "Digit", "Alnum", "Punct", "Graph", "Print",
          "Blank", "Cntrl", "Space");

  private final Pattern pattern;
  private final Steps steps;

  GuardedRegex(Pattern pattern, Steps steps) {
    this.pattern = pattern;
    this.steps = steps;
  }

  /** Compiles one whose character classes may be written as POSIX does. */
  static Pattern posix(String regex, int flags) {
    String translated = regex;
    for (String name : CLASSES) {
      String posix = name.toLowerCase(Locale.ROOT);
      if (regex.contains(posix)) {
        translated = translated.replace(posix, "\\p{" + name + "}");
      }
    }
    return compiled(translated, flags);
  }

  static Pattern compiled(String regex, int flags) {
    try {
      return Pattern.compile(regex, flags);
    } catch (PatternSyntaxException e) {
      throw SqlError.PATTERN.saying(
          e.getDescription() + " near index " + e.getIndex() + " of the pattern '" + regex + "'.");
    } catch (StackOverflowError e) {
      throw SqlError.PATTERN_DEPTH.inStatement();
    }
  }

  /** Reads the letters by which PostgreSQL says how to match. */
  static int flags(String letters) {
    int flags = 0;
    for (int i = 0; i < letters.length(); i++) {
      switch (letters.charAt(i)) {
        case 'i' -> flags |= Pattern.CASE_INSENSITIVE;
        case 'c' -> flags &= ~Pattern.CASE_INSENSITIVE;
        case 'n' -> flags |= Pattern.DOTALL;
        case 's' -> flags &= ~Pattern.DOTALL;
        case 'm' -> flags |= Pattern.MULTILINE;
        case 'g' -> {} // says how often, not how
        default ->
            throw SqlError.PATTERN.saying(
                "A regular expression has no flag '"
                    + letters.charAt(i)
                    + "'; there are i, c, n,"
                    + " s, m and g.");
      }
    }
    return flags;
  }

  boolean matches(String text) {
    return within(() -> matcher(text).matches());
  }

  /** Whether it matches somewhere in a text. */
  public boolean finds(String text) {
    return within(() -> matcher(text).find());
  }

  /**
   * Replaces what matches.
   *
   * @param replacement as Java writes it
   * @param all or the first alone
   */
  String replaced(String text, String replacement, boolean all) {
    return within(
        () -> {
          Matcher matcher = matcher(text);
          StringBuilder replaced = new StringBuilder();
          while (matcher.find()) {
            matcher.appendReplacement(replaced, replacement);
            steps.text(replaced.length());
            if (!all) {
              break;
            }
          }
          return matcher.appendTail(replaced).toString();
        });
  }

  /**
   * What a match is.
   *
   * @param from the UTF-16 unit where the search begins
   * @param which match, 1 for the first
   * @param group 0 for the whole match, negative for the first group if there is one
   * @return null if there is no such match, or the group took no part in it
   */
  public @Nullable String found(String text, int from, int which, int group) {
    return within(
        () -> {
          Matcher matcher = matcher(text);
          int wanted = group < 0 ? Math.min(1, matcher.groupCount()) : group;
          if (wanted > matcher.groupCount()) {
            throw SqlError.PATTERN.saying(
                "The pattern '" + pattern + "' has no group " + wanted + ".");
          }
          boolean found = matcher.find(from);
          for (int i = 1; found && i < which; i++) {
            found = matcher.find();
          }
          return found ? matcher.group(wanted) : null;
        });
  }

  /** All its matches in a text. */
  public List<String> all(String text) {
    return within(
        () -> {
          List<String> found = new ArrayList<>();
          Matcher matcher = matcher(text);
          while (matcher.find()) {
            found.add(matcher.group());
            steps.list(found.size());
          }
          return found;
        });
  }

  /** How often it matches in a text. */
  public int count(String text) {
    return within(
        () -> {
          Matcher matcher = matcher(text);
          int count = 0;
          while (matcher.find()) {
            count++;
          }
          return count;
        });
  }

  /** What lies between the matches in a text. */
  public List<String> split(String text) {
    return within(
        () -> {
          Matcher matcher = matcher(text);
          List<String> parts = new ArrayList<>();
          int from = 0;
          while (matcher.find()) {
            if (matcher.end() > 0) {
              parts.add(text.substring(from, matcher.start()));
              from = matcher.end();
              steps.list(parts.size());
            }
          }
          parts.add(text.substring(from));
          return parts;
        });
  }

  private Matcher matcher(String text) {
    return pattern.matcher(new SteppedText(text, steps));
  }

  private static <T extends @Nullable Object> T within(Supplier<T> match) {
    try {
      return match.get();
    } catch (StackOverflowError e) {
      throw SqlError.PATTERN_DEPTH.inStatement();
    }
  }

  /** A text that counts how often it is looked at. */
  private record SteppedText(CharSequence text, Steps steps) implements CharSequence {
    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      steps.take();
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
