package dev.valvejdbc.fleet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The methods that the simulated Web API has. */
final class ApiCatalogue {
  private final List<ApiMethod> methods = new ArrayList<>();

  ApiCatalogue(FleetList list, long seed) {
    Apps apps = new Apps(seed, list.entries());
    Personas personas = new Personas(seed, list.entries());
    methods.addAll(UtilityMethods.of(this));
    methods.addAll(ServerMethods.of(list, apps, seed));
    methods.addAll(NewsMethods.of(apps, seed));
    methods.addAll(StatsMethods.of(list, apps, personas, seed));
    methods.addAll(StorageMethods.of(seed));
    methods.addAll(UserMethods.of(personas));
    methods.addAll(PlayerMethods.of(personas, apps));
  }

  /**
   * The method of a request.
   *
   * @throws ApiRefusal if there is none
   */
  ApiMethod find(ApiRequest request) {
    boolean known = false;
    for (ApiMethod method : methods) {
      if (method.service().equals(request.service())) {
        known = true;
        if (method.name().equals(request.method()) && method.version() == request.version()) {
          return method;
        }
      }
    }
    if (request.service().isEmpty()) {
      throw new ApiRefusal(404, "Not Found");
    }
    throw new ApiRefusal(
        404,
        known
            ? "Method '" + request.method() + "' not found in interface '" + request.service() + "'"
            : "Interface '" + request.service() + "' not found");
  }

  /** The answer of GetSupportedAPIList. */
  Map<String, Object> listing(boolean withKeyed) {
    Map<String, List<Object>> byService = new LinkedHashMap<>();
    for (ApiMethod method : methods) {
      if (withKeyed || !method.keyed()) {
        byService.computeIfAbsent(method.service(), s -> new ArrayList<>()).add(method.listing());
      }
    }
    List<Object> services = new ArrayList<>();
    byService.forEach((name, all) -> services.add(Json.object("name", name, "methods", all)));
    return Json.object("apilist", Json.object("interfaces", services));
  }
}
