package dev.valvejdbc.client.webapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.valvejdbc.client.NoAnswerException;
import dev.valvejdbc.protocol.webapi.AnswerReason;
import java.io.IOException;

/** What a Web API method answered, unpacked. */
public final class WebApiBody {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final int OK = 200;

  /** Steam's code for a call that succeeded. */
  private static final int SUCCESS = 1;

  private final String call;
  private final String host;
  private final byte[] bytes;
  private final int result;

  /**
   * Keeps an answer.
   *
   * @param result Steam's own code for what came of the call, beside the status; empty for none
   */
  WebApiBody(String call, String host, byte[] bytes, String result) {
    this.call = call;
    this.host = host;
    this.bytes = bytes;
    this.result = result.matches("\\d{1,6}") ? Integer.parseInt(result) : SUCCESS;
  }

  int size() {
    return bytes.length;
  }

  /** The answer as text. */
  public String text() {
    return new String(bytes, UTF_8);
  }

  /**
   * Fails where the answer holds the service's reason for having nothing, in its body or beside it.
   *
   * @throws NoAnswerException with that reason
   */
  public void refuseReason() {
    String reason = AnswerReason.of(json());
    if (reason != null) {
      throw WebApiTrouble.ofReason(call, host, OK, reason);
    }
    if (result != SUCCESS) {
      throw WebApiTrouble.ofResult(call, host, result);
    }
  }

  /**
   * The answer, read as JSON: an object, a list, or null where the service has nothing.
   *
   * @throws NoAnswerException if it is none
   */
  public JsonNode json() {
    try {
      JsonNode answer = MAPPER.readTree(bytes);
      if (answer != null && (answer.isContainerNode() || answer.isNull())) {
        return answer;
      }
    } catch (IOException e) {
      throw WebApiTrouble.unreadable(call, host);
    }
    throw WebApiTrouble.unreadable(call, host);
  }
}
