package dev.valvejdbc.client.webapi;

/**
 * How the key of the Web API travels.
 *
 * @param inQuery whether in the query of the address, which logs may keep, and not in a header
 * @param insecure whether also over plain HTTP to other machines
 */
public record KeyTravel(boolean inQuery, boolean insecure) {
  /** In a header, and readable for nobody on the way. */
  public static final KeyTravel STANDARD = new KeyTravel(false, false);
}
