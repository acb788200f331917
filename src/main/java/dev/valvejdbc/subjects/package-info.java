/**
 * What the tables of a connection are made of, subject by subject, from its properties; knows no
 * engine.
 */
@NullMarked
package dev.valvejdbc.subjects;

import org.jspecify.annotations.NullMarked;
