/**
 * HTTP for the server: sockets with their deadlines and bounds, TLS, who may ask. Knows no word of
 * SQL and of Avatica's protocol; what a request means is the business of an {@link
 * dev.valvejdbc.server.http.Answerer}.
 */
@NullMarked
package dev.valvejdbc.server.http;

import org.jspecify.annotations.NullMarked;
