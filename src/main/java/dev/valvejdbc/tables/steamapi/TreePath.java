package dev.valvejdbc.tables.steamapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.valvejdbc.protocol.keyvalues.KeyValues;
import dev.valvejdbc.wire.MalformedException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Goes down a tree of texts, and shows as JSON what is more than one of them. */
final class TreePath {
  private TreePath() {}

  /** The text at a path, or JSON of what is below it; null if nothing is there. */
  static @Nullable String value(KeyValues root, String path) {
    List<KeyValues> here = List.of(root);
    for (String name : path.isBlank() ? new String[0] : path.strip().split("\\.", -1)) {
      here = below(here, name);
      if (here.isEmpty()) {
        return null;
      }
    }
    if (here.size() > 1) {
      ArrayNode all = JsonNodeFactory.instance.arrayNode();
      here.forEach(k -> all.add(json(k)));
      return all.toString();
    }
    String text = here.get(0).text();
    return text == null ? json(here.get(0)).toString() : text;
  }

  /** All children of the name; else, of nodes that share a name, the one of the number. */
  private static List<KeyValues> below(List<KeyValues> here, String name) {
    List<KeyValues> children = here.get(0).children(name);
    if (here.size() == 1 && !children.isEmpty()) {
      return children;
    }
    if (!name.matches("\\d{1,9}")) {
      return children;
    }
    int number = Integer.parseInt(name);
    return number < here.size() ? List.of(here.get(number)) : List.of();
  }

  private static JsonNode json(KeyValues node) {
    if (node.text() != null) {
      return TextNode.valueOf(node.text());
    }
    List<KeyValues> items = items(node);
    if (!items.isEmpty()) {
      ArrayNode list = JsonNodeFactory.instance.arrayNode();
      items.forEach(i -> list.add(json(i)));
      return list;
    }
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    Set<String> seen = new LinkedHashSet<>();
    for (KeyValues child : node.children()) {
      if (seen.add(child.key().toLowerCase(Locale.ROOT))) {
        List<KeyValues> same = node.children(child.key());
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        same.forEach(s -> list.add(json(s)));
        object.set(child.key(), same.size() == 1 ? list.get(0) : list);
      }
    }
    return object;
  }

  /** The elements of a block whose keys are the numbers from 0; none for another. */
  private static List<KeyValues> items(KeyValues block) {
    try {
      return block.items();
    } catch (MalformedException e) {
      return List.of();
    }
  }
}
