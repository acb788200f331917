package dev.valvejdbc.protocol.webapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A version of a method.
 *
 * @param interfaceName such as ISteamNews
 * @param method such as GetNewsForApp
 * @param version from 1
 * @param post whether it is called by POST
 * @param key whether it wants the user's key
 * @param about a sentence on what it answers; empty if there is none
 * @param parameters in the catalogue's order, without the key
 * @param shape how its answer becomes rows
 * @param further other lists in its answer
 * @param pages how its answer goes on; null where it comes as a whole
 */
public record WebMethod(
    String interfaceName,
    String method,
    int version,
    boolean post,
    KeyUse key,
    String about,
    List<WebParameter> parameters,
    AnswerShape shape,
    List<FurtherList> further,
    @Nullable AnswerPages pages) {

  /** Whether a method wants the user's key. */
  public enum KeyUse {
    NONE,
    OPTIONAL,
    REQUIRED
  }

  public WebMethod {
    parameters = List.copyOf(parameters);
    further = List.copyOf(further);
  }

  /** A method of which no more is known than its name, its parameters and what it answers. */
  WebMethod(
      String interfaceName,
      String method,
      int version,
      boolean post,
      KeyUse key,
      String about,
      List<WebParameter> parameters,
      AnswerShape shape) {
    this(
        interfaceName,
        method,
        version,
        post,
        key,
        about,
        parameters,
        shape,
        List.of(),
        parameters.stream().map(AnswerPages::of).filter(Objects::nonNull).findFirst().orElse(null));
  }

  /** The same method, of whose answer another list is read. */
  WebMethod reading(FurtherList list) {
    return new WebMethod(
        interfaceName,
        method,
        version,
        post,
        key,
        list.about(),
        parameters,
        list.shape(),
        List.of(),
        pages);
  }

  /** Such as {@code ISteamNews/GetNewsForApp/v2}: what stands in the address. */
  public String path() {
    return interfaceName + "/" + method + "/v" + version;
  }

  /** Such as {@code ISteamNews/GetNewsForApp}. */
  public String name() {
    return interfaceName + "/" + method;
  }

  /** Whether all arguments may travel as one JSON object, {@code input_json}. */
  public boolean isService() {
    return interfaceName.endsWith("Service");
  }

  /** The same method as the bundled description and the service's catalogue tell it together. */
  WebMethod with(WebMethod listed) {
    List<WebParameter> all = new ArrayList<>(parameters);
    for (WebParameter other : listed.parameters) {
      boolean isCount = parameters.stream().anyMatch(p -> other.name().equals(p.count()));
      if (!isCount && all.stream().noneMatch(p -> p.name().equals(other.name()))) {
        all.add(optional(other));
      }
    }
    KeyUse both = key == KeyUse.NONE ? listed.key : key;
    return new WebMethod(
        interfaceName,
        method,
        version,
        listed.post,
        both,
        about,
        all,
        shape,
        further,
        pages == null ? listed.pages : pages);
  }

  /** Another version of the method, with the same parameters and columns. */
  WebMethod atVersion(int other) {
    return new WebMethod(
        interfaceName, method, other, post, key, about, parameters, shape, further, pages);
  }

  /** The same method, with the columns of another version of it. */
  WebMethod shapedLike(@Nullable WebMethod other) {
    return other == null || other.post() != post
        ? this
        : new WebMethod(
            interfaceName,
            method,
            version,
            post,
            key,
            about.isEmpty() ? other.about : about,
            parameters,
            other.shape,
            other.further,
            pages == null ? other.pages : pages);
  }

  private static WebParameter optional(WebParameter p) {
    return new WebParameter(
        p.name(), p.type(), false, p.style(), p.count(), p.most(), p.echo(), p.about());
  }
}
