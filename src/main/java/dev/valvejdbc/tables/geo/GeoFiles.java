package dev.valvejdbc.tables.geo;

import com.maxmind.db.Reader;
import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.tables.AddressFacts;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Files in MaxMind's format, asked in their order. Reads the records of GeoLite2, GeoIP2 and DB-IP,
 * and flat ones as of IPinfo. Safe for many threads.
 */
public final class GeoFiles implements AddressFacts, AutoCloseable {
  private final List<Reader> readers = new ArrayList<>();

  /**
   * Opens files, without reading them whole.
   *
   * @return null where there are none
   * @throws SQLException with a sentence that names the file that is none
   */
  public static @Nullable GeoFiles of(List<Path> files) throws SQLException {
    return files.isEmpty() ? null : new GeoFiles(files);
  }

  private GeoFiles(List<Path> files) throws SQLException {
    for (Path file : files) {
      try {
        readers.add(new Reader(file.toFile(), Reader.FileMode.MEMORY_MAPPED));
      } catch (IOException | RuntimeException e) {
        close();
        throw SqlError.GEO_FILE.because(e, file);
      }
    }
  }

  @Override
  public @Nullable String country(InetAddress address) {
    for (Map<?, ?> facts : facts(address)) {
      Object country = facts.get("country");
      String code = text(country instanceof Map<?, ?> m ? m.get("iso_code") : country);
      code = code == null || code.length() != 2 ? text(facts.get("country_code")) : code;
      if (code != null) {
        return code;
      }
    }
    return null;
  }

  @Override
  public @Nullable String continent(InetAddress address) {
    for (Map<?, ?> facts : facts(address)) {
      Object continent = facts.get("continent");
      String code = text(continent instanceof Map<?, ?> m ? m.get("code") : continent);
      code = code == null || code.length() != 2 ? text(facts.get("continent_code")) : code;
      if (code != null) {
        return code;
      }
    }
    return null;
  }

  @Override
  public @Nullable Long asn(InetAddress address) {
    for (Map<?, ?> facts : facts(address)) {
      if (facts.get("autonomous_system_number") instanceof Number number) {
        return number.longValue();
      }
      String flat = text(facts.get("asn"));
      if (flat != null && flat.matches("AS\\d{1,10}")) {
        return Long.valueOf(flat.substring(2));
      }
    }
    return null;
  }

  @Override
  public @Nullable String network(InetAddress address) {
    for (Map<?, ?> facts : facts(address)) {
      String name = text(facts.get("autonomous_system_organization"));
      name = name == null ? text(facts.get("as_name")) : name;
      if (name != null) {
        return name;
      }
    }
    return null;
  }

  private List<Map<?, ?>> facts(InetAddress address) {
    List<Map<?, ?>> all = new ArrayList<>();
    for (Reader reader : readers) {
      try {
        Map<?, ?> facts = reader.get(address, Map.class);
        if (facts != null) {
          all.add(facts);
        }
      } catch (IOException | RuntimeException e) {
        // an IPv6 address in a file of IPv4, or a broken record: it does not know it
      }
    }
    return all;
  }

  private static @Nullable String text(@Nullable Object value) {
    return value instanceof String text && !text.isEmpty() ? text : null;
  }

  @Override
  public void close() {
    for (Reader reader : readers) {
      try {
        reader.close();
      } catch (IOException e) {
        // it was only read
      }
    }
  }
}
