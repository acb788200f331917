package dev.valvejdbc.attach.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A JSON file whose rows are the objects of one array, or objects one after another. A column is
 * whatever one of them has; objects and arrays inside stay JSON.
 */
record JsonRows(Path file) implements FileRows {
  @Override
  public List<String> columns() throws IOException {
    Set<String> names = new LinkedHashSet<>();
    try (MappingIterator<JsonNode> objects = objects()) {
      while (objects.hasNextValue()) {
        for (Map.Entry<String, JsonNode> field : object(objects.nextValue()).properties()) {
          names.add(field.getKey());
        }
      }
    } catch (JsonProcessingException e) {
      throw wrong(e);
    }
    if (names.isEmpty()) {
      throw new IllegalArgumentException("there is no object in it that names columns");
    }
    return new ArrayList<>(names);
  }

  private static IllegalArgumentException wrong(JsonProcessingException e) {
    long line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
    return new IllegalArgumentException("it is no JSON, at line " + line, e);
  }

  private static JsonNode object(JsonNode node) {
    if (!node.isObject()) {
      throw new IllegalArgumentException("its rows must be objects, such as {\"name\": \"x\"}");
    }
    return node;
  }

  /** The root's elements where it is an array, else the values one after another. */
  private MappingIterator<JsonNode> objects() throws IOException {
    return JsonMapper.builder().build().readerFor(JsonNode.class).readValues(FileRows.bytes(file));
  }

  @Override
  public Reading open() throws IOException {
    List<String> names = columns();
    MappingIterator<JsonNode> objects = objects();
    return new Reading() {
      @Override
      public @Nullable String @Nullable [] next() throws IOException {
        if (!objects.hasNextValue()) {
          return null;
        }
        JsonNode object = object(objects.nextValue());
        @Nullable String[] row = new @Nullable String[names.size()];
        for (int i = 0; i < row.length; i++) {
          JsonNode value = object.get(names.get(i));
          row[i] =
              value == null || value.isNull()
                  ? null
                  : value.isValueNode() ? value.asText() : value.toString();
        }
        return row;
      }

      @Override
      public void close() throws IOException {
        objects.close();
      }
    };
  }
}
