package dev.valvejdbc.guard;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.DocumentContext;
import com.jayway.jsonpath.InvalidJsonException;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.Option;
import com.jayway.jsonpath.PathNotFoundException;
import com.jayway.jsonpath.spi.json.JacksonJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import com.jayway.jsonpath.spi.mapper.MappingProvider;
import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.errors.StatementException;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.runtime.JsonFunctions.JsonPathContext;
import org.apache.calcite.runtime.JsonFunctions.JsonValueContext;
import org.apache.calcite.runtime.JsonFunctions.PathMode;
import org.jspecify.annotations.Nullable;

/**
 * Finds what stands at a path of a JSON document: each look at a part of it is a step, since a path
 * may look at each part as often as there are parts.
 */
final class GuardedJson {
  private static final Pattern MODE =
      Pattern.compile("\\s*(strict|lax)\\s+(\\S.*)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** A path in which texts were matched with a pattern of Java's could take for ever. */
  private static final Pattern MATCHES = Pattern.compile("'[^']*'|\"[^\"]*\"|(=~)");

  /** Where there may be a number that DOUBLE cannot hold. */
  private static final Pattern FAR = Pattern.compile("\\d[eE][+-]?\\d{3}");

  /** Where the library thinks that something began, in words about itself. */
  private static final Pattern PLACE = Pattern.compile(" ?\\(start marker at \\[[^]]*]\\)");

  /** The last step of a path: a name, a name in brackets, or a place. */
  private static final Pattern LAST =
      Pattern.compile("(.*?)(?:\\.([^.\\[\\]]+)|\\[['\"]([^'\"]*)['\"]]|\\[\\d+])", Pattern.DOTALL);

  private static final int MOST_DIGITS = 1000;

  private static final MappingProvider MAPPING = new JacksonMappingProvider();

  private final Steps steps;
  private final JacksonJsonProvider provider;

  GuardedJson(Steps steps) {
    this.steps = steps;
    this.provider = new SteppedProvider(steps);
  }

  /** Reads a document; what is none is told by what wants something of it. */
  JsonValueContext read(String text) {
    try {
      ObjectReader reader = provider.getObjectMapper().reader();
      SteppedReader stepped = new SteppedReader(text, steps);
      return JsonValueContext.withJavaObj(
          FAR.matcher(text).find()
              ? exact(
                  reader
                      .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                      .readValue(stepped, Object.class))
              : reader.readValue(stepped, Object.class));
    } catch (JsonProcessingException e) {
      String said = PLACE.matcher(e.getOriginalMessage()).replaceAll("");
      return JsonValueContext.withException(new InvalidJsonException(said));
    } catch (IOException e) {
      return JsonValueContext.withException(e);
    }
  }

  /** A document whose numbers are exact where DOUBLE cannot hold them, and DOUBLE elsewhere. */
  private @Nullable Object exact(@Nullable Object value) throws JsonProcessingException {
    steps.take();
    if (value instanceof Map<?, ?> members) {
      Map<Object, @Nullable Object> exact = new LinkedHashMap<>();
      for (Map.Entry<?, ?> member : members.entrySet()) {
        exact.put(member.getKey(), exact(member.getValue()));
      }
      return exact;
    }
    if (value instanceof Collection<?> elements) {
      List<@Nullable Object> exact = new ArrayList<>();
      for (Object element : elements) {
        exact.add(exact(element));
      }
      return exact;
    }
    if (!(value instanceof BigDecimal number)) {
      return value;
    }
    if (Math.abs(number.scale()) > MOST_DIGITS) {
      throw new JsonParseException(null, "A number has more digits than " + MOST_DIGITS);
    }
    double near = number.doubleValue();
    return Double.isInfinite(near) || (near == 0 && number.signum() != 0) ? number : near;
  }

  /** What stands at a path that may begin with lax or strict, as Calcite's functions take it. */
  JsonPathContext at(JsonValueContext document, String path) {
    Matcher said = MODE.matcher(path);
    boolean moded = said.matches();
    boolean lax = moded && said.group(1).toLowerCase(Locale.ROOT).equals("lax");
    String wanted = moded ? said.group(2) : path;
    refuseMatching(wanted);
    Exception trouble = document.exc;
    if (trouble != null) {
      return lax
          ? JsonPathContext.withJavaObj(PathMode.LAX, null)
          : JsonPathContext.withStrictException(path, trouble);
    }
    if (document.obj == null) { // the word null, in which Calcite finds nothing, either
      return JsonPathContext.withUnknownException(new NullPointerException(path));
    }
    try {
      Object found = JsonPath.parse(document.obj, how(lax)).read(wanted);
      return JsonPathContext.withJavaObj(lax ? PathMode.LAX : PathMode.STRICT, found);
    } catch (StatementException e) {
      throw e;
    } catch (PathNotFoundException e) { // nothing is there, unless strict calls that an error
      return moded
          ? JsonPathContext.withStrictException(path, e)
          : JsonPathContext.withJavaObj(PathMode.LAX, null);
    } catch (RuntimeException e) {
      return JsonPathContext.withStrictException(path, e);
    }
  }

  /** A document without what stands at paths. */
  String without(JsonValueContext document, @Nullable String... paths) {
    DocumentContext left = JsonPath.parse(document.obj, how(true));
    for (String path : paths) {
      if (path != null && (found(left, path) != null || isThere(left, path))) {
        left.delete(path);
      }
    }
    return left.jsonString();
  }

  private @Nullable Object found(DocumentContext document, String path) {
    refuseMatching(path);
    try {
      return document.read(path);
    } catch (InvalidPathException e) {
      throw noPath();
    }
  }

  /** Whether something stands at a path, if only the word null. */
  private boolean isThere(DocumentContext document, String path) {
    try {
      Object whole = document.json();
      JsonPath.parse(whole, how(false)).read(path);
      return true;
    } catch (PathNotFoundException e) {
      return false;
    }
  }

  /** The error for a path that is none. */
  static StatementException noPath() {
    return SqlError.FUNCTION_ARGUMENT.saying(
        "A function of JSON takes a path such as $.tags[0]; this is none.");
  }

  /**
   * A document with other values at paths.
   *
   * @param inserting whether there may be nothing at a path
   * @param replacing whether there may be something
   * @param pairs paths and values, in turns
   */
  String with(
      JsonValueContext document, boolean inserting, boolean replacing, @Nullable Object... pairs) {
    DocumentContext changed = JsonPath.parse(document.obj, how(true));
    for (int i = 0; i + 1 < pairs.length; i += 2) {
      String path = String.valueOf(pairs[i]);
      Matcher parts = LAST.matcher(path);
      boolean there = found(changed, path) != null;
      if (there && replacing) {
        changed = replaced(changed, path, pairs[i + 1]);
      } else if (!there && inserting && parts.matches()) {
        insert(changed, parts, pairs[i + 1]);
      }
    }
    return changed.jsonString();
  }

  private DocumentContext replaced(DocumentContext document, String path, @Nullable Object value) {
    return path.equals("$") ? JsonPath.parse(value, how(true)) : document.set(path, value);
  }

  private static void insert(DocumentContext document, Matcher parts, @Nullable Object value) {
    String above = parts.group(1);
    String name = parts.group(2) == null ? parts.group(3) : parts.group(2);
    Object parent = document.read(above);
    if (parent instanceof Map && name != null) {
      document.put(above, name, value);
    } else if (parent instanceof Collection) {
      document.add(above, value);
    }
  }

  /** A value as JSON. */
  String text(Object value) {
    return provider.toJson(value);
  }

  private Configuration how(boolean lax) {
    Configuration.ConfigurationBuilder how =
        Configuration.builder().jsonProvider(provider).mappingProvider(MAPPING);
    return (lax ? how.options(Option.SUPPRESS_EXCEPTIONS) : how).build();
  }

  private void refuseMatching(String path) {
    steps.take(path.length() >> 4);
    Matcher parts = MATCHES.matcher(path);
    while (parts.find()) {
      if (parts.group(1) != null) {
        throw SqlError.PATTERN.saying(
            "A path in JSON cannot match patterns by =~; match what JSON_VALUE finds there by ~.");
      }
    }
  }

  /** Counts how often a document is looked at. */
  private static final class SteppedProvider extends JacksonJsonProvider {
    private final Steps steps;

    SteppedProvider(Steps steps) {
      this.steps = steps;
    }

    @Override
    public boolean isArray(Object value) {
      steps.take();
      return super.isArray(value);
    }

    @Override
    public boolean isMap(Object value) {
      steps.take();
      return super.isMap(value);
    }

    @Override
    public @Nullable Object getArrayIndex(Object array, int index) {
      steps.take();
      return super.getArrayIndex(array, index);
    }

    @Override
    public @Nullable Object getMapValue(Object map, String key) {
      steps.take();
      return super.getMapValue(map, key);
    }

    /** What is found is gathered in an array. */
    @Override
    public void setArrayIndex(Object array, int index, Object value) {
      steps.list(index);
      super.setArrayIndex(array, index, value);
    }

    @Override
    public Collection<String> getPropertyKeys(Object map) {
      steps.take();
      return super.getPropertyKeys(map);
    }
  }
}
