package dev.valvejdbc.protocol.webapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.valvejdbc.wire.QuotedText;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the service's own words on why there is nothing to be had. */
public final class AnswerReason {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int LONGEST_BODY = 65_536;
  private static final int DEEPEST = 3;
  private static final int OK = 1;
  private static final List<String> WORDS = List.of("error", "errormessage", "error_message");

  /** What pages in HTML say beside their general advice. */
  private static final Pattern PAGE =
      Pattern.compile(
          "Required parameter '[^'<>]{1,60}' is missing|(?:Method|Interface) '[^'<>]{1,100}' not"
              + " found(?: in interface '[^'<>]{1,100}')?");

  private AnswerReason() {}

  /** What the body of an answer that failed says; null if it says nothing of its own. */
  public static @Nullable String ofBody(String body) {
    if (body.length() > LONGEST_BODY) {
      return null;
    }
    if (body.stripLeading().startsWith("{")) {
      try {
        return of(JSON.readTree(body));
      } catch (JsonProcessingException e) {
        return null;
      }
    }
    Matcher page = PAGE.matcher(body.replace("&#39;", "'").replace("&quot;", "'"));
    return page.find() ? QuotedText.of(page.group()) : null;
  }

  /** What an answer says that holds a reason instead of what was asked for; null for none. */
  public static @Nullable String of(JsonNode answer) {
    return of(answer, 0);
  }

  private static @Nullable String of(JsonNode node, int depth) {
    if (!node.isObject() || depth > DEEPEST) {
      return null;
    }
    for (String word : WORDS) {
      String text = node.path(word).asText("").strip();
      if (node.path(word).isTextual() && !text.isEmpty()) {
        return QuotedText.of(text);
      }
    }
    JsonNode success = node.has("success") ? node.path("success") : node.path("result");
    boolean failed = success.isBoolean() ? !success.asBoolean() : success.asInt(OK) != OK;
    String message = node.path("message").asText("").strip();
    if (failed && !message.isEmpty()) {
      return QuotedText.of(message);
    }
    for (JsonNode inner : node) {
      String found = of(inner, depth + 1);
      if (found != null) {
        return found;
      }
    }
    return null;
  }
}
