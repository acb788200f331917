package dev.valvejdbc.sql;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** SQL functions over lists of tags, which are separated by commas. */
public final class TagFunctions {
  static final String ALL = "has_tags";
  static final String ANY = "has_any_tag";

  private TagFunctions() {}

  /** Whether all wanted tags are there; null if it is not known. */
  public static @Nullable Boolean hasTags(@Nullable String tags, @Nullable String wanted) {
    if (tags == null || wanted == null) {
      return null;
    }
    return tags(tags).containsAll(tags(wanted));
  }

  /** Whether any wanted tag is there; null if it is not known. */
  public static @Nullable Boolean hasAnyTag(@Nullable String tags, @Nullable String wanted) {
    if (tags == null || wanted == null) {
      return null;
    }
    Set<String> there = tags(tags);
    return tags(wanted).stream().anyMatch(there::contains);
  }

  /** The list without blanks and empty tags. */
  static String normalized(String tags) {
    return String.join(",", tags(tags));
  }

  private static Set<String> tags(String list) {
    Set<String> tags = new LinkedHashSet<>();
    Arrays.stream(list.split(",", -1)).map(String::strip).forEach(tags::add);
    tags.remove("");
    return tags;
  }
}
