package dev.valvejdbc.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A file of JSON, in which comments may stand.
 *
 * @param root what the file holds
 */
public record JsonFile(Path path, JsonNode root) {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(JsonParser.Feature.ALLOW_COMMENTS).build();

  /** A file that is no JSON, with a sentence. */
  public static final class SyntaxException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int line;

    SyntaxException(Path path, JsonProcessingException cause) {
      super(
          "The file " + path + " is no JSON, at line " + cause.getLocation().getLineNr() + ".",
          cause);
      line = cause.getLocation().getLineNr();
    }

    /** Where it is none, from 1. */
    public int line() {
      return line;
    }
  }

  /**
   * Reads a file.
   *
   * @throws SyntaxException if it is no JSON
   * @throws IOException with a sentence, if it cannot be read
   */
  public static JsonFile read(Path path) throws IOException {
    try {
      return new JsonFile(path, MAPPER.readTree(Files.readString(path)));
    } catch (JsonProcessingException e) {
      throw new SyntaxException(path, e);
    } catch (IOException e) {
      throw new IOException("The file " + path + " cannot be read.", e);
    }
  }

  /**
   * Reads each element of the list that a field of the file holds.
   *
   * @param each names an element, such as {@code A metric}
   * @throws IOException with a sentence that names what is wrong, or that there is no such list
   */
  public <T> List<T> list(String field, String each, Function<JsonNode, T> reader)
      throws IOException {
    List<T> elements = new ArrayList<>();
    for (JsonNode node : root.path(field)) {
      try {
        elements.add(reader.apply(node));
      } catch (RuntimeException e) {
        throw new IOException(each + " of " + path + " is wrong: " + e.getMessage(), e);
      }
    }
    if (elements.isEmpty()) {
      throw new IOException("The file " + path + " has no list '" + field + "'.");
    }
    return elements;
  }

  /**
   * The text of a field.
   *
   * @throws IllegalArgumentException with a clause, if there is none
   */
  public static String text(JsonNode node, String field) {
    @Nullable String text = node.path(field).textValue();
    if (text == null) {
      throw new IllegalArgumentException("it needs a text '" + field + "'");
    }
    return text;
  }

  /**
   * The words of a field that holds a list of texts, or one text with commas; none if it is not
   * there.
   */
  public static List<String> words(JsonNode node, String field) {
    JsonNode held = node.path(field);
    List<String> words = new ArrayList<>();
    if (held.isArray()) {
      held.forEach(n -> words.add(n.asText()));
    } else if (held.isTextual()) {
      words.addAll(List.of(held.asText().strip().split("\\s*,\\s*")));
    }
    return words;
  }

  /**
   * Makes sure that an object has no field but those which are known.
   *
   * @throws IllegalArgumentException with a clause that names the other one
   */
  public static void only(JsonNode node, List<String> known) {
    node.fieldNames()
        .forEachRemaining(
            field -> {
              if (!known.contains(field)) {
                throw new IllegalArgumentException(
                    "it has a '" + field + "'; known are " + String.join(", ", known));
              }
            });
  }
}
