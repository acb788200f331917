package dev.valvejdbc.server;

import org.apache.calcite.avatica.remote.Service;
import org.jspecify.annotations.Nullable;

/** One of the ways in which the messages of Avatica's protocol are written. */
interface Wire {

  /** What HTTP calls it. */
  String contentType();

  /**
   * Reads a request and has it answered.
   *
   * @return the answer; null if there is none to send, since something failed
   */
  byte @Nullable [] answer(byte[] request, Service service);

  /** Writes the answer to a request that failed. */
  byte[] error(Service.ErrorResponse response);
}
