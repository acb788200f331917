package dev.valvejdbc;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.valvejdbc.client.ServerAddress;
import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.sql.NamedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A user's file of properties and named servers, as JSON: properties by their names, and {@code
 * servers}, a list of objects. Anywhere in a text, {@code ${ENV:NAME}} stands for an environment
 * variable.
 *
 * @param properties as they would stand in a URL
 * @param servers the rows of my_servers
 * @param rconPasswords by address
 */
record ConfigFile(
    Map<String, String> properties, List<NamedServer> servers, Map<String, String> rconPasswords) {
  private static final String SERVERS = "servers";
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{ENV:([A-Za-z_][A-Za-z0-9_]*)}");

  @Override
  public String toString() {
    return "a config file of " + servers.size() + " servers"; // no password in it
  }

  ConfigFile {
    properties = Map.copyOf(properties);
    servers = List.copyOf(servers);
    rconPasswords = Map.copyOf(rconPasswords);
  }

  /**
   * Reads the file that a connection names, or the user's own if there is one.
   *
   * @param named null for the user's own
   * @throws SQLException with a sentence that names the file and what is wrong, but no value in it
   */
  static ConfigFile read(@Nullable String named, Map<String, String> environment)
      throws SQLException {
    Path file =
        named == null
            ? Path.of(System.getProperty("user.home", ""), ".valve-jdbc.json")
            : Path.of(named);
    if (named == null && !Files.isRegularFile(file)) {
      return new ConfigFile(Map.of(), List.of(), Map.of());
    }
    try {
      JsonNode root =
          JsonMapper.builder()
              .enable(JsonParser.Feature.ALLOW_COMMENTS)
              .build()
              .readTree(Files.readString(file));
      return new Reader(file, environment).read(root);
    } catch (JsonProcessingException e) {
      throw SqlError.CONFIG_FILE_SYNTAX.exception(file, e.getLocation().getLineNr());
    } catch (IOException e) {
      throw SqlError.CONFIG_FILE_UNREADABLE.because(e, file);
    }
  }

  private record Reader(Path file, Map<String, String> environment) {
    ConfigFile read(JsonNode root) throws SQLException {
      if (root == null || !root.isObject()) {
        throw wrong("it must be one JSON object");
      }
      Map<String, String> properties = new LinkedHashMap<>();
      List<NamedServer> servers = new ArrayList<>();
      Map<String, String> passwords = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> entry : root.properties()) {
        if (entry.getKey().equals(SERVERS)) {
          for (JsonNode server : entry.getValue()) {
            NamedServer named = server(server);
            servers.add(named);
            if (named.hasRcon()) {
              passwords.put(named.addr(), text(server.path("rconPassword")));
            }
          }
        } else if (entry.getValue().isValueNode()) {
          properties.put(entry.getKey(), text(entry.getValue()));
        } else {
          throw wrong("'" + entry.getKey() + "' must be a text, a number or true or false");
        }
      }
      return new ConfigFile(properties, servers, passwords);
    }

    private NamedServer server(JsonNode node) throws SQLException {
      for (String field : (Iterable<String>) node::fieldNames) {
        if (!List.of("name", "addr", "tags", "rconPassword").contains(field)) {
          throw wrong(
              "a server has '" + field + "'; it may have name, addr, tags and rconPassword");
        }
      }
      if (!node.path("name").isTextual() || !node.path("addr").isTextual()) {
        throw wrong("every server needs a name and an addr");
      }
      String addr = text(node.path("addr"));
      try {
        ServerAddress.parse(addr);
      } catch (IllegalArgumentException e) {
        throw wrong("the addr '" + addr + "' is none: " + e.getMessage());
      }
      return new NamedServer(
          text(node.path("name")), addr, tags(node.path("tags")), node.has("rconPassword"));
    }

    private String tags(JsonNode node) throws SQLException {
      if (!node.isArray()) {
        return node.isTextual() ? text(node) : "";
      }
      List<String> tags = new ArrayList<>();
      for (JsonNode tag : node) {
        tags.add(text(tag));
      }
      return String.join(",", tags);
    }

    private String text(JsonNode node) throws SQLException {
      Matcher matcher = VARIABLE.matcher(node.asText());
      StringBuilder text = new StringBuilder();
      while (matcher.find()) {
        String value = environment.get(matcher.group(1));
        if (value == null) {
          throw wrong("the environment variable " + matcher.group(1) + " is not set");
        }
        matcher.appendReplacement(text, Matcher.quoteReplacement(value));
      }
      return matcher.appendTail(text).toString();
    }

    private SQLException wrong(String what) {
      return SqlError.CONFIG_FILE_WRONG.exception(file, what);
    }
  }
}
