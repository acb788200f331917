package dev.valvejdbc.server;

import dev.valvejdbc.server.http.Answerer;
import org.apache.calcite.avatica.remote.Service;
import org.jspecify.annotations.Nullable;

/** Answers requests of Avatica's protocol; what goes wrong is an answer, too, of whatever kind. */
final class ServedRequests implements Answerer {
  private static final int OK = 200;
  private static final int MALFORMED = 400;
  private static final int FAILED = 500; // what clients of the protocol expect

  private final Service service;
  private final Wire wire;
  private final Callers callers;

  ServedRequests(Service service, Wire wire, Callers callers) {
    this.service = service;
    this.wire = wire;
    this.callers = callers;
  }

  @Override
  @SuppressWarnings("CatchingUnchecked") // an Error of one statement must not end the server
  public Reply answer(byte[] body, String remote) {
    WatchedService watched = new WatchedService(service, callers, remote);
    @Nullable Throwable failure;
    try {
      byte[] answer = wire.answer(body, watched.service());
      if (answer != null) {
        return new Reply(OK, wire.contentType(), answer);
      }
      failure = watched.failure();
    } catch (Throwable e) {
      failure = e;
    }
    return new Reply(
        failure instanceof MalformedRequestException ? MALFORMED : FAILED,
        wire.contentType(),
        wire.error(RemoteErrors.of(failure)));
  }
}
