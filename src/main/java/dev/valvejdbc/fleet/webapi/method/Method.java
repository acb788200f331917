package dev.valvejdbc.fleet.webapi.method;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Describes a method of the Web API in one version, and answers it.
 *
 * @param service the interface that it belongs to, such as {@code ISteamNews}
 * @param verb GET or POST
 * @param keyed whether it is refused, and not listed, without a key
 * @param description "" for none
 */
public record Method(
    String service,
    String name,
    int version,
    String verb,
    boolean keyed,
    String description,
    List<Parameter> parameters,
    Handler handler) {

  /** Answers the calls of a method. */
  public interface Handler {
    /**
     * Answers a call.
     *
     * @throws Refusal where the answer is an error of HTTP
     */
    Answer answer(Call call);
  }

  private static final Handler NONE =
      call -> {
        throw new Refusal(500, "Not written");
      };

  /** Begins a method that is called by GET. */
  public static Method get(String service, String name, int version) {
    return new Method(service, name, version, "GET", false, "", List.of(), NONE);
  }

  /** Begins a method that is called by POST. */
  public static Method post(String service, String name, int version) {
    return new Method(service, name, version, "POST", false, "", List.of(), NONE);
  }

  /** Returns the same method, for holders of a key only. */
  public Method withKey() {
    return new Method(service, name, version, verb, true, description, parameters, handler)
        .with(new Parameter("key", "string", false, false, "The caller's key"));
  }

  /** Returns the same method with a description. */
  public Method described(String text) {
    return new Method(service, name, version, verb, keyed, text, parameters, handler);
  }

  /** Adds a parameter that each call must have. */
  public Method needs(String parameter, String type, String text) {
    return with(new Parameter(parameter, type, false, true, text));
  }

  /** Adds a parameter that calls may have. */
  public Method takes(String parameter, String type, String text) {
    return with(new Parameter(parameter, type, true, false, text));
  }

  /** Adds a parameter that the list of methods calls required, and that can be left out. */
  public Method seemsToNeed(String parameter, String type, String text) {
    return with(new Parameter(parameter, type, false, false, text));
  }

  private Method with(Parameter parameter) {
    List<Parameter> all = new ArrayList<>(parameters);
    all.add(parameter);
    return new Method(service, name, version, verb, keyed, description, List.copyOf(all), handler);
  }

  /** Returns the same method with the code that answers it. */
  public Method answers(Handler by) {
    return new Method(service, name, version, verb, keyed, description, parameters, by);
  }

  /** Whether it takes input_json and answers with Steam's code in a header. */
  public boolean isOfService() {
    return service.endsWith("Service");
  }

  /** Describes it as GetSupportedAPIList does. */
  public ObjectNode listing() {
    ObjectNode listing =
        Answer.object().put("name", name).put("version", version).put("httpmethod", verb);
    if (!description.isEmpty()) {
      listing.put("description", description);
    }
    listing.putArray("parameters").addAll(parameters.stream().map(Parameter::listing).toList());
    return listing;
  }
}
