package dev.valvejdbc.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.calcite.schema.Schema;

/**
 * Reads models as Calcite's documentation writes them, also in a jar where Calcite's classes have
 * been moved to another package: names of its own factories are those of the moved ones.
 */
final class ModelNames {
  private static final String INLINE = "inline:";

  /** In parts, since what moves the classes moves whole names in texts, too. */
  private static final String DOCUMENTED = String.join(".", "org", "apache", "calcite") + ".";

  private ModelNames() {}

  /** A model for this jar's Calcite; one that cannot be read is left for who says so. */
  static String here(String model) {
    String name = Schema.class.getName();
    return in(model, name.substring(0, name.length() - "schema.Schema".length()));
  }

  /** A model for a Calcite in a package, which ends with a dot. */
  static String in(String model, String calcite) {
    if (calcite.equals(DOCUMENTED)) {
      return model;
    }
    if (model.startsWith(INLINE)) {
      return model.replace(DOCUMENTED, calcite);
    }
    try {
      String text = Files.readString(Path.of(model));
      boolean named = text.contains(DOCUMENTED);
      return named ? INLINE + text.replace(DOCUMENTED, calcite) : model;
    } catch (IOException | IllegalArgumentException e) {
      return model;
    }
  }
}
