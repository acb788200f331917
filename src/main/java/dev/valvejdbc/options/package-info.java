/**
 * What a user may set: the properties of a connection with their types, and the config file. It
 * knows no engine, so that a connector of another one reads the same; of ours it sees {@code
 * client} and {@code protocol}.
 */
@NullMarked
package dev.valvejdbc.options;

import org.jspecify.annotations.NullMarked;
