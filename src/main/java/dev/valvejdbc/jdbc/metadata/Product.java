package dev.valvejdbc.jdbc.metadata;

/**
 * What metadata say of the driver.
 *
 * @param url without secrets
 */
public record Product(
    String name, String databaseVersion, String driverName, String version, String url) {}
