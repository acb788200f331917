package dev.valvejdbc.clients;

/** The world that all clients look at: the same twenty servers, on loopback. */
final class FleetUrl {
  static final String OF_TWENTY = "jdbc:valve:fleet=20;seed=7";

  private FleetUrl() {}
}
