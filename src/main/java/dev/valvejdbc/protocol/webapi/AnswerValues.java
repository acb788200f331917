package dev.valvejdbc.protocol.webapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads members of answers; what is not of the declared type is null. */
public final class AnswerValues {
  private static final BigInteger MOST = BigInteger.ONE.shiftLeft(64);
  private static final long MOST_SECONDS = 253_402_300_799L; // the year 9999

  private AnswerValues() {}

  /**
   * The value of a member: a Long, Integer, BigDecimal, Double, Boolean or String by its type; a
   * time is a Long of milliseconds since 1970 began.
   */
  public static @Nullable Object of(JsonNode node, AnswerType type) {
    if (node.isMissingNode() || node.isNull()) {
      return null;
    }
    return switch (type) {
      case STEAMID -> {
        BigInteger number = whole(node);
        yield number == null || number.signum() < 0 || number.compareTo(MOST) >= 0
            ? null
            : number.longValue();
      }
      case UINT64 -> {
        BigInteger number = whole(node);
        yield number == null || number.signum() < 0 || number.compareTo(MOST) >= 0
            ? null
            : new BigDecimal(number);
      }
      case BIGINT -> {
        BigInteger number = whole(node);
        yield number == null || number.bitLength() > 63 ? null : number.longValue();
      }
      case INTEGER -> {
        BigInteger number = whole(node);
        yield number == null || number.bitLength() > 31 ? null : number.intValue();
      }
      case DOUBLE -> real(node);
      case BOOLEAN -> truth(node);
      case VARCHAR -> node.isValueNode() ? node.asText() : null;
      case TIME -> {
        BigInteger number = whole(node);
        yield number == null
                || number.signum() <= 0
                || number.compareTo(BigInteger.valueOf(MOST_SECONDS)) > 0
            ? null
            : number.longValue() * 1_000;
      }
      case JSON -> node.toString();
    };
  }

  private static @Nullable BigInteger whole(JsonNode node) {
    if (node.isIntegralNumber()) {
      return node.bigIntegerValue();
    }
    String text = node.isTextual() ? node.textValue().strip() : "";
    return text.matches("-?\\d{1,20}") ? new BigInteger(text) : null;
  }

  private static @Nullable Double real(JsonNode node) {
    if (node.isNumber()) {
      return node.doubleValue();
    }
    String text = node.isTextual() ? node.textValue().strip() : "";
    return text.matches("-?\\d{1,30}(\\.\\d{0,30})?([eE][+-]?\\d{1,3})?")
        ? Double.valueOf(text)
        : null;
  }

  private static @Nullable Boolean truth(JsonNode node) {
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    return switch (node.isValueNode() ? node.asText() : "") {
      case "1", "true" -> true;
      case "0", "false" -> false;
      default -> null;
    };
  }

  /** An element as JSON text, without the members that are shown nowhere. */
  public static String json(JsonNode node, List<String> secrets) {
    if (secrets.isEmpty() || !node.isContainerNode()) {
      return node.toString();
    }
    JsonNode copy = node.deepCopy();
    for (String secret : secrets) {
      copy.findParents(secret).forEach(p -> ((ObjectNode) p).remove(secret));
    }
    return copy.toString();
  }
}
