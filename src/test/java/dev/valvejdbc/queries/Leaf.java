package dev.valvejdbc.queries;

import java.util.List;

/**
 * A relation of a generated FROM.
 *
 * @param text with its alias
 * @param keyed whether its addr has to be given
 */
record Leaf(String alias, String text, List<Field> fields, boolean keyed) {}
