package dev.valvejdbc.server.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.jetty.io.EndPoint;

/** The answer to a browser: whole, or as it comes. */
public final class WebReply {
  private final HttpServletResponse response;
  private final Sockets sockets;
  private final EndPoint end;

  WebReply(HttpServletResponse response, Sockets sockets, EndPoint end) {
    this.response = response;
    this.sockets = sockets;
    this.end = end;
  }

  /** Sends a whole answer. */
  public void send(int status, Map<String, String> headers, byte[] body) throws IOException {
    head(status, headers);
    response.setContentLength(body.length);
    sockets.writes(end);
    response.getOutputStream().write(body);
  }

  /**
   * Begins an answer of which the end is not known.
   *
   * @return where each array that is written is sent at once, and waits until the browser has taken
   *     so much of it that more can follow
   */
  public OutputStream stream(int status, Map<String, String> headers) throws IOException {
    head(status, headers);
    OutputStream out = response.getOutputStream();
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        sockets.writes(end); // whoever does not read keeps no thread
        out.write(bytes, from, length);
        out.flush();
        sockets.works(end);
      }
    };
  }

  private void head(int status, Map<String, String> headers) {
    response.setStatus(status);
    headers.forEach(response::setHeader);
  }
}
