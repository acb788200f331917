package dev.valvejdbc.protocol.webapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The methods that are known: those that are described with this program, whose answers have
 * columns, and those that the service itself lists.
 */
public final class MethodCatalogue {
  private static final MethodCatalogue BUNDLED = new MethodCatalogue(BundledMethods.read());

  /** By path, such as {@code ISteamNews/GetNewsForApp/v2}. */
  private final Map<String, WebMethod> methods = new TreeMap<>();

  private MethodCatalogue(Collection<WebMethod> known) {
    known.forEach(m -> methods.put(m.path(), m));
  }

  /** The methods that are described with this program. */
  public static MethodCatalogue bundled() {
    return BUNDLED;
  }

  /**
   * These methods and those of an answer of {@code ISteamWebAPIUtil/GetSupportedAPIList}, or of an
   * object of interfaces that are objects of methods. What cannot be read is passed over.
   */
  public MethodCatalogue with(JsonNode listed) {
    MethodCatalogue both = new MethodCatalogue(methods.values());
    for (WebMethod method : ListedMethods.read(listed)) {
      WebMethod known = both.methods.get(method.path());
      WebMethod shaped = known == null ? method.shapedLike(both.newest(method)) : known;
      both.methods.put(method.path(), known == null ? shaped : known.with(method));
    }
    return both;
  }

  private @Nullable WebMethod newest(WebMethod of) {
    WebMethod newest = null;
    for (WebMethod method : methods.values()) {
      if (method.name().equals(of.name())
          && (newest == null || method.version() > newest.version())) {
        newest = method;
      }
    }
    return newest;
  }

  /** The newest that this program describes, whatever a service lists later; else that it lists. */
  private static int newest(List<WebMethod> versions) {
    return versions.stream()
        .filter(m -> BUNDLED.methods.containsKey(m.path()))
        .mapToInt(WebMethod::version)
        .max()
        .orElseGet(() -> versions.stream().mapToInt(WebMethod::version).max().orElseThrow());
  }

  private static WebMethod nearest(List<WebMethod> versions, int version) {
    return versions.stream()
        .min(Comparator.comparingInt(m -> Math.abs(m.version() - version)))
        .orElseThrow();
  }

  /** All methods, by name and version. */
  public Collection<WebMethod> methods() {
    return List.copyOf(methods.values());
  }

  /** The method of a path, without regard to case; null if it is not known. */
  public @Nullable WebMethod find(String path) {
    WebMethod exact = methods.get(path);
    return exact != null
        ? exact
        : methods.values().stream()
            .filter(m -> m.path().equalsIgnoreCase(path))
            .findFirst()
            .orElse(null);
  }

  /**
   * The methods that can be read as tables, by table name: {@code Interface_Method} for the pinned
   * version, or the newest that this program describes, which does not change while a connection
   * learns what else there is; {@code Interface_Method_v1} for others, and behind that {@code
   * _stats} and the like for further lists in the same answer.
   *
   * @param pinned versions, by {@code Interface.Method} in lower case
   */
  public Map<String, WebMethod> tables(Map<String, Integer> pinned) {
    Map<String, List<WebMethod>> versions = new HashMap<>();
    for (WebMethod method : methods.values()) {
      if (!method.post() || BUNDLED.methods.containsKey(method.path())) {
        versions.computeIfAbsent(method.name(), n -> new ArrayList<>()).add(method);
      }
    }
    Map<String, WebMethod> tables = new TreeMap<>();
    for (List<WebMethod> all : versions.values()) {
      WebMethod first = all.get(0);
      String table = first.interfaceName() + "_" + first.method();
      int newest = newest(all);
      String name = first.name().replace('/', '.').toLowerCase(Locale.ROOT);
      Integer wished = pinned.get(name);
      int main = wished == null ? newest : wished;
      List<WebMethod> offered = new ArrayList<>(all);
      if (all.stream().noneMatch(m -> m.version() == main)) {
        offered.add(nearest(all, main).atVersion(main)); // the user knows it, we do not yet
      }
      for (WebMethod method : offered) {
        String own = method.version() == main ? table : table + "_v" + method.version();
        tables.put(own, method);
        method.further().forEach(f -> tables.put(own + "_" + f.suffix(), method.reading(f)));
      }
    }
    return tables;
  }
}
