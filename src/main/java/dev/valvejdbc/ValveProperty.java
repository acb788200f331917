package dev.valvejdbc;

/** Placeholder. */
enum ValveProperty {
  FLEET
}
