package dev.valvejdbc.protocol.webapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How an answer becomes rows: where its elements are, and what is read from each.
 *
 * <p>Paths are names with dots between. In a column's path {@code .} is the element itself, {@code
 * @name} the name of the member that it was, {@code ^x} a member of the element that it was nested
 * in, and {@code /x.y} begins at the root of the answer. In the path of a list {@code a[].b} are
 * the elements of all lists b within the list a.
 *
 * @param kind what the path leads to
 * @param path where the elements are; empty for the root
 * @param keys for a table, where the list of its columns' names is; empty otherwise
 * @param columns what is read
 * @param secrets members that are shown nowhere
 */
public record AnswerShape(
    Kind kind, String path, String keys, List<AnswerColumn> columns, List<String> secrets) {

  /** A shape that is not known: the elements of the only list in the answer, or the answer. */
  public static final AnswerShape UNKNOWN =
      new AnswerShape(Kind.GUESSED, "", "", List.of(), List.of());

  /** What the path leads to. */
  public enum Kind {
    OBJECT,
    LIST,
    /** An object whose members are the elements. */
    MEMBERS,
    /** Lists of values, whose names are in a list of their own. */
    TABLE,
    GUESSED
  }

  private static final int MOST_GUESSING_DEPTH = 4;

  public AnswerShape {
    columns = List.copyOf(columns);
    secrets = List.copyOf(secrets);
  }

  /** The elements of an answer, in its order; none where the answer has another form. */
  public List<AnswerElement> elements(JsonNode root) {
    List<AnswerElement> elements = new ArrayList<>();
    switch (kind) {
      case OBJECT -> {
        JsonNode object = AnswerElement.at(root, path);
        if (object.isObject() && !object.isEmpty()) {
          elements.add(new AnswerElement(root, null, "", object));
        }
      }
      case LIST -> list(root, elements);
      case MEMBERS -> {
        for (Map.Entry<String, JsonNode> member : AnswerElement.at(root, path).properties()) {
          if (member.getValue().isObject()) {
            elements.add(new AnswerElement(root, null, member.getKey(), member.getValue()));
          }
        }
      }
      case TABLE -> AnswerTables.read(root, path, keys, elements);
      case GUESSED -> guess(root, elements);
    }
    return elements;
  }

  private void list(JsonNode root, List<AnswerElement> elements) {
    int nested = path.indexOf("[].");
    JsonNode first = AnswerElement.at(root, nested < 0 ? path : path.substring(0, nested));
    for (JsonNode element : unwrapped(first)) {
      if (nested < 0) {
        elements.add(new AnswerElement(root, null, "", element));
      } else {
        for (JsonNode inner : unwrapped(AnswerElement.at(element, path.substring(nested + 3)))) {
          elements.add(new AnswerElement(root, element, "", inner));
        }
      }
    }
  }

  /** Old versions write a list as {@code {"player": […]}} within {@code players}. */
  private static JsonNode unwrapped(JsonNode list) {
    boolean wrapped = list.isObject() && list.size() == 1 && list.elements().next().isArray();
    return wrapped ? list.elements().next() : list;
  }

  private static void guess(JsonNode root, List<AnswerElement> elements) {
    List<JsonNode> lists = new ArrayList<>();
    collect(root, 0, lists);
    if (lists.size() == 1) {
      lists.get(0).forEach(e -> elements.add(new AnswerElement(root, null, "", e)));
    } else if (root.isObject() && !root.isEmpty()) {
      elements.add(new AnswerElement(root, null, "", root));
    }
  }

  /** Finds the lists that are not within lists. */
  private static void collect(JsonNode node, int depth, List<JsonNode> lists) {
    if (node.isArray()) {
      lists.add(node);
    } else if (depth < MOST_GUESSING_DEPTH) {
      node.forEach(child -> collect(child, depth + 1, lists));
    }
  }
}
