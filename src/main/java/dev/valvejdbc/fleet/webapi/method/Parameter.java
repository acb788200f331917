package dev.valvejdbc.fleet.webapi.method;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Describes a parameter of a method.
 *
 * @param listedOptional whether the list of methods calls it optional, which is not to be relied on
 * @param needed whether a call without it is refused
 * @param description "" for none
 */
public record Parameter(
    String name, String type, boolean listedOptional, boolean needed, String description) {

  ObjectNode listing() {
    ObjectNode listing =
        Answer.object().put("name", name).put("type", type).put("optional", listedOptional);
    if (!description.isEmpty()) {
      listing.put("description", description);
    }
    return listing;
  }
}
