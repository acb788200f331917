package dev.valvejdbc.engine.model;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.calcite.jdbc.CalciteConnection;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.model.JsonMapSchema;
import org.apache.calcite.model.JsonRoot;
import org.apache.calcite.model.JsonSchema;
import org.apache.calcite.model.JsonTable;
import org.apache.calcite.model.JsonView;

/**
 * Reads the views of a model as all other statements are read. Calcite validates them on a
 * connection of its own, where names are in capitals and case matters.
 */
final class ModelViews {
  private static final String INLINE = "inline:";

  private ModelViews() {}

  /** Puts views of ours in the place of Calcite's. */
  static void replace(String model, CalciteConnection connection) {
    CalciteSchema root = CalciteSchema.from(connection.getRootSchema());
    for (JsonSchema schema : read(model).schemas) {
      CalciteSchema home = root.getSubSchema(schema.name, true);
      if (home != null && schema instanceof JsonMapSchema tables) {
        for (JsonTable table : tables.tables) {
          if (table instanceof JsonView view) {
            List<String> path = view.path == null ? List.of(schema.name) : view.path;
            home.removeFunction(view.name);
            home.add(view.name, new ModelView(connection, view.getSql(), path));
          }
        }
      }
    }
  }

  private static JsonRoot read(String model) {
    try {
      String text =
          model.startsWith(INLINE)
              ? model.substring(INLINE.length()).strip()
              : Files.readString(Path.of(model));
      boolean json = text.startsWith("{") || text.startsWith("/*") || model.endsWith(".json");
      ObjectMapper mapper =
          json
              ? JsonMapper.builder()
                  .enable(JsonParser.Feature.ALLOW_COMMENTS)
                  .enable(JsonParser.Feature.ALLOW_SINGLE_QUOTES)
                  .enable(JsonParser.Feature.ALLOW_UNQUOTED_FIELD_NAMES)
                  .build()
              : new YAMLMapper();
      mapper.enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY);
      return mapper.readValue(text, JsonRoot.class);
    } catch (IOException e) {
      throw new IllegalStateException("The model was read once already", e);
    }
  }
}
