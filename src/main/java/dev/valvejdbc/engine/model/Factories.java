package dev.valvejdbc.engine.model;

import dev.valvejdbc.errors.SqlError;
import java.util.HashMap;
import java.util.Map;
import org.apache.calcite.model.ModelHandler;
import org.apache.calcite.schema.Schema;
import org.apache.calcite.schema.SchemaFactory;
import org.apache.calcite.schema.TableFactory;

/**
 * Finds the classes that models name, also in a jar where Calcite's have been moved to another
 * package; in the place of adapters that are not there stand ours for the same files.
 */
final class Factories {
  /** In parts, since what moves the classes moves whole names in texts, too. */
  private static final String DOCUMENTED = String.join(".", "org", "apache", "calcite") + ".";

  private static final Map<String, Class<?>> OURS =
      Map.of(
          "adapter.csv.CsvSchemaFactory", FolderFactory.class,
          "adapter.file.FileSchemaFactory", FolderFactory.class,
          "adapter.csv.CsvTableFactory", FileFactory.class,
          "adapter.file.CsvTableFactory", FileFactory.class);

  private final String calcite;

  /** Those of this program's Calcite. */
  Factories() {
    this(
        Schema.class
            .getName()
            .substring(0, Schema.class.getName().length() - "schema.Schema".length()));
  }

  /** Those of a Calcite in a package, which ends with a dot. */
  Factories(String calcite) {
    this.calcite = calcite;
  }

  /** A schema's factory, by the name that it has here. */
  String ofSchemas(String named) {
    return there(SchemaFactory.class, named);
  }

  /** A table's factory, by the name that it has here. */
  String ofTables(String named) {
    return there(TableFactory.class, named);
  }

  /** The name that a class has here, if it is one of Calcite's; others keep theirs. */
  String here(String named) {
    return named.startsWith(DOCUMENTED) ? calcite + named.substring(DOCUMENTED.length()) : named;
  }

  /** Operands in which names of Calcite's classes are those that they have here. */
  Map<String, Object> here(Map<String, Object> operands) {
    Map<String, Object> here = new HashMap<>(operands);
    here.replaceAll((name, value) -> value instanceof String text ? here(text) : value);
    return here;
  }

  /** A field of a class may stand for an object of it: {@code Class#FIELD}. */
  private String there(Class<?> kind, String named) {
    String here = here(named);
    int field = here.indexOf('#');
    try {
      Class<?> found =
          Class.forName(
              field < 0 ? here : here.substring(0, field),
              false,
              ModelHandler.class.getClassLoader());
      if (field < 0 && !kind.isAssignableFrom(found)) {
        throw SqlError.MODEL_FACTORY.inStatement(named);
      }
      return here;
    } catch (ClassNotFoundException e) {
      Class<?> ours =
          named.startsWith(DOCUMENTED) ? OURS.get(named.substring(DOCUMENTED.length())) : null;
      if (ours != null && kind.isAssignableFrom(ours)) {
        return ours.getName();
      }
      throw SqlError.MODEL_CLASS.inStatement(named);
    } catch (LinkageError e) {
      throw SqlError.MODEL_FACTORY.inStatement(named);
    }
  }
}
