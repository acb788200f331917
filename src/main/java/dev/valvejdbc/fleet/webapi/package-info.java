/**
 * The simulated Steam Web API: requests by HTTP, the text forms of answers, and the errors that it
 * answers with on demand. What its methods say is in the rooms method and interfaces, which it sees
 * beside the list of servers.
 */
@NullMarked
package dev.valvejdbc.fleet.webapi;

import org.jspecify.annotations.NullMarked;
