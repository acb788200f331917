package dev.valvejdbc.server.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.valvejdbc.script.Statements;
import dev.valvejdbc.server.http.Site;
import dev.valvejdbc.server.http.WebReply;
import dev.valvejdbc.server.http.WebRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The page: its files for whoever asks, all else for who shows the token. */
public final class Page implements Site, AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String API = "/api/";
  private static final String BEARER = "Bearer ";
  private static final String TYPE = "application/json";
  private static final String PARQUET = "application/vnd.apache.parquet";
  private static final String LINES = "application/x-ndjson;charset=utf-8";

  private final PageSettings settings;
  private final PageFiles files;
  private final Sessions sessions;
  private final Reading reading;

  /**
   * Makes a page.
   *
   * @param version of the program
   */
  public Page(PageSettings settings, String version) {
    this.settings = settings;
    files = new PageFiles(version);
    sessions = new Sessions(settings);
    reading = new Reading(settings, version);
  }

  /** Tells a browser that its request cannot be answered, and why. */
  private static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;
    private final int status;

    RefusedException(int status, String sentence) {
      super(sentence);
      this.status = status;
    }
  }

  @Override
  public boolean isCalled(String host) {
    return settings.hosts().test(host);
  }

  @Override
  public boolean serves(String method, String path) {
    return method.equals("GET") || (method.equals("POST") && path.startsWith(API));
  }

  @Override
  public void answer(WebRequest request, WebReply reply) throws IOException {
    if (request.method().equals("GET")) {
      files.send(request, reply);
      return;
    }
    try {
      if (!isPermitted(request.header("authorization"))) {
        throw new RefusedException(
            401, "This page needs the link that valve-sql open printed; its token is missing.");
      }
      JsonNode asked = JSON.readTree(request.body());
      if (asked == null || !asked.isObject()) {
        throw new RefusedException(400, "The request is no JSON object.");
      }
      answer(request, asked, reply);
    } catch (RefusedException e) {
      send(reply, e.status, Map.of("error", String.valueOf(e.getMessage())));
    } catch (JsonProcessingException e) {
      send(reply, 400, Map.of("error", "The request is no JSON."));
    } catch (SQLException e) {
      PageSettings.Failure failure = settings.sentences().apply(e);
      send(reply, 409, Map.of("error", failure.sentence(), "state", failure.state()));
    }
  }

  private boolean isPermitted(String authorization) {
    String token = settings.token();
    return token == null
        || (authorization.startsWith(BEARER)
            && MessageDigest.isEqual(
                authorization.substring(BEARER.length()).getBytes(StandardCharsets.UTF_8),
                token.getBytes(StandardCharsets.UTF_8)));
  }

  private void answer(WebRequest request, JsonNode asked, WebReply reply)
      throws IOException, SQLException, RefusedException {
    String remote = request.remote();
    switch (request.path().substring(API.length())) {
      case "open" -> {
        String name = sessions.open(remote);
        if (name == null) {
          throw new RefusedException(
              429, "There are as many pages open as may be; close one, or try again later.");
        }
        send(reply, 200, reading.about(name));
      }
      case "close" -> {
        sessions.close(asked.path("session").asText());
        send(reply, 200, Map.of());
      }
      case "library" -> send(reply, 200, reading.library());
      case "tables" -> send(reply, 200, reading.tables(session(asked, remote)));
      case "columns" ->
          send(
              reply,
              200,
              reading.columns(
                  session(asked, remote),
                  asked.path("schema").asText(),
                  asked.path("table").asText()));
      case "complete" ->
          send(
              reply,
              200,
              reading.offered(
                  session(asked, remote),
                  asked.path("text").asText(),
                  asked.path("cursor").asInt()));
      case "cancel" -> {
        session(asked, remote).stop(asked.path("run").asText());
        send(reply, 200, Map.of());
      }
      case "parquet" -> {
        Session unused = session(asked, remote); // who has none is refused
        parquet(asked, reply);
      }
      case "run" -> run(session(asked, remote), asked, reply);
      default -> throw new RefusedException(404, "There is nothing of that name.");
    }
  }

  private Session session(JsonNode asked, String remote) throws RefusedException {
    @Nullable Session session = sessions.get(asked.path("session").asText(), remote);
    if (session == null) {
      throw new RefusedException(410, "The session is over; the page was left alone for too long.");
    }
    return session;
  }

  /** Sends the rows of one of a script's statements, which is run again, as a Parquet file. */
  private void parquet(JsonNode asked, WebReply reply)
      throws IOException, SQLException, RefusedException {
    PageSettings.ParquetWriter writer = settings.parquet();
    List<String> statements = Statements.of(asked.path("sql").asText());
    int at = asked.path("result").asInt();
    if (writer == null || at < 0 || at >= statements.size()) {
      throw new RefusedException(404, "There is nothing of that name.");
    }
    Path file = Files.createTempFile("rows", ".parquet");
    try {
      writer.write(statements.get(at), file);
      if (Files.size(file) > settings.bounds().bytes()) {
        throw new RefusedException(
            413, "The file is too large for the page: use valve-sql --format parquet.");
      }
      reply.send(200, PageFiles.headers(PARQUET), Files.readAllBytes(file));
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private void run(Session session, JsonNode asked, WebReply reply)
      throws IOException, RefusedException {
    Map<String, String> parameters = new HashMap<>();
    asked
        .path("parameters")
        .fields()
        .forEachRemaining(p -> parameters.put(p.getKey(), p.getValue().asText()));
    LineBuffer lines = new LineBuffer();
    Script script =
        new Script(session.connection(), settings, asked.path("sql").asText(), parameters, lines);
    String run = asked.path("run").asText();
    if (!session.begin(run, script)) {
      throw new RefusedException(429, "This page runs as many statements as it may.");
    }
    try {
      new ScriptAnswer(session, script, lines).send(reply.stream(200, PageFiles.headers(LINES)));
    } finally {
      session.end(run);
    }
  }

  private static void send(WebReply reply, int status, Object answer) throws IOException {
    reply.send(status, PageFiles.headers(TYPE), JSON.writeValueAsBytes(answer));
  }

  /** Closes the sessions that nobody uses. */
  public void sweep() {
    sessions.sweep();
  }

  /** Ends what runs, and all sessions. */
  @Override
  public void close() {
    sessions.closeAll();
  }
}
