package dev.valvejdbc.fleet.webapi.interfaces;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.valvejdbc.fleet.master.FleetList;
import dev.valvejdbc.fleet.master.ListEntry;
import dev.valvejdbc.fleet.webapi.method.Answer;
import dev.valvejdbc.fleet.webapi.method.Method;
import dev.valvejdbc.fleet.webapi.method.Refusal;
import dev.valvejdbc.fleet.world.Apps;
import dev.valvejdbc.fleet.world.People;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Holds all methods of the simulated Web API, and finds and lists them. */
public final class Interfaces {
  private final List<Method> methods = new ArrayList<>();

  /**
   * Makes the methods.
   *
   * @param list the servers that they tell of
   * @param seed of people and applications
   */
  public Interfaces(FleetList list, long seed) {
    Map<Long, String> titles = new HashMap<>();
    for (ListEntry entry : list.entries()) {
      titles.putIfAbsent(entry.appId(), entry.info().game());
    }
    Apps apps = new Apps(seed, titles);
    People people = new People(seed);
    methods.addAll(SteamWebApiUtil.of(call -> Answer.of(listing(call.hasKey()))));
    methods.addAll(GameServersService.of(list));
    methods.addAll(SteamApps.of(list, apps, seed));
    methods.addAll(SteamDirectory.of(seed));
    methods.addAll(GameInterfaces.of(seed));
    methods.addAll(SteamNews.of(apps, seed));
    methods.addAll(SteamUserStats.of(list, apps, people, seed));
    methods.addAll(SteamRemoteStorage.of(seed));
    methods.addAll(SteamUser.of(people, list.entries()));
    methods.addAll(PlayerService.of(people, apps));
    methods.addAll(StoreService.of(apps));
  }

  /**
   * Finds a method.
   *
   * @param service the interface; "" where the path is of no method
   * @throws Refusal if there is none
   */
  public Method find(String service, String name, int version) {
    boolean known = false;
    for (Method method : methods) {
      if (method.service().equals(service)) {
        known = true;
        if (method.name().equals(name) && method.version() == version) {
          return method;
        }
      }
    }
    if (service.isEmpty()) {
      throw new Refusal(404, "Not Found");
    }
    throw new Refusal(
        404,
        known
            ? "Method '" + name + "' not found in interface '" + service + "'"
            : "Interface '" + service + "' not found");
  }

  private ObjectNode listing(boolean withKeyed) {
    Map<String, ArrayNode> byService = new LinkedHashMap<>();
    for (Method method : methods) {
      if (withKeyed || !method.keyed()) {
        byService.computeIfAbsent(method.service(), s -> Answer.array()).add(method.listing());
      }
    }
    ArrayNode services = Answer.array();
    byService.forEach((name, all) -> services.addObject().put("name", name).set("methods", all));
    return Answer.object("apilist", Answer.object("interfaces", services));
  }
}
