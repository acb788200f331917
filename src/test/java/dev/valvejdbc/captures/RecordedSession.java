package dev.valvejdbc.captures;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The recorded answers of one real server and what they say.
 *
 * @param name of the recording
 * @param datagrams in order of arrival
 * @param messages what they decode to, after reassembly
 */
public record RecordedSession(String name, List<byte[]> datagrams, List<JsonNode> messages) {

  /** All sessions in a folder of recordings with decoded messages. */
  public static List<RecordedSession> all(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(f -> f.toString().endsWith(".raw"))
          .sorted()
          .map(f -> read(folder, f))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RecordedSession read(Path folder, Path raw) {
    try {
      Path decoded = Path.of(raw.toString().replaceAll("\\.raw$", ".decoded.json"));
      List<JsonNode> messages = new ArrayList<>();
      new ObjectMapper().readTree(decoded.toFile()).forEach(messages::add);
      return new RecordedSession(
          folder.relativize(raw).toString(), datagrams(raw), List.copyOf(messages));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The datagrams of a file of hexadecimal lines. */
  public static List<byte[]> datagrams(Path raw) throws IOException {
    try (Stream<String> lines = Files.lines(raw)) {
      return lines
          .map(String::trim)
          .filter(l -> !l.isEmpty())
          .map(HexFormat.of()::parseHex)
          .toList();
    }
  }

  /** The datagrams that make up the messages of a type, such as {@code 0x44}, as they arrived. */
  public List<byte[]> datagramsOf(List<String> types) {
    return datagrams.stream().filter(d -> types.contains(typeOf(d))).toList();
  }

  private String typeOf(byte[] datagram) {
    if (datagram[0] == -1) {
      return String.format(Locale.ROOT, "0x%02x", datagram[4]);
    }
    long id =
        Integer.toUnsignedLong(
            java.nio.ByteBuffer.wrap(datagram).order(java.nio.ByteOrder.LITTLE_ENDIAN).getInt(4));
    return messages.stream()
        .filter(
            m -> m.path("transport").asText().equals("split") && matches(m.path("split_id"), id))
        .map(m -> m.path("type").asText())
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + ": no message has the split id " + id));
  }

  private static boolean matches(JsonNode splitId, long id) {
    return splitId.isNumber() ? splitId.asLong() == id : Long.decode(splitId.asText()) == id;
  }

  /** The last message of the best type among those given, null if there is none. */
  public JsonNode message(String... types) {
    for (String type : types) {
      List<JsonNode> ofType =
          messages.stream().filter(m -> m.path("type").asText().equals(type)).toList();
      if (!ofType.isEmpty()) {
        return ofType.get(ofType.size() - 1);
      }
    }
    return null;
  }

  @Override
  public String toString() {
    return name;
  }
}
