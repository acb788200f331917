package dev.valvejdbc.protocol.webapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Reads answers that hold names of columns and rows of values. */
final class AnswerTables {
  private AnswerTables() {}

  static void read(JsonNode root, String path, String keys, List<AnswerElement> elements) {
    JsonNode names = AnswerElement.at(root, keys);
    for (JsonNode row : AnswerElement.at(root, path)) {
      ObjectNode element = JsonNodeFactory.instance.objectNode();
      for (int i = 0; i < Math.min(names.size(), row.size()); i++) {
        element.set(names.path(i).asText(), row.path(i));
      }
      elements.add(new AnswerElement(root, null, "", element));
    }
  }
}
