/** The facade over Calcite's JDBC objects: repairs what tools trip over, and nothing else. */
@NullMarked
package dev.valvejdbc.jdbc;

import org.jspecify.annotations.NullMarked;
