package dev.valvejdbc.jdbc.metadata;

/**
 * Names what metadata describe: the product, and the schemas with what is in them.
 *
 * @param product name and versions
 * @param objects asked anew for each listing
 */
public record Database(Product product, SchemaObjects objects) {}
