package dev.valvejdbc.options;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects properties in the order in which they are declared, so that no list forgets one. */
final class Declarations {
  private final List<Property<?>> declared = new ArrayList<>();

  <T> Property<T> add(Property<T> property) {
    if (named(declared, property.name()).isPresent()) {
      throw new IllegalArgumentException(property.name() + " is declared twice");
    }
    declared.add(property);
    return property;
  }

  /** Those declared so far. */
  List<Property<?>> all() {
    return List.copyOf(declared);
  }

  /** The property of a name, without regard to case. */
  static Optional<Property<?>> named(List<Property<?>> properties, String name) {
    return properties.stream().filter(p -> p.name().equalsIgnoreCase(name)).findFirst();
  }
}
