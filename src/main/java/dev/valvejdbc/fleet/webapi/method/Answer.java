package dev.valvejdbc.fleet.webapi.method;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Holds what a method answers.
 *
 * @param status of HTTP
 * @param result Steam's code, 1 for success
 */
public record Answer(int status, int result, ObjectNode tree) {
  private static final int OK = 1;
  private static final int FAIL = 2;
  private static final int DENIED = 15;

  /** Makes an empty object, to be filled. */
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** Makes an empty array, to be filled. */
  public static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  /** Makes an object with one member. */
  public static ObjectNode object(String name, JsonNode value) {
    return object().set(name, value);
  }

  /** Answers with a tree. */
  public static Answer of(ObjectNode tree) {
    return new Answer(200, OK, tree);
  }

  /** Answers with {@code {"response":{…}}}, as most methods do. */
  public static Answer response(ObjectNode content) {
    return of(object("response", content));
  }

  /** Answers emptily for what the caller may not see. */
  public static Answer hidden() {
    return new Answer(200, DENIED, object("response", object()));
  }

  /** Answers with a status of HTTP other than 200. */
  public static Answer failed(int status, ObjectNode tree) {
    return new Answer(status, FAIL, tree);
  }

  /** Returns the same answer with a value of another type in each field, arrays kept. */
  public Answer withWrongTypes() {
    ObjectNode wrong = object();
    tree.fields().forEachRemaining(field -> wrong.set(field.getKey(), wrong(field.getValue())));
    return new Answer(status, result, wrong);
  }

  private static JsonNode wrong(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT -> {
        ObjectNode wrong = object();
        value.fields().forEachRemaining(f -> wrong.set(f.getKey(), wrong(f.getValue())));
        yield wrong;
      }
      case ARRAY -> {
        ArrayNode wrong = array();
        value.forEach(element -> wrong.add(wrong(element)));
        yield wrong;
      }
      case STRING ->
          value.textValue().length() % 2 == 0 ? array().add(value) : object("was", value);
      case BOOLEAN -> JsonNodeFactory.instance.numberNode(-1);
      default -> JsonNodeFactory.instance.textNode("many");
    };
  }
}
