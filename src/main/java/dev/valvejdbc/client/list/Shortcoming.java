package dev.valvejdbc.client.list;

import dev.valvejdbc.client.Failure;

/**
 * Tells why a server list is not whole, or may not be.
 *
 * @param sentence for the user
 */
public record Shortcoming(Failure failure, String sentence) {}
