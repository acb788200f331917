package dev.valvejdbc.protocol.master;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What servers claim as their part of the world; most claim none.
 *
 * <p>Source: Valve's master server protocol; the names are those of python-valve.
 */
public enum Region {
  NA_EAST(0),
  NA_WEST(1),
  SA(2),
  EU(3),
  /** Asia; together with the Middle East, which has a code of its own. */
  AS(4, 6),
  OC(5),
  AF(7),
  REST(255);

  /** Asks a UDP master for the servers of all regions. */
  public static final int ALL = 255;

  private static final int MIDDLE_EAST = 6;

  @SuppressWarnings("ImmutableEnumChecker") // List.of makes it so
  private final List<Integer> codes;

  Region(Integer... codes) {
    this.codes = List.of(codes);
  }

  /** The bytes that ask a UDP master for it. */
  public List<Integer> codes() {
    return codes;
  }

  /** The name in SQL, such as {@code na-east}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The regions that a name stands for, in any case: a region's own, {@code na} for both coasts of
   * North America, or {@code all}; null if it stands for none.
   */
  public static @Nullable Set<Region> named(String name) {
    String lower = name.strip().toLowerCase(Locale.ROOT);
    return switch (lower) {
      case "na" -> EnumSet.of(NA_EAST, NA_WEST);
      case "all" -> EnumSet.allOf(Region.class);
      default ->
          Arrays.stream(values())
              .filter(r -> r.text().equals(lower))
              .findFirst()
              .map(EnumSet::of)
              .orElse(null);
    };
  }

  /** Every name that stands for regions. */
  public static List<String> names() {
    List<String> names = new ArrayList<>();
    Arrays.stream(values()).forEach(r -> names.add(r.text()));
    names.add("na");
    names.add("all");
    return List.copyOf(names);
  }

  /** The region of a code; everything unknown is {@link #REST}. */
  public static Region of(int code) {
    return code == MIDDLE_EAST
        ? AS
        : Arrays.stream(values()).filter(r -> r.codes.contains(code)).findFirst().orElse(REST);
  }
}
