package dev.valvejdbc.options;

/**
 * A server that the user gave a name.
 *
 * @param addr {@code host:port} of the query port
 * @param tags the user's own words, separated by commas; may be empty
 * @param hasRcon whether a console password is known for it
 */
public record NamedServer(String name, String addr, String tags, boolean hasRcon) {}
