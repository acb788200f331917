package dev.valvejdbc.fleet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a method answers.
 *
 * @param status of HTTP
 * @param result Steam's code, 1 for success
 */
record ApiAnswer(int status, int result, Map<String, Object> tree) {
  private static final int OK = 1;
  private static final int FAIL = 2;
  private static final int DENIED = 15;

  static ApiAnswer of(Map<String, Object> tree) {
    return new ApiAnswer(200, OK, tree);
  }

  /** {@code {"response":{…}}} of names and values in turn. */
  static ApiAnswer response(Object... namesAndValues) {
    return of(Json.response(namesAndValues));
  }

  /** The empty answer for what the caller may not see. */
  static ApiAnswer hidden() {
    return new ApiAnswer(200, DENIED, Json.response());
  }

  static ApiAnswer failed(int status, Map<String, Object> tree) {
    return new ApiAnswer(status, FAIL, tree);
  }

  /** The same answer, with a value of another type in each field; objects and arrays stay. */
  ApiAnswer withWrongTypes() {
    Map<String, Object> wrong = new LinkedHashMap<>();
    tree.forEach((name, value) -> wrong.put(name, wrong(value)));
    return new ApiAnswer(status, result, wrong);
  }

  private static Object wrong(Object value) {
    if (value instanceof Map<?, ?> object) {
      Map<String, Object> wrong = new LinkedHashMap<>();
      object.forEach((name, inner) -> wrong.put(String.valueOf(name), wrong(inner)));
      return wrong;
    }
    if (value instanceof List<?> array) {
      List<Object> wrong = new ArrayList<>();
      array.forEach(inner -> wrong.add(wrong(inner)));
      return wrong;
    }
    if (value instanceof String text) {
      return text.length() % 2 == 0 ? List.of(text) : Json.object("was", text);
    }
    if (value instanceof Boolean) {
      return -1;
    }
    return "many";
  }
}
