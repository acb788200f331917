package dev.valvejdbc.fleet;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The text forms of an answer. XML and VDF are made from the tree that JSON shows. */
enum ApiFormat {
  JSON("application/json; charset=UTF-8"),
  XML("text/xml; charset=UTF-8"),
  VDF("text/vdf; charset=UTF-8");

  private static final String WITHOUT_WRAPPER = "response";

  private final String contentType;

  ApiFormat(String contentType) {
    this.contentType = contentType;
  }

  /** The form of a name of the parameter {@code format}; "" is JSON. */
  static ApiFormat of(String name) {
    for (ApiFormat format : values()) {
      if (format.name().toLowerCase(Locale.ROOT).equals(name)) {
        return format;
      }
    }
    if (name.isEmpty()) {
      return JSON;
    }
    throw new ApiRefusal(400, "Parameter 'format' is none of json, xml, vdf");
  }

  String contentType() {
    return contentType;
  }

  String text(Map<String, Object> tree) {
    if (this == JSON) {
      return Json.text(tree);
    }
    String root = WITHOUT_WRAPPER;
    Object content = tree;
    if (tree.size() == 1) {
      Map.Entry<String, Object> only = tree.entrySet().iterator().next();
      if (only.getValue() instanceof Map<?, ?>) {
        root = only.getKey();
        content = only.getValue();
      }
    }
    StringBuilder out = new StringBuilder();
    if (this == XML) {
      out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE ").append(root);
      xml(out.append(">\n"), root, content);
    } else {
      vdf(out, 0, root, content);
    }
    return out.toString();
  }

  /** Control characters stay as they are, as those of the real service do. */
  private static void xml(StringBuilder out, String name, Object value) {
    out.append('<').append(name).append('>');
    if (value instanceof Map<?, ?> object) {
      object.forEach((member, inner) -> xml(out, String.valueOf(member), inner));
    } else if (value instanceof List<?> array) {
      boolean plural = name.length() > 1 && name.endsWith("s");
      String element = plural ? name.substring(0, name.length() - 1) : "item";
      array.forEach(inner -> xml(out, element, inner));
    } else {
      out.append(
          String.valueOf(value).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
    }
    out.append("</").append(name).append(">\n");
  }

  private static void vdf(StringBuilder out, int depth, String name, Object value) {
    String indent = "\t".repeat(depth);
    quote(out.append(indent), name);
    if (value instanceof Map<?, ?> object) {
      out.append('\n').append(indent).append("{\n");
      object.forEach((member, inner) -> vdf(out, depth + 1, String.valueOf(member), inner));
      out.append(indent).append("}\n");
    } else if (value instanceof List<?> array) {
      out.append('\n').append(indent).append("{\n");
      for (int i = 0; i < array.size(); i++) {
        vdf(out, depth + 1, String.valueOf(i), array.get(i));
      }
      out.append(indent).append("}\n");
    } else {
      String text = value instanceof Boolean holds ? holds ? "1" : "0" : String.valueOf(value);
      quote(out.append("\t\t"), text);
      out.append('\n');
    }
  }

  private static void quote(StringBuilder out, String text) {
    String escaped =
        text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\t", "\\t");
    out.append('"').append(escaped).append('"');
  }
}
