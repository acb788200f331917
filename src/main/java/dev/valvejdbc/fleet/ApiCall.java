package dev.valvejdbc.fleet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The arguments of a call.
 *
 * @param hasKey whether the right key came with it
 */
record ApiCall(Map<String, String> arguments, boolean hasKey) {

  /** The same call with the arguments of input_json, arrays as {@code name[0]}. */
  ApiCall withInputJson() {
    String json = text("input_json");
    if (json.isEmpty()) {
      return this;
    }
    Map<String, String> all = new LinkedHashMap<>(arguments);
    try {
      JsonReader.object(json).forEach((name, value) -> flatten(all, String.valueOf(name), value));
    } catch (IllegalArgumentException e) {
      throw new ApiRefusal(400, "Parameter 'input_json' is no JSON object");
    }
    return new ApiCall(all, hasKey);
  }

  private static void flatten(Map<String, String> into, String name, Object value) {
    if (value instanceof List<?> array) {
      for (int i = 0; i < array.size(); i++) {
        flatten(into, name + "[" + i + "]", array.get(i));
      }
    } else {
      into.put(name, value instanceof Map<?, ?> ? Json.text(value) : String.valueOf(value));
    }
  }

  /** Refuses a call without what the method needs. */
  void require(ApiMethod method) {
    for (ApiParameter parameter : method.parameters()) {
      if (parameter.needed() && text(parameter.name()).isEmpty()) {
        throw new ApiRefusal(400, "Required parameter '" + parameter.name() + "' is missing");
      }
    }
  }

  boolean has(String name) {
    return !text(name).isEmpty();
  }

  /** An argument; "" if it did not come. */
  String text(String name) {
    return arguments.getOrDefault(name, "");
  }

  /** An argument of up to 64 bits without sign. */
  long number(String name, long otherwise) {
    String text = text(name);
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      return text.startsWith("-") ? Long.parseLong(text) : Long.parseUnsignedLong(text);
    } catch (NumberFormatException e) {
      throw new ApiRefusal(400, "Parameter '" + name + "' is no number");
    }
  }

  /** A number that is brought into a range. */
  int count(String name, int otherwise, int most) {
    long number = number(name, otherwise);
    return number < 0 || number > most ? most : (int) number;
  }

  boolean flag(String name, boolean otherwise) {
    return switch (text(name)) {
      case "" -> otherwise;
      case "1", "true" -> true;
      default -> false;
    };
  }

  /** The values of {@code name[0]}, {@code name[1]} … or of the comma list {@code name}. */
  List<String> array(String name) {
    if (has(name)) {
      return List.of(text(name).split(",", -1));
    }
    List<String> values = new ArrayList<>();
    while (has(name + "[" + values.size() + "]")) {
      values.add(text(name + "[" + values.size() + "]"));
    }
    return values;
  }

  /** An array whose size another parameter tells. */
  List<String> array(String name, String counter) {
    List<String> values = array(name);
    int count = count(counter, 0, Integer.MAX_VALUE);
    if (count > values.size()) {
      throw new ApiRefusal(
          400, "Required parameter '" + name + "[" + values.size() + "]' is missing");
    }
    return values.subList(0, count);
  }
}
