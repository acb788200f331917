/**
 * Asks servers behind Steam's relay, which no packet reaches, through the Web API; its answers are
 * those of A2S.
 */
@NullMarked
package dev.valvejdbc.client.relay;

import org.jspecify.annotations.NullMarked;
