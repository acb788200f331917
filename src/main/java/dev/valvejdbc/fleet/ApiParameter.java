package dev.valvejdbc.fleet;

import java.util.Map;

/**
 * A parameter of a method.
 *
 * @param listedOptional whether the list of methods calls it optional, which is not to be relied on
 * @param needed whether a call without it is refused
 * @param description "" for none
 */
record ApiParameter(
    String name, String type, boolean listedOptional, boolean needed, String description) {

  Map<String, Object> listing() {
    Map<String, Object> listing =
        Json.object("name", name, "type", type, "optional", listedOptional);
    if (!description.isEmpty()) {
      listing.put("description", description);
    }
    return listing;
  }
}
