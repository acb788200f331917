package dev.valvejdbc.options;

import dev.valvejdbc.errors.SqlError;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Says what is wrong with a property; never what a secret one was. */
final class PropertyErrors {
  private static final int NEAR = 4;

  private PropertyErrors() {}

  static SQLException refused(Property<?> property, String given) {
    return SqlError.PROPERTY_VALUE.exception(
        property.name(),
        property.form().isSecret() ? "what was given" : "'" + shown(given) + "'",
        property.form().accepted());
  }

  /** A value without the user and password that may stand in a web address. */
  private static String shown(String given) {
    return given.replaceAll("//.*@", "//…@");
  }

  /** Names the property that is nearest. */
  static SQLException unknown(String name) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    String lower = name.toLowerCase(Locale.ROOT);
    List<String> names = ConnectionProperties.ALL.stream().map(Property::name).toList();
    String hint =
        names.stream()
            .min(Comparator.comparing(k -> distance.apply(k.toLowerCase(Locale.ROOT), lower)))
            .filter(k -> distance.apply(k.toLowerCase(Locale.ROOT), lower) < NEAR)
            .map(k -> "; did you mean " + k + "?")
            .orElse("; the properties are " + String.join(", ", names) + ".");
    return SqlError.UNKNOWN_PROPERTY.said("There is no property " + name + hint, null);
  }
}
