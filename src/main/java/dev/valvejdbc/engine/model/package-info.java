/**
 * Models of Calcite whose schemas stand beside ours, with factories as its documentation names
 * them.
 */
@NullMarked
package dev.valvejdbc.engine.model;

import org.jspecify.annotations.NullMarked;
