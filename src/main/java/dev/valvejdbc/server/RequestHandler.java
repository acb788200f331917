package dev.valvejdbc.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.calcite.avatica.remote.Service;
import org.apache.calcite.avatica.server.AvaticaHandler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.AbstractHandler;

/** Takes requests from HTTP, and refuses strangers, browsers and requests that are too long. */
final class RequestHandler extends AbstractHandler implements AvaticaHandler {
  private final Service service;
  private final Wire wire;
  private final BasicAuthentication authentication;

  RequestHandler(Service service, Wire wire, BasicAuthentication authentication) {
    this.service = service;
    this.wire = wire;
    this.authentication = authentication;
  }

  @Override
  public void setServerRpcMetadata(Service.RpcMetadataResponse metadata) {
    service.setRpcMetadata(metadata);
  }

  @Override
  public void handle(
      String target, Request base, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    base.setHandled(true);
    if (!authentication.permits(request.getHeader("Authorization"))) {
      response.setHeader("WWW-Authenticate", "Basic realm=\"valve-sql\", charset=\"UTF-8\"");
      refuse(response, HttpServletResponse.SC_UNAUTHORIZED, "A user and a password are needed.");
    } else if (request.getHeader("Origin") != null) {
      // a page that someone looks at must not query what only this machine may
      refuse(response, HttpServletResponse.SC_FORBIDDEN, "Browsers are not served.");
    } else if (!request.getMethod().equals("POST")) {
      response.setHeader("Allow", "POST");
      refuse(
          response,
          HttpServletResponse.SC_METHOD_NOT_ALLOWED,
          "This is valve-sql serve; it speaks Avatica's protocol, by POST.");
    } else {
      byte[] body = request.getInputStream().readNBytes(ServerSettings.REQUEST_BYTES + 1);
      if (body.length > ServerSettings.REQUEST_BYTES) {
        refuse(
            response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, "The request is too long.");
      } else {
        answer(body, response);
      }
    }
  }

  private void answer(byte[] body, HttpServletResponse response) throws IOException {
    WatchedService watched = new WatchedService(service);
    byte[] answer = wire.answer(body, watched.service());
    if (answer == null) {
      response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR); // what clients expect
      answer = wire.error(watched.error());
    }
    response.setContentType(wire.contentType());
    response.setContentLength(answer.length);
    response.getOutputStream().write(answer);
  }

  private static void refuse(HttpServletResponse response, int status, String why)
      throws IOException {
    response.setStatus(status);
    response.setContentType("text/plain;charset=utf-8");
    response.getOutputStream().write((why + "\n").getBytes(UTF_8));
  }
}
