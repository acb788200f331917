package dev.valvejdbc.jdbc.metadata;

/**
 * Describes the product and the driver to tools.
 *
 * @param url without secrets
 */
public record Product(
    String name, String databaseVersion, String driverName, String version, String url) {}
