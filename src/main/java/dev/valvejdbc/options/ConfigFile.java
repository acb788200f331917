package dev.valvejdbc.options;

import com.fasterxml.jackson.databind.JsonNode;
import dev.valvejdbc.client.ServerAddress;
import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.json.JsonFile;
import dev.valvejdbc.protocol.TextEncoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A user's file of properties and named servers, as JSON: properties by their names, and {@code
 * servers}, a list of objects.
 *
 * @param properties as they would stand in a URL
 * @param servers the rows of my_servers
 * @param databases those of the user's own that stand beside the game servers
 * @param views queries that stand beside the tables, by their names in their order
 * @param warnings sentences about secrets that are missing
 */
public record ConfigFile(
    Map<String, String> properties,
    List<NamedServer> servers,
    List<AttachedDatabase> databases,
    Map<String, String> views,
    List<String> warnings) {
  /** What other readers of the file look for. */
  private static final List<String> OF_COMMANDS = List.of("recordings", "metrics", "alerts");

  private static final Form<Secret> PASSWORD = Form.password("a console password");

  public ConfigFile {
    properties = Map.copyOf(properties);
    servers = List.copyOf(servers);
    warnings = List.copyOf(warnings);
    databases = List.copyOf(databases);
    views = Collections.unmodifiableMap(new LinkedHashMap<>(views));
  }

  @Override
  public String toString() {
    return "a config file of " + servers.size() + " servers"; // properties may be secrets
  }

  /** Reads the user's own file, .valve-jdbc.json of the home directory, if there is one. */
  static ConfigFile ofUser(Map<String, String> environment) throws SQLException {
    Path file = Path.of(System.getProperty("user.home", ""), ".valve-jdbc.json");
    return Files.isRegularFile(file)
        ? read(file, environment)
        : new ConfigFile(Map.of(), List.of(), List.of(), Map.of(), List.of());
  }

  /**
   * Reads a file.
   *
   * @throws SQLException with a sentence that names the file and what is wrong, but no secret in it
   */
  public static ConfigFile read(Path file, Map<String, String> environment) throws SQLException {
    JsonNode root;
    try {
      root = JsonFile.read(file).root();
    } catch (JsonFile.SyntaxException e) {
      throw SqlError.CONFIG_FILE_SYNTAX.exception(file, e.line());
    } catch (IOException e) {
      throw SqlError.CONFIG_FILE_UNREADABLE.because(e, file);
    }
    ConfigObject object = new ConfigObject(file, environment, "the file", root);
    if (!root.isObject()) {
      throw object.wrong("it must be one JSON object");
    }
    List<NamedServer> servers = new ArrayList<>();
    for (ConfigObject server : object.objects("servers", "a server")) {
      servers.add(server(server));
    }
    List<AttachedDatabase> databases = new ArrayList<>();
    for (Map.Entry<String, ConfigObject> entry :
        object.named("databases", "a database").entrySet()) {
      databases.add(database(entry.getKey(), entry.getValue()));
    }
    Map<String, String> views = object.texts("views");
    OF_COMMANDS.forEach(object::leave);
    return new ConfigFile(object.others(), servers, databases, views, object.missing());
  }

  private static Secret secret(ConfigObject server, String password) throws SQLException {
    try {
      return PASSWORD.parse(password.strip());
    } catch (IllegalArgumentException e) {
      throw server.wrong("an rconPassword has " + e.getMessage());
    }
  }

  private static NamedServer server(ConfigObject server) throws SQLException {
    String name = server.text("name");
    String addr = server.text("addr");
    String tags = server.words("tags");
    String password = server.secret("rconPassword");
    TextEncoding encoding = encoding(server);
    server.end();
    if (name == null || addr == null) {
      throw server.wrong("every server needs a name and an addr");
    }
    try {
      ServerAddress.parse(addr);
    } catch (IllegalArgumentException e) {
      throw server.wrong(
          PropertyErrors.mayHoldSecret(addr)
              ? "an addr is none: write host:port or [v6]:port, without user or password"
              : "the addr '" + addr + "' is none: " + e.getMessage());
    }
    return new NamedServer(
        name, addr, tags, password == null ? null : secret(server, password), encoding);
  }

  private static AttachedDatabase database(String name, ConfigObject database) throws SQLException {
    String url = database.text("url");
    String user = database.text("user");
    String password = database.secret("password");
    database.end();
    if (url == null) {
      throw database.wrong("every database needs a url: jdbc:…, or the path of a folder");
    }
    try {
      return new AttachedDatabase(name, url, user, password == null ? null : new Secret(password));
    } catch (IllegalArgumentException e) {
      throw database.wrong("" + e.getMessage());
    }
  }

  private static @Nullable TextEncoding encoding(ConfigObject server) throws SQLException {
    String name = server.text("encoding");
    try {
      return name == null ? null : TextEncoding.of(name);
    } catch (IllegalArgumentException e) {
      throw server.wrong(
          "the encoding '" + name + "' of a server is none; write auto, or a charset's name");
    }
  }
}
