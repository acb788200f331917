package dev.valvejdbc.protocol.webapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * One element of an answer: what becomes a row.
 *
 * @param root the whole answer
 * @param outer the element that it was nested in; null for none
 * @param name the name of the member that it was; empty for an element of a list
 * @param node the element itself
 */
public record AnswerElement(JsonNode root, @Nullable JsonNode outer, String name, JsonNode node) {

  /** What is at a path, see {@link AnswerShape}; a missing node where nothing is. */
  public JsonNode at(String path) {
    if (path.equals(".")) {
      return node;
    }
    if (path.equals("@name")) {
      return TextNode.valueOf(name);
    }
    return switch (path.isEmpty() ? ' ' : path.charAt(0)) {
      case '/' -> at(root, path.substring(1));
      case '^' -> outer == null ? MissingNode.getInstance() : at(outer, path.substring(1));
      default -> at(node, path);
    };
  }

  /** What is below a node at a path of names with dots between; the node itself for none. */
  static JsonNode at(JsonNode node, String path) {
    JsonNode here = node;
    int from = 0;
    while (from < path.length()) {
      int dot = path.indexOf('.', from);
      int end = dot < 0 ? path.length() : dot;
      here = here.path(path.substring(from, end));
      from = end + 1;
    }
    return here;
  }
}
