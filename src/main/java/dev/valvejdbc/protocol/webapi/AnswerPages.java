package dev.valvejdbc.protocol.webapi;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * How the next page of an answer is asked for: by a parameter whose value the page before tells.
 *
 * @param parameter such as cursor
 * @param next where its next value stands in an answer, from the root
 * @param more where the answer tells whether there is another page; null where it does not
 * @param first the value that the first page wants; null for none
 */
public record AnswerPages(
    String parameter, String next, @Nullable String more, @Nullable String first) {

  /** What a parameter of this name means in every method; null where it means no pages. */
  static @Nullable AnswerPages of(WebParameter parameter) {
    return switch (parameter.name()) {
      case "cursor" ->
          new AnswerPages(
              "cursor",
              "response.next_cursor",
              null,
              parameter.type().equals("string") ? "*" : null);
      case "last_appid" ->
          new AnswerPages("last_appid", "response.last_appid", "response.have_more_results", null);
      default -> null;
    };
  }

  /**
   * The parameter's value for the page behind one.
   *
   * @param sent the value that the page was asked with; null for none
   * @return null if that was the last
   */
  public @Nullable String next(JsonNode answer, @Nullable String sent) {
    if (more != null && !AnswerElement.at(answer, more).asBoolean()) {
      return null;
    }
    String value = AnswerElement.at(answer, next).asText("");
    boolean stays = value.equals(sent) || value.equals(first);
    return value.isEmpty() || value.equals("0") || stays ? null : value;
  }
}
