package dev.valvejdbc.server;

import org.apache.calcite.avatica.remote.Service;
import org.jspecify.annotations.Nullable;

/** Reads and writes the messages of Avatica's protocol in one serialization. */
interface Wire {

  /** Returns the content type in HTTP. */
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
