package dev.valvejdbc.guard;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;
import org.apache.calcite.runtime.JsonFunctions;
import org.apache.calcite.runtime.JsonFunctions.JsonPathContext;
import org.apache.calcite.runtime.JsonFunctions.JsonValueContext;
import org.apache.calcite.runtime.JsonFunctions.PathMode;
import org.jspecify.annotations.Nullable;

/**
 * Functions of JSON documents, in the place of Calcite's of the same names and parameters: of a
 * text that is no JSON, and of a path that leads to nothing, nothing is known.
 */
public abstract sealed class GuardedDocuments extends GuardedLists permits GuardedTexts {
  private final Steps steps;

  /** Made when one is needed: its library takes longer to start than a statement without one. */
  private @Nullable GuardedJson json;

  GuardedDocuments(Steps steps) {
    super(steps);
    this.steps = steps;
  }

  private GuardedJson json() {
    GuardedJson made = json;
    if (made == null) {
      made = new GuardedJson(steps);
      json = made;
    }
    return made;
  }

  /** What stands at a path of a JSON document, which is a text or was read already. */
  public JsonPathContext path(Object document, @Nullable String path) {
    return path == null
        ? JsonPathContext.withUnknownException(new NullPointerException("no path"))
        : json()
            .at(
                document instanceof JsonValueContext read ? read : json().read((String) document),
                path);
  }

  public JsonValueContext jsonValueExpression(String document) {
    return json().read(document);
  }

  public @Nullable Boolean isJsonValue(@Nullable String document) {
    return document == null ? null : json().read(document).exc == null;
  }

  public @Nullable Boolean isJsonObject(@Nullable String document) {
    return document == null ? null : json().read(document).obj instanceof Map;
  }

  public @Nullable Boolean isJsonArray(@Nullable String document) {
    return document == null ? null : json().read(document).obj instanceof Collection;
  }

  public @Nullable Boolean isJsonScalar(@Nullable String document) {
    if (document == null) {
      return null;
    }
    JsonValueContext read = json().read(document);
    return read.exc == null && !(read.obj instanceof Map) && !(read.obj instanceof Collection);
  }

  public @Nullable Integer jsonLength(JsonValueContext document) {
    return document.exc == null ? (Integer) length(document.obj) : null;
  }

  public @Nullable Integer jsonLength(JsonPathContext found) {
    return leads(found) && (found.obj != null || found.mode == PathMode.STRICT)
        ? (Integer) length(found.obj)
        : null;
  }

  private static int length(@Nullable Object value) {
    return value instanceof Collection<?> elements
        ? elements.size()
        : value instanceof Map<?, ?> members ? members.size() : 1;
  }

  public @Nullable String jsonKeys(JsonValueContext document) {
    return document.obj instanceof Map<?, ?> members ? json().text(members.keySet()) : null;
  }

  public @Nullable String jsonKeys(JsonPathContext found) {
    return leads(found) && found.obj instanceof Map<?, ?> members
        ? json().text(members.keySet())
        : null;
  }

  /** Whether a path leads somewhere; one that is none is an error. */
  private static boolean leads(JsonPathContext found) {
    Exception trouble = found.exc;
    if (trouble != null && String.valueOf(trouble.getMessage()).startsWith("Illegal jsonpath")) {
      throw GuardedJson.noPath();
    }
    return trouble == null;
  }

  public @Nullable String jsonType(JsonValueContext document) {
    return document.exc != null
        ? null
        : document.obj instanceof BigInteger || document.obj instanceof BigDecimal
            ? "DOUBLE" // a number that is too large for other types
            : JsonFunctions.jsonType(document);
  }

  public @Nullable Integer jsonDepth(JsonValueContext document) {
    return document.exc != null
        ? null
        : document.obj == null ? (Integer) 1 : JsonFunctions.jsonDepth(document);
  }

  public @Nullable String jsonPretty(JsonValueContext document) {
    return document.exc == null ? JsonFunctions.jsonPretty(document) : null;
  }

  public @Nullable Integer jsonStorageSize(JsonValueContext document) {
    return document.exc == null ? JsonFunctions.jsonStorageSize(document) : null;
  }

  public @Nullable String jsonRemove(JsonValueContext document, String... paths) {
    return document.obj == null ? ofNothing(document) : json().without(document, paths);
  }

  public @Nullable String jsonInsert(JsonValueContext document, Object... pairs) {
    return document.obj == null ? ofNothing(document) : json().with(document, true, false, pairs);
  }

  public @Nullable String jsonReplace(JsonValueContext document, Object... pairs) {
    return document.obj == null ? ofNothing(document) : json().with(document, false, true, pairs);
  }

  public @Nullable String jsonSet(JsonValueContext document, Object... pairs) {
    return document.obj == null ? ofNothing(document) : json().with(document, true, true, pairs);
  }

  /** The word null as it is; null if it is no JSON. */
  private static @Nullable String ofNothing(JsonValueContext document) {
    return document.exc == null ? "null" : null;
  }
}
