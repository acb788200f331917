package dev.valvejdbc.fleet.webapi.method;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds the arguments of a call and reads them.
 *
 * @param hasKey whether the right key came with it
 */
public record Call(Map<String, String> arguments, boolean hasKey) {
  private static final ObjectReader JSON =
      new JsonMapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** Returns the same call with the arguments of input_json, arrays as {@code name[0]}. */
  public Call withInputJson() {
    String json = text("input_json");
    if (json.isEmpty()) {
      return this;
    }
    Map<String, String> all = new LinkedHashMap<>(arguments);
    try {
      if (!(JSON.readTree(json) instanceof ObjectNode object)) {
        throw notAnObject();
      }
      object.fields().forEachRemaining(field -> flatten(all, field.getKey(), field.getValue()));
    } catch (JsonProcessingException e) {
      throw notAnObject();
    }
    return new Call(all, hasKey);
  }

  private static Refusal notAnObject() {
    return new Refusal(400, "Parameter 'input_json' is no JSON object");
  }

  private static void flatten(Map<String, String> into, String name, JsonNode value) {
    if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        flatten(into, name + "[" + i + "]", value.path(i));
      }
    } else {
      into.put(name, value.isObject() ? value.toString() : value.asText(""));
    }
  }

  /** Refuses a call that lacks a needed parameter. */
  public void require(List<Parameter> parameters) {
    for (Parameter parameter : parameters) {
      if (parameter.needed() && text(parameter.name()).isEmpty()) {
        throw new Refusal(400, "Required parameter '" + parameter.name() + "' is missing");
      }
    }
  }

  /** Whether an argument came and is not empty. */
  public boolean has(String name) {
    return !text(name).isEmpty();
  }

  /** Reads an argument; "" if it did not come. */
  public String text(String name) {
    return arguments.getOrDefault(name, "");
  }

  /** Reads an argument of up to 64 bits without sign. */
  public long number(String name, long otherwise) {
    String text = text(name);
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      return text.startsWith("-") ? Long.parseLong(text) : Long.parseUnsignedLong(text);
    } catch (NumberFormatException e) {
      throw new Refusal(400, "Parameter '" + name + "' is no number");
    }
  }

  /** Reads a number and brings it into the range from 0 to the most. */
  public int count(String name, int otherwise, int most) {
    long number = number(name, otherwise);
    return number < 0 || number > most ? most : (int) number;
  }

  /** Reads a truth value. */
  public boolean flag(String name, boolean otherwise) {
    return switch (text(name)) {
      case "" -> otherwise;
      case "1", "true" -> true;
      default -> false;
    };
  }

  /** Reads the values of {@code name[0]}, {@code name[1]} … or the comma list {@code name}. */
  public List<String> array(String name) {
    if (has(name)) {
      return List.of(text(name).split(",", -1));
    }
    List<String> values = new ArrayList<>();
    while (has(name + "[" + values.size() + "]")) {
      values.add(text(name + "[" + values.size() + "]"));
    }
    return values;
  }

  /** Reads an array whose size another parameter tells. */
  public List<String> array(String name, String counter) {
    List<String> values = array(name);
    int count = count(counter, 0, Integer.MAX_VALUE);
    if (count > values.size()) {
      throw new Refusal(400, "Required parameter '" + name + "[" + values.size() + "]' is missing");
    }
    return values.subList(0, count);
  }
}
