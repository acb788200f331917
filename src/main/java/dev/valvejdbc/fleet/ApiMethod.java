package dev.valvejdbc.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A method of the Web API in one version.
 *
 * @param verb GET or POST
 * @param keyed whether it is refused, and not listed, without a key
 * @param description "" for none
 */
record ApiMethod(
    String service,
    String name,
    int version,
    String verb,
    boolean keyed,
    String description,
    List<ApiParameter> parameters,
    Handler handler) {

  /** Answers the calls of a method. */
  interface Handler {
    ApiAnswer answer(ApiCall call);
  }

  private static final Handler NONE =
      call -> {
        throw new ApiRefusal(500, "Not written");
      };

  static ApiMethod get(String service, String name, int version) {
    return new ApiMethod(service, name, version, "GET", false, "", List.of(), NONE);
  }

  static ApiMethod post(String service, String name, int version) {
    return new ApiMethod(service, name, version, "POST", false, "", List.of(), NONE);
  }

  /** The same method, for holders of a key only. */
  ApiMethod withKey() {
    return new ApiMethod(service, name, version, verb, true, description, parameters, handler)
        .with(new ApiParameter("key", "string", false, false, "The caller's key"));
  }

  ApiMethod described(String text) {
    return new ApiMethod(service, name, version, verb, keyed, text, parameters, handler);
  }

  ApiMethod needs(String parameter, String type, String text) {
    return with(new ApiParameter(parameter, type, false, true, text));
  }

  ApiMethod takes(String parameter, String type, String text) {
    return with(new ApiParameter(parameter, type, true, false, text));
  }

  /** A parameter that the list of methods calls required, and that can be left out. */
  ApiMethod seemsToNeed(String parameter, String type, String text) {
    return with(new ApiParameter(parameter, type, false, false, text));
  }

  private ApiMethod with(ApiParameter parameter) {
    List<ApiParameter> all = new ArrayList<>(parameters);
    all.add(parameter);
    return new ApiMethod(
        service, name, version, verb, keyed, description, List.copyOf(all), handler);
  }

  ApiMethod answers(Handler by) {
    return new ApiMethod(service, name, version, verb, keyed, description, parameters, by);
  }

  /** Whether it takes input_json. */
  boolean isOfService() {
    return service.endsWith("Service");
  }

  Map<String, Object> listing() {
    Map<String, Object> listing = Json.object("name", name, "version", version, "httpmethod", verb);
    if (!description.isEmpty()) {
      listing.put("description", description);
    }
    listing.put("parameters", parameters.stream().map(ApiParameter::listing).toList());
    return listing;
  }
}
