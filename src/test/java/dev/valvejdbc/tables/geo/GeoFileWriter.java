package dev.valvejdbc.tables.geo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes a small file in MaxMind's format for tests: networks of IPv4 and a record for each. */
public final class GeoFileWriter {
  private static final int EMPTY = -1;
  private static final byte[] MARKER = {(byte) 0xab, (byte) 0xcd, (byte) 0xef};

  private final List<int[]> nodes = new ArrayList<>();
  private final ByteArrayOutputStream data = new ByteArrayOutputStream();

  /** Writes nothing yet. */
  public GeoFileWriter() {
    node();
  }

  private int node() {
    nodes.add(new int[] {EMPTY, EMPTY});
    return nodes.size() - 1;
  }

  /** Adds a network, such as 203.0.113.0/24; a number in a record is one of 32 bits. */
  public GeoFileWriter with(String network, Map<String, ?> found) throws IOException {
    byte[] bits = InetAddress.getByName(network.replaceFirst("/.*", "")).getAddress();
    int length = Integer.parseInt(network.replaceFirst(".*/", ""));
    int at = 0;
    for (int i = 0; i < length; i++) {
      int side = bits[i / 8] >> (7 - i % 8) & 1;
      if (i == length - 1) {
        nodes.get(at)[side] = -2 - data.size();
      } else {
        if (nodes.get(at)[side] == EMPTY) {
          nodes.get(at)[side] = node();
        }
        at = nodes.get(at)[side];
      }
    }
    write(data, found);
    return this;
  }

  public Path to(Path file) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int[] node : nodes) {
      for (int side : node) {
        int record = side == EMPTY ? nodes.size() : side < EMPTY ? offset(side) : side;
        out.write(record >> 16);
        out.write(record >> 8);
        out.write(record);
      }
    }
    out.write(new byte[16]);
    data.writeTo(out);
    out.write(MARKER);
    out.write("MaxMind.com".getBytes(UTF_8));
    write(
        out,
        Map.of(
            "binary_format_major_version",
            2,
            "binary_format_minor_version",
            0,
            "build_epoch",
            1,
            "database_type",
            "Test",
            "description",
            Map.of(),
            "ip_version",
            4,
            "languages",
            List.of(),
            "node_count",
            nodes.size(),
            "record_size",
            24));
    return Files.write(file, out.toByteArray());
  }

  private int offset(int side) {
    return nodes.size() + 16 + (-2 - side);
  }

  private static void write(ByteArrayOutputStream out, Object value) throws IOException {
    if (value instanceof Map<?, ?> map) {
      out.write(7 << 5 | map.size());
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        write(out, entry.getKey());
        write(out, entry.getValue());
      }
    } else if (value instanceof List<?> list) {
      out.write(list.size());
      out.write(11 - 7);
    } else if (value instanceof String text) {
      byte[] bytes = text.getBytes(UTF_8);
      out.write(2 << 5 | Math.min(29, bytes.length));
      if (bytes.length >= 29) {
        out.write(bytes.length - 29);
      }
      out.write(bytes);
    } else if (value instanceof Integer number) {
      out.write(6 << 5 | 4);
      for (int shift = 24; shift >= 0; shift -= 8) {
        out.write(number >> shift);
      }
    }
  }
}
