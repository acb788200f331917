/**
 * Where SQL as users know it from PostgreSQL differs from Calcite's: parameters without a type,
 * texts by code points, rows compared with nulls, arithmetic that says when it is out of range.
 */
@NullMarked
package dev.valvejdbc.sql.dialect;

import org.jspecify.annotations.NullMarked;
