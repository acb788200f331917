/**
 * How a method of the simulated Web API is described, called and answered, without a word of HTTP's
 * transport and of any single method. Trees are Jackson's. It sees no other room.
 */
@NullMarked
package dev.valvejdbc.fleet.webapi.method;

import org.jspecify.annotations.NullMarked;
