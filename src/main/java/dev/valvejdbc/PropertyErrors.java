package dev.valvejdbc;

import dev.valvejdbc.errors.SqlError;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Says what is wrong with a property; never what a secret one was. */
final class PropertyErrors {
  private static final int NEAR = 4;

  private PropertyErrors() {}

  static SQLException refused(
      ValveProperty property, String given, IllegalArgumentException cause) {
    return SqlError.PROPERTY_VALUE.because(
        cause,
        property.key(),
        property.isSecret() ? "what was given" : "'" + given + "'",
        property.form().accepted());
  }

  /** Names the property that is nearest. */
  static SQLException unknown(String key) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    String lower = key.toLowerCase(Locale.ROOT);
    String hint =
        Arrays.stream(ValveProperty.values())
            .map(ValveProperty::key)
            .min(Comparator.comparing(k -> distance.apply(k.toLowerCase(Locale.ROOT), lower)))
            .filter(k -> distance.apply(k.toLowerCase(Locale.ROOT), lower) < NEAR)
            .map(k -> "; did you mean " + k + "?")
            .orElse("; the properties are " + allKeys() + ".");
    return SqlError.UNKNOWN_PROPERTY.said("There is no property " + key + hint, null);
  }

  private static String allKeys() {
    return String.join(
        ", ", Arrays.stream(ValveProperty.values()).map(ValveProperty::key).toList());
  }
}
