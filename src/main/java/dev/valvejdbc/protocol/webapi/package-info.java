/**
 * What the Steam Web API offers and answers: its catalogue of methods, how their parameters are
 * sent, and how an answer becomes rows. Reads JSON by Jackson, and calls nothing.
 */
@NullMarked
package dev.valvejdbc.protocol.webapi;

import org.jspecify.annotations.NullMarked;
