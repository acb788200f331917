package dev.valvejdbc.server.page;

/**
 * A query to begin with.
 *
 * @param title the first sentence of its comment, the question that it answers, or its name
 */
record Example(String title, String sql) {}
