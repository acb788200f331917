/** The driver behind Avatica's HTTP protocol, for remote clients and other languages. */
@NullMarked
package dev.valvejdbc.server;

import org.jspecify.annotations.NullMarked;
