package dev.valvejdbc.protocol.webapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.valvejdbc.protocol.webapi.WebMethod.KeyUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the methods that the service lists. */
final class ListedMethods {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,99}");
  private static final Pattern PARAMETER =
      Pattern.compile("([A-Za-z_][A-Za-z0-9_]{0,99}?)(\\[0]|0)?");
  private static final Set<String> COUNTS =
      Set.of("itemcount", "collectioncount", "count", "class_count");
  private static final Set<String> OF_EVERY_CALL = Set.of("key", "format", "access_token");
  private static final int MOST_METHODS = 20_000;
  private static final int LONGEST = 500;

  private ListedMethods() {}

  static List<WebMethod> read(JsonNode listed) {
    List<WebMethod> methods = new ArrayList<>();
    JsonNode interfaces = listed.path("apilist").path("interfaces");
    if (interfaces.isArray()) {
      for (JsonNode each : interfaces) {
        for (JsonNode method : each.path("methods")) {
          add(each.path("name").asText(""), method.path("name").asText(""), method, methods);
        }
      }
    } else {
      for (Map.Entry<String, JsonNode> each : listed.properties()) {
        for (Map.Entry<String, JsonNode> method : each.getValue().properties()) {
          add(each.getKey(), method.getKey(), method.getValue(), methods);
        }
      }
    }
    return methods;
  }

  private static void add(
      String interfaceName, String name, JsonNode method, List<WebMethod> methods) {
    int version = method.path("version").asInt(1);
    if (!NAME.matcher(interfaceName).matches()
        || !NAME.matcher(name).matches()
        || version < 1
        || version > 9_999
        || methods.size() >= MOST_METHODS) {
      return;
    }
    KeyUse key = KeyUse.NONE;
    List<JsonNode> own = new ArrayList<>();
    for (JsonNode parameter : method.path("parameters")) {
      String parameterName = parameter.path("name").asText("");
      if (parameterName.equals("key")) {
        key = parameter.path("optional").asBoolean() ? KeyUse.OPTIONAL : KeyUse.REQUIRED;
      } else if (!OF_EVERY_CALL.contains(parameterName)) {
        own.add(parameter);
      }
    }
    methods.add(
        new WebMethod(
            interfaceName,
            name,
            version,
            method.path("httpmethod").asText("GET").equalsIgnoreCase("POST"),
            key,
            shortened(method.path("description").asText("")),
            parameters(own),
            AnswerShape.UNKNOWN));
  }

  private static List<WebParameter> parameters(List<JsonNode> listed) {
    boolean anyList = listed.stream().anyMatch(p -> style(p) != ParameterStyle.PLAIN);
    String count = null;
    for (JsonNode parameter : listed) {
      String name = parameter.path("name").asText("");
      if (anyList && COUNTS.contains(name)) {
        count = name;
      }
    }
    List<WebParameter> parameters = new ArrayList<>();
    for (JsonNode parameter : listed) {
      WebParameter read = parameter(parameter, count);
      boolean twice =
          read != null && parameters.stream().anyMatch(p -> p.name().equalsIgnoreCase(read.name()));
      if (read != null && !twice && !read.name().equals(count)) {
        parameters.add(read);
      }
    }
    return parameters;
  }

  private static @Nullable WebParameter parameter(JsonNode parameter, @Nullable String count) {
    Matcher name = PARAMETER.matcher(parameter.path("name").asText(""));
    if (!name.matches()) {
      return null;
    }
    ParameterStyle style = style(parameter);
    String type = parameter.path("type").asText("string").replace("[]", "");
    boolean optional = parameter.path("optional").asBoolean() || type.equals("bool");
    return new WebParameter(
        style == ParameterStyle.PLAIN ? name.group() : String.valueOf(name.group(1)),
        type,
        !optional,
        style,
        style == ParameterStyle.PLAIN ? null : count,
        1,
        null,
        shortened(parameter.path("description").asText("")));
  }

  private static ParameterStyle style(JsonNode parameter) {
    String name = parameter.path("name").asText("");
    if (name.endsWith("[0]") || parameter.path("type").asText("").endsWith("[]")) {
      return ParameterStyle.BRACKETS;
    }
    return name.endsWith("id0") ? ParameterStyle.DIGITS : ParameterStyle.PLAIN;
  }

  private static String shortened(String text) {
    String plain = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return plain.length() > LONGEST ? plain.substring(0, LONGEST) + "…" : plain;
  }
}
