package dev.valvejdbc.jdbc.metadata;

/**
 * Describes the product and the driver to tools.
 *
 * @param url without secrets
 * @param user whom a tool named; empty for none
 */
public record Product(
    String name,
    String databaseVersion,
    String driverName,
    String version,
    String url,
    String user) {}
