package dev.valvejdbc.protocol.webapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.valvejdbc.wire.QuotedText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the arguments of a call as the method wants them, after looking whether they can be. */
public final class WebArguments {
  private static final int LONGEST = 8_000;
  private static final JsonMapper JSON = new JsonMapper();

  private final WebMethod method;
  private final Map<String, String> written = new LinkedHashMap<>();
  private final ObjectNode object = JsonNodeFactory.instance.objectNode();
  private boolean nested;

  private WebArguments(WebMethod method) {
    this.method = method;
  }

  /** Begins the arguments of a call. */
  public static WebArguments of(WebMethod method) {
    return new WebArguments(method);
  }

  /**
   * Adds the values of a parameter.
   *
   * @param values at least one
   * @throws IllegalArgumentException with a sentence, if a value cannot be one of the parameter's
   */
  public WebArguments add(WebParameter parameter, List<?> values) {
    List<String> texts = values.stream().map(v -> text(parameter, v)).toList();
    switch (parameter.style()) {
      case PLAIN -> written.put(parameter.name(), texts.get(0));
      case COMMA -> written.put(parameter.name(), String.join(",", texts));
      case BRACKETS -> {
        for (int i = 0; i < texts.size(); i++) {
          written.put(parameter.name() + "[" + i + "]", texts.get(i));
        }
      }
      case DIGITS -> {
        for (int i = 0; i < texts.size(); i++) {
          written.put(parameter.name() + i, texts.get(i));
        }
      }
    }
    String count = parameter.count();
    if (count != null) {
      written.put(count, String.valueOf(texts.size()));
    }
    if (parameter.style() == ParameterStyle.BRACKETS) {
      ArrayNode list = object.putArray(parameter.name());
      texts.forEach(list::add);
    } else {
      object.set(parameter.name(), node(parameter, String.join(",", texts)));
    }
    return this;
  }

  private JsonNode node(WebParameter parameter, String text) {
    if (parameter.type().equals("{message}")) {
      nested = true;
      try {
        return JSON.readTree(text);
      } catch (JsonProcessingException e) {
        throw new IllegalArgumentException(
            "the parameter " + parameter.name() + " takes a JSON object");
      }
    }
    return parameter.type().equals("bool")
        ? JsonNodeFactory.instance.booleanNode(text.equals("1"))
        : JsonNodeFactory.instance.textNode(text);
  }

  /** The arguments by name, as they are sent. */
  public Map<String, String> written() {
    return nested && method.isService()
        ? Map.of("input_json", object.toString())
        : Collections.unmodifiableMap(written);
  }

  /** A value as it is written where its type says nothing else. */
  public static String written(Object value) {
    return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
  }

  private static String text(WebParameter parameter, Object value) {
    String text = written(value);
    return switch (parameter.type()) {
      case "uint32" -> whole(parameter, text, BigInteger.ZERO, BigInteger.ONE.shiftLeft(32));
      case "uint64", "fixed64" ->
          whole(parameter, text, BigInteger.ZERO, BigInteger.ONE.shiftLeft(64));
      case "int32", "{enum}" ->
          whole(
              parameter, text, BigInteger.ONE.shiftLeft(31).negate(), BigInteger.ONE.shiftLeft(31));
      case "int64" ->
          whole(
              parameter, text, BigInteger.ONE.shiftLeft(63).negate(), BigInteger.ONE.shiftLeft(63));
      case "bool" -> truth(parameter, text);
      default -> plain(parameter, text);
    };
  }

  private static String whole(
      WebParameter parameter, String text, BigInteger least, BigInteger beyond) {
    String digits = text.strip();
    if (digits.matches("-?\\d{1,20}")) {
      BigInteger number = new BigInteger(digits);
      if (number.compareTo(least) >= 0 && number.compareTo(beyond) < 0) {
        return digits;
      }
    }
    throw refused(
        parameter, text, "a whole number from " + least + " to " + beyond.subtract(BigInteger.ONE));
  }

  private static String truth(WebParameter parameter, String text) {
    return switch (text.strip().toLowerCase(java.util.Locale.ROOT)) {
      case "1", "true" -> "1";
      case "0", "false" -> "0";
      default -> throw refused(parameter, text, "true or false");
    };
  }

  private static String plain(WebParameter parameter, String text) {
    if (text.length() > LONGEST || text.indexOf(0) >= 0) {
      throw refused(parameter, text, "a text of at most " + LONGEST + " characters");
    }
    return text;
  }

  private static IllegalArgumentException refused(
      WebParameter parameter, String text, String accepted) {
    return new IllegalArgumentException(
        "the parameter "
            + parameter.name()
            + " cannot be '"
            + QuotedText.of(text)
            + "': it takes "
            + accepted);
  }
}
