/**
 * The facade over Calcite's JDBC objects, which repairs what tools trip over, and nothing else.
 * Here are connections and statements; the rooms below hold results ({@code rows}), what the driver
 * says of itself ({@code metadata}), how a statement runs ({@code execution}), and how facades and
 * errors are made ({@code repair}). It sees Calcite and {@code errors}, and knows nothing of
 * servers.
 */
@NullMarked
package dev.valvejdbc.jdbc;

import org.jspecify.annotations.NullMarked;
