package dev.valvejdbc.client.webapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.valvejdbc.client.NoAnswerException;
import java.io.IOException;

/** What a Web API method answered, unpacked. */
public final class WebApiBody {
  private static final JsonMapper MAPPER = new JsonMapper();

  private final String path;
  private final String host;
  private final byte[] bytes;

  WebApiBody(String path, String host, byte[] bytes) {
    this.path = path;
    this.host = host;
    this.bytes = bytes;
  }

  int size() {
    return bytes.length;
  }

  /** The answer as text. */
  public String text() {
    return new String(bytes, UTF_8);
  }

  /**
   * The answer, read as a JSON object.
   *
   * @throws NoAnswerException if it is none
   */
  public JsonNode json() {
    try {
      JsonNode answer = MAPPER.readTree(bytes);
      if (answer != null && answer.isObject()) {
        return answer;
      }
    } catch (IOException e) {
      throw WebApiTrouble.unreadable(path, host);
    }
    throw WebApiTrouble.unreadable(path, host);
  }
}
