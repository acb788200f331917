package dev.valvejdbc.options;

import com.fasterxml.jackson.databind.JsonNode;
import dev.valvejdbc.errors.SqlError;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one object of the config file, field by field: what is asked for is what it may have.
 * {@code ${ENV:NAME}} in a text stands for an environment variable.
 */
final class ConfigObject {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{ENV:([A-Za-z_][A-Za-z0-9_]*)}");

  private final Path file;
  private final Map<String, String> environment;
  private final String what;
  private final JsonNode node;
  private final List<String> missing;
  private final List<String> asked = new ArrayList<>();

  /**
   * Makes a reader.
   *
   * @param what names the object to the user, such as {@code a server}
   */
  ConfigObject(Path file, Map<String, String> environment, String what, JsonNode node) {
    this(file, environment, what, node, new ArrayList<>());
  }

  private ConfigObject(
      Path file,
      Map<String, String> environment,
      String what,
      JsonNode node,
      List<String> missing) {
    this.missing = missing;
    this.file = file;
    this.environment = environment;
    this.what = what;
    this.node = node;
  }

  /** The text of a field; null where the field is not there. */
  @Nullable String text(String field) throws SQLException {
    return textOrNull(field, field(field));
  }

  /**
   * The text of a secret; null where the field is not there, or where a variable in it is not set:
   * what does not need the secret goes on working without.
   */
  @Nullable String secret(String field) throws SQLException {
    return secret(field, field(field));
  }

  private @Nullable String secret(String field, JsonNode value) throws SQLException {
    String unset = unset(value.asText());
    if (unset == null) {
      return textOrNull(field, value);
    }
    missing.add(
        file
            + ": the environment variable "
            + unset
            + " is not set, so "
            + what
            + " has no "
            + field
            + ".");
    return null;
  }

  /** Sentences about secrets that are not there since their variables are not set. */
  List<String> missing() {
    return List.copyOf(missing);
  }

  private @Nullable String unset(String text) {
    return VARIABLE
        .matcher(text)
        .results()
        .map(variable -> variable.group(1))
        .filter(name -> !environment.containsKey(name))
        .findFirst()
        .orElse(null);
  }

  private @Nullable String textOrNull(String field, JsonNode value) throws SQLException {
    return value.isMissingNode() || value.isNull() ? null : text(field, value);
  }

  /** A list of texts in one, separated by commas, whether it is written as a list or as a text. */
  String words(String field) throws SQLException {
    JsonNode value = field(field);
    if (!value.isArray()) {
      String text = textOrNull(field, value);
      return text == null ? "" : text;
    }
    List<String> words = new ArrayList<>();
    for (JsonNode word : value) {
      words.add(text(field, word));
    }
    return String.join(",", words);
  }

  /** The objects in a list; none where the field is not there. */
  List<ConfigObject> objects(String field, String what) throws SQLException {
    JsonNode value = field(field);
    if (!value.isMissingNode() && !value.isArray()) {
      throw wrong("'" + field + "' must be a list");
    }
    List<ConfigObject> objects = new ArrayList<>();
    for (JsonNode object : value) {
      objects.add(new ConfigObject(file, environment, what, object, missing));
    }
    return objects;
  }

  /** The objects in an object, by their names; none where the field is not there. */
  Map<String, ConfigObject> named(String field, String what) throws SQLException {
    JsonNode value = field(field);
    if (!value.isMissingNode() && !value.isObject()) {
      throw wrong("'" + field + "' must be an object");
    }
    Map<String, ConfigObject> objects = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : value.properties()) {
      objects.put(
          entry.getKey(), new ConfigObject(file, environment, what, entry.getValue(), missing));
    }
    return objects;
  }

  /** The texts in an object, by their names in their order; none where the field is not there. */
  Map<String, String> texts(String field) throws SQLException {
    JsonNode value = field(field);
    if (!value.isMissingNode() && !value.isObject()) {
      throw wrong("'" + field + "' must be an object");
    }
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : value.properties()) {
      texts.put(entry.getKey(), text(entry.getKey(), entry.getValue()));
    }
    return texts;
  }

  /** Leaves a field to who reads it elsewhere. */
  void leave(String field) {
    field(field);
  }

  /** Every field that was not asked for; each must be a single value. */
  Map<String, String> others() throws SQLException {
    Map<String, String> others = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (!asked.contains(entry.getKey())) {
        String name = entry.getKey();
        boolean secret =
            ConnectionProperties.named(name).filter(p -> p.form().isSecret()).isPresent();
        String text = secret ? secret(name, entry.getValue()) : text(name, entry.getValue());
        if (text != null) {
          others.put(name, text);
        }
      }
    }
    return others;
  }

  /** Refuses a field that was not asked for. */
  void end() throws SQLException {
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (!asked.contains(entry.getKey())) {
        int last = asked.size() - 1;
        String known = String.join(", ", asked.subList(0, last)) + " and " + asked.get(last);
        throw wrong(
            what + " has '" + PropertyErrors.shownName(entry.getKey()) + "'; it may have " + known);
      }
    }
  }

  SQLException wrong(String complaint) {
    return SqlError.CONFIG_FILE_WRONG.exception(file, complaint);
  }

  private JsonNode field(String field) {
    asked.add(field);
    return node.path(field);
  }

  private String text(String field, JsonNode value) throws SQLException {
    if (!value.isValueNode()) {
      throw wrong(
          "'" + PropertyErrors.shownName(field) + "' must be a text, a number or true or false");
    }
    String unset = unset(value.asText());
    if (unset != null) {
      throw wrong("the environment variable " + unset + " is not set");
    }
    return VARIABLE
        .matcher(value.asText())
        .replaceAll(
            variable ->
                Matcher.quoteReplacement(
                    Objects.requireNonNull(environment.get(variable.group(1)))));
  }
}
