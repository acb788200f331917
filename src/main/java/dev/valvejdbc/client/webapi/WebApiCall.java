package dev.valvejdbc.client.webapi;

import dev.valvejdbc.protocol.webapi.ShownArguments;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A call of a Web API method.
 *
 * @param path such as {@code ISteamNews/GetNewsForApp/v2}
 * @param post whether by POST, which is never repeated
 * @param parameters in the order in which they are sent; the key is none of them
 * @param format json, xml or vdf
 */
public record WebApiCall(String path, boolean post, Map<String, String> parameters, String format) {
  /** The format in which answers are read. */
  public static final String JSON = "json";

  public WebApiCall {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /** The call as sentences name it, such as {@code ISteamNews/GetNewsForApp/v2 with appid=440}. */
  public String shown() {
    return path + ShownArguments.of(parameters);
  }

  /** A call by GET that is answered in JSON. */
  public static WebApiCall get(String path, Map<String, String> parameters) {
    return new WebApiCall(path, false, parameters, JSON);
  }
}
