package dev.valvejdbc.fleet.webapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.valvejdbc.fleet.webapi.method.Refusal;
import dev.valvejdbc.protocol.keyvalues.KeyValues;
import dev.valvejdbc.protocol.keyvalues.KeyValuesWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes the text forms of an answer; XML and VDF are made from the tree that JSON shows. */
enum Format {
  JSON("application/json; charset=UTF-8"),
  XML("text/xml; charset=UTF-8"),
  VDF("text/vdf; charset=UTF-8");

  private static final String WITHOUT_WRAPPER = "response";

  private final String contentType;

  Format(String contentType) {
    this.contentType = contentType;
  }

  /** Finds the form of a name of the parameter {@code format}; "" is JSON. */
  static Format of(String name) {
    for (Format format : values()) {
      if (format.name().toLowerCase(Locale.ROOT).equals(name)) {
        return format;
      }
    }
    if (name.isEmpty()) {
      return JSON;
    }
    throw new Refusal(400, "Parameter 'format' is none of json, xml, vdf");
  }

  String contentType() {
    return contentType;
  }

  String text(ObjectNode tree) {
    String root = WITHOUT_WRAPPER;
    JsonNode content = tree;
    if (tree.size() == 1) {
      Map.Entry<String, JsonNode> only = tree.fields().next();
      if (only.getValue().isObject()) {
        root = only.getKey();
        content = only.getValue();
      }
    }
    return switch (this) {
      case JSON -> tree.toString();
      case XML -> {
        StringBuilder out = new StringBuilder();
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE ").append(root);
        xml(out.append(">\n"), root, content);
        yield out.toString();
      }
      case VDF -> KeyValuesWriter.withEscapes().write(KeyValues.root(vdf(root, content)));
    };
  }

  /** Writes XML by hand: the real service leaves control characters, which no library would. */
  private static void xml(StringBuilder out, String name, JsonNode value) {
    out.append('<').append(name).append('>');
    if (value.isObject()) {
      value.fields().forEachRemaining(member -> xml(out, member.getKey(), member.getValue()));
    } else if (value.isArray()) {
      boolean plural = name.length() > 1 && name.endsWith("s");
      String element = plural ? name.substring(0, name.length() - 1) : "item";
      value.forEach(inner -> xml(out, element, inner));
    } else {
      out.append(value.asText().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
    }
    out.append("</").append(name).append(">\n");
  }

  /** Arrays are blocks with the keys 0, 1, 2; truth values are 1 and 0. */
  private static KeyValues vdf(String name, JsonNode value) {
    if (value.isContainerNode()) {
      List<KeyValues> children = new ArrayList<>();
      value.fields().forEachRemaining(m -> children.add(vdf(m.getKey(), m.getValue())));
      for (JsonNode element : value.isArray() ? value : List.<JsonNode>of()) {
        children.add(vdf(String.valueOf(children.size()), element));
      }
      return KeyValues.block(name, children);
    }
    return KeyValues.pair(
        name, value.isBoolean() ? value.booleanValue() ? "1" : "0" : value.asText());
  }
}
