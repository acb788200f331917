package dev.valvejdbc.client.webapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.valvejdbc.client.NoAnswerException;
import dev.valvejdbc.client.StopCheck;
import dev.valvejdbc.protocol.webapi.MethodCatalogue;
import dev.valvejdbc.protocol.webapi.WebMethod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The methods of a Web API: those that this program knows, and once somebody wants them all, those
 * that the service lists. The list is kept on disk for a day; an older one serves while the service
 * cannot be reached.
 */
public final class WebApiCatalogue {
  private static final String METHOD = "ISteamWebAPIUtil/GetSupportedAPIList/v1";
  private static final Duration FRESH = Duration.ofDays(1);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final long LARGEST_FILE = 64 << 20;

  private static final StopCheck PATIENT =
      StopCheck.asking(
          () -> {
            if (Thread.currentThread().isInterrupted()) {
              throw new IllegalStateException("Interrupted while reading the list of methods");
            }
          });

  private final WebApi api;
  private final @Nullable Path file;
  private @Nullable MethodCatalogue loaded;
  private @Nullable Instant tried;
  private boolean fresh;

  /**
   * Makes a catalogue; nothing is read before it is wanted.
   *
   * @param folder where the list is kept between runs; null for nowhere
   */
  public WebApiCatalogue(WebApi api, @Nullable Path folder) {
    this.api = api;
    String name = api.authority().replaceAll("[^A-Za-z0-9.-]", "_");
    this.file =
        folder == null
            ? null
            : folder.resolve("methods-" + name + (api.hasKey() ? "-with-key" : "") + ".json");
  }

  /** What is known without asking: the list if it was read, or is on disk, else the bundled one. */
  public synchronized MethodCatalogue known() {
    MethodCatalogue known = loaded;
    if (known == null) {
      JsonNode list = onDisk(null);
      known = list == null ? MethodCatalogue.bundled() : MethodCatalogue.bundled().with(list);
      loaded = known;
    }
    return known;
  }

  /** The method of a path; the service is asked only where it is not known. Null for none. */
  public @Nullable WebMethod find(String path) {
    WebMethod known = known().find(path);
    return known == null ? all().find(path) : known;
  }

  /** All methods. Asks the service, if no list of today is on disk; it never fails. */
  public synchronized MethodCatalogue all() {
    MethodCatalogue known = loaded;
    boolean lately = tried != null && tried.plus(fresh ? FRESH : PATIENCE).isAfter(Instant.now());
    if (known != null && lately) {
      return known;
    }
    tried = Instant.now();
    JsonNode list = onDisk(FRESH);
    if (list == null) {
      list = fetched();
    }
    fresh = list != null;
    if (list == null) {
      list = onDisk(null);
    }
    MethodCatalogue all =
        list == null
            ? (known == null ? MethodCatalogue.bundled() : known)
            : MethodCatalogue.bundled().with(list);
    loaded = all;
    return all;
  }

  private @Nullable JsonNode fetched() {
    try {
      WebApiBody body = api.quickly().call(WebApiCall.get(METHOD, Map.of()), PATIENT);
      JsonNode list = body.json();
      if (!list.path("apilist").path("interfaces").isArray()) {
        return null;
      }
      write(body.text());
      return list;
    } catch (NoAnswerException e) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  private void write(String text) {
    if (file == null) {
      return;
    }
    try {
      Files.createDirectories(file.getParent());
      Path beside = Files.createTempFile(file.getParent(), "methods", ".tmp");
      Files.writeString(beside, text);
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      // it is read from the service again next time
    }
  }

  private @Nullable JsonNode onDisk(@Nullable Duration youngerThan) {
    try {
      if (file == null || !Files.isRegularFile(file) || Files.size(file) > LARGEST_FILE) {
        return null;
      }
      Instant written = Files.getLastModifiedTime(file).toInstant();
      boolean old = youngerThan != null && written.plus(youngerThan).isBefore(Instant.now());
      return old ? null : new JsonMapper().readTree(Files.readAllBytes(file));
    } catch (IOException e) {
      return null;
    }
  }
}
