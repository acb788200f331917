package dev.valvejdbc.server.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.jspecify.annotations.Nullable;

/** Tells of a request that is no HTTP in a line, where Jetty would write a page about itself. */
final class ShortErrors extends ErrorHandler {
  private static final String TEXT = "The request cannot be read.\n";

  @Override
  public void handle(
      String target, Request base, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    base.setHandled(true);
    response.setContentType("text/plain;charset=utf-8");
    response.getOutputStream().write(TEXT.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public ByteBuffer badMessageError(int status, @Nullable String reason, HttpFields fields) {
    fields.put("Content-Type", "text/plain;charset=utf-8");
    return ByteBuffer.wrap(TEXT.getBytes(StandardCharsets.UTF_8));
  }
}
