package dev.valvejdbc.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import javax.servlet.AsyncContext;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.AbstractHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes requests from HTTP, and refuses strangers, browsers but for the site's own page, and
 * requests that are too long.
 */
final class RequestHandler extends AbstractHandler {
  private static final Logger LOG = LoggerFactory.getLogger(RequestHandler.class);
  private static final int TOO_MANY_REQUESTS = 429;

  private final Answerer answerer;
  private final WebRequests web;
  private final BasicAuthentication authentication;
  private final Sockets sockets;
  private final HttpBounds bounds;
  private final Map<String, Integer> underWay = new HashMap<>();

  RequestHandler(
      Answerer answerer,
      WebRequests web,
      BasicAuthentication authentication,
      Sockets sockets,
      HttpBounds bounds) {
    this.answerer = answerer;
    this.web = web;
    this.authentication = authentication;
    this.sockets = sockets;
    this.bounds = bounds;
  }

  @Override
  public void handle(
      String target, Request base, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    base.setHandled(true);
    EndPoint end = base.getHttpChannel().getEndPoint();
    sockets.reads(end);
    Site site = web.of(request);
    String refusal = site == null ? null : WebRequests.refusal(site, request);
    if (refusal != null) { // before a password is asked for
      refuse(response, HttpServletResponse.SC_FORBIDDEN, refusal);
    } else if (!authentication.permits(request.getHeader("Authorization"))) {
      response.setHeader("WWW-Authenticate", "Basic realm=\"valve-sql\", charset=\"UTF-8\"");
      refuse(response, HttpServletResponse.SC_UNAUTHORIZED, "A user and a password are needed.");
    } else if (site != null) {
      read(
          base,
          response,
          body ->
              site.answer(
                  WebRequests.read(request, body, Senders.of(end)),
                  new WebReply(response, sockets, end)));
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
      read(
          base,
          response,
          body -> {
            Answerer.Reply reply = answerer.answer(body, Senders.of(end));
            sockets.writes(end);
            write(response, reply);
          });
    }
  }

  /** Answers a request of which the body is there. */
  private interface Answering {
    void answer(byte[] body) throws IOException;
  }

  private void read(Request base, HttpServletResponse response, Answering answering)
      throws IOException {
    AsyncContext exchange = base.startAsync();
    exchange.setTimeout(0); // the sockets' deadlines hold
    base.getInputStream()
        .setReadListener(
            new RequestBody(
                base.getInputStream(),
                bounds.requestBytes(),
                body -> take(body, base, response, exchange, answering),
                exchange::complete));
  }

  private void take(
      byte @Nullable [] body,
      Request base,
      HttpServletResponse response,
      AsyncContext exchange,
      Answering answering) {
    EndPoint end = base.getHttpChannel().getEndPoint();
    String remote = Senders.of(end);
    boolean counted = enter(remote);
    try {
      if (body == null) {
        refuse(
            response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, "The request is too long.");
      } else if (counted) {
        sockets.works(end);
        answering.answer(body);
      } else {
        refuse(
            response,
            TOO_MANY_REQUESTS,
            "This server works on as many requests of your address, or of all, as it may; try again"
                + " later.");
      }
    } catch (IOException e) {
      LOG.debug("A client went before it had its answer.", e);
    } finally {
      if (counted) {
        leave(remote);
      }
      sockets.rests(end);
      exchange.complete();
    }
  }

  /** Some threads are left to those who come meanwhile, and to refuse them. */
  private synchronized boolean enter(String remote) {
    int count = underWay.getOrDefault(remote, 0);
    int all = underWay.values().stream().mapToInt(Integer::intValue).sum();
    if (count >= bounds.requestsOfAddress() || all >= bounds.threads() - bounds.threads() / 8) {
      return false;
    }
    underWay.put(remote, count + 1);
    return true;
  }

  private synchronized void leave(String remote) {
    int left = underWay.getOrDefault(remote, 1) - 1;
    if (left == 0) {
      underWay.remove(remote);
    } else {
      underWay.put(remote, left);
    }
  }

  private static void write(HttpServletResponse response, Answerer.Reply reply) throws IOException {
    response.setStatus(reply.status());
    response.setContentType(reply.contentType());
    response.setContentLength(reply.body().length);
    response.getOutputStream().write(reply.body());
  }

  private static void refuse(HttpServletResponse response, int status, String why)
      throws IOException {
    write(
        response,
        new Answerer.Reply(status, "text/plain;charset=utf-8", (why + "\n").getBytes(UTF_8)));
  }
}
