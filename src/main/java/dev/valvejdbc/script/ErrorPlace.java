package dev.valvejdbc.script;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The place in a statement that an error names.
 *
 * @param line from 1
 * @param column from 1
 */
public record ErrorPlace(int line, int column) {
  private static final Pattern PLACE = Pattern.compile("line (\\d{1,6}), column (\\d{1,6})");

  /** The first place in an error's sentence; null if it names none. */
  public static @Nullable ErrorPlace of(@Nullable String sentence) {
    Matcher place = PLACE.matcher(sentence == null ? "" : sentence);
    return place.find()
        ? new ErrorPlace(Integer.parseInt(place.group(1)), Integer.parseInt(place.group(2)))
        : null;
  }
}
