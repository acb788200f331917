package dev.valvejdbc.fleet.webapi;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.valvejdbc.fleet.master.FleetList;
import dev.valvejdbc.fleet.master.ListEntry;
import dev.valvejdbc.fleet.world.FleetWorld;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A simulated Web API with fifty servers, and a plain caller of it. */
final class ApiClient implements AutoCloseable {
  static final String KEY = "00112233445566778899AABBCCDDEEFF";

  private final FleetList list;
  private final FleetWebApi api;
  private final HttpClient http = HttpClient.newHttpClient();
  private final JsonMapper mapper = new JsonMapper();

  ApiClient(long seed) throws IOException {
    List<ListEntry> entries = new ArrayList<>();
    for (int i = 1; i <= 50; i++) {
      entries.add(ListEntry.of("192.0.2." + i + ":27015", FleetWorld.server(i, 7)));
    }
    list = new FleetList(entries, Set.of());
    api = new FleetWebApi(list, seed, KEY);
  }

  FleetWebApi api() {
    return api;
  }

  List<ListEntry> entries() {
    return list.entries();
  }

  private HttpRequest.Builder request(String call) {
    return HttpRequest.newBuilder(URI.create(api.url() + "/" + call));
  }

  /** Asks by GET without a key. */
  HttpResponse<String> get(String call) throws Exception {
    return http.send(request(call).build(), BodyHandlers.ofString());
  }

  /** Asks by POST with a form. */
  HttpResponse<String> post(String call, String form) throws Exception {
    return http.send(
        request(call)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build(),
        BodyHandlers.ofString());
  }

  /** Asks by GET with a header. */
  HttpResponse<InputStream> get(String call, String header, String value) throws Exception {
    return http.send(request(call).header(header, value).build(), BodyHandlers.ofInputStream());
  }

  /** What a call without key answers. */
  JsonNode json(String call) throws Exception {
    return requireNonNull(mapper.readTree(get(call).body()));
  }

  /** What a call with the key answers. */
  JsonNode keyed(String call) throws Exception {
    return requireNonNull(mapper.readTree(get(call, "x-webapi-key", KEY).body()));
  }

  JsonNode posted(String call, String form) throws Exception {
    return requireNonNull(mapper.readTree(post(call, form).body()));
  }

  @Override
  public void close() {
    api.close();
  }
}
