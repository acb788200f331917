/**
 * The driver behind Avatica's HTTP protocol, for remote clients and other languages: who may use
 * it, what they may set, and bounds on what they use up. It reaches the driver by its URL alone and
 * sees Avatica and Jetty, no package of ours.
 */
@NullMarked
package dev.valvejdbc.server;

import org.jspecify.annotations.NullMarked;
