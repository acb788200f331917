package dev.valvejdbc.options;

import dev.valvejdbc.errors.SqlError;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * Says what is wrong with a property; never what a secret one was, nor what may be a piece of one:
 * a secret that is written without its equals sign, or that holds a semicolon, looks like a name.
 */
public final class PropertyErrors {
  private static final int NEAR = 4;
  private static final int LONGEST_NAME = 32;
  private static final String HIDDEN = "(not repeated, it may hold a secret)";
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z_.-]*");

  /** What names of secrets have in them. */
  private static final Pattern OF_SECRETS =
      Pattern.compile("key|pass|pwd|secret|token|rcon|auth|webapi", Pattern.CASE_INSENSITIVE);

  /** A value that may hold a user, a password or another property's value. */
  private static final Pattern TELLING = Pattern.compile("[@?#=;\\p{Cntrl}]");

  private PropertyErrors() {}

  static SQLException refused(Property<?> property, String given) {
    boolean silent = property.form().isSecret() || mayHoldSecret(given);
    return SqlError.PROPERTY_VALUE.exception(
        property.name(), silent ? "what was given" : "'" + given + "'", property.form().accepted());
  }

  /** Whether a text that is no secret by its place may still have one in it. */
  static boolean mayHoldSecret(String given) {
    return TELLING.matcher(given).find() || OF_SECRETS.matcher(given).find();
  }

  /** Says what an environment variable has that it may not have. */
  static SQLException ofVariable(Property<?> property, IllegalArgumentException complaint) {
    return SqlError.SECRET_VARIABLE.said(
        "The environment variable "
            + complaint.getMessage()
            + ", which the property "
            + property.name()
            + " cannot have.",
        null); // a cause could repeat a secret
  }

  /** Whether a name that is none of a property is nearly one. */
  static boolean isNearMiss(String name) {
    return nearest(name).isPresent();
  }

  /** A name that is none of a property, if it can be shown. */
  public static String shownName(String name) {
    return isShown(name, nearest(name)) ? name : HIDDEN;
  }

  /**
   * Names the property that is nearest.
   *
   * @param besideSecret whether a secret stands beside, of which the name may be a piece
   */
  static SQLException unknown(String name, boolean besideSecret) {
    Optional<Property<?>> nearest = nearest(name);
    boolean shown = isShown(name, nearest) && (nearest.isPresent() || !besideSecret);
    String hint =
        nearest
            .map(p -> "; did you mean " + p.name() + "?")
            .orElse(
                "; the properties are "
                    + String.join(
                        ", ", ConnectionProperties.ALL.stream().map(Property::name).toList())
                    + ".");
    return SqlError.UNKNOWN_PROPERTY.said(
        "There is no property " + (shown ? name : HIDDEN) + hint, null);
  }

  private static boolean isShown(String name, Optional<Property<?>> nearest) {
    if (nearest.isPresent()) {
      Property<?> near = nearest.get();
      return !near.form().isSecret() || name.length() <= near.name().length();
    }
    return name.length() <= LONGEST_NAME
        && NAME.matcher(name).matches()
        && !OF_SECRETS.matcher(name).find();
  }

  private static Optional<Property<?>> nearest(String name) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    String lower = name.toLowerCase(Locale.ROOT);
    List<Property<?>> all = ConnectionProperties.ALL;
    return all.stream()
        .<Property<?>>map(p -> p)
        .min(Comparator.comparing(p -> distance.apply(p.name().toLowerCase(Locale.ROOT), lower)))
        .filter(
            p -> {
              int far = distance.apply(p.name().toLowerCase(Locale.ROOT), lower);
              return far < NEAR && far * 2 <= lower.length();
            });
  }
}
