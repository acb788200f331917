package dev.valvejdbc.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.calcite.avatica.metrics.noop.NoopMetricsSystem;
import org.apache.calcite.avatica.remote.Handler;
import org.apache.calcite.avatica.remote.ProtobufHandler;
import org.apache.calcite.avatica.remote.ProtobufTranslation;
import org.apache.calcite.avatica.remote.Service;
import org.jspecify.annotations.Nullable;

/** Reads and writes messages as protocol buffers. */
final class ProtobufWire implements Wire {
  private final ProtobufTranslation translation = new StockNames();

  @Override
  public String contentType() {
    return "application/octet-stream";
  }

  @Override
  public byte @Nullable [] answer(byte[] request, Service service) {
    Handler.HandlerResponse<byte[]> answer =
        new ProtobufHandler(service, translation, NoopMetricsSystem.getInstance()).apply(request);
    return answer.getStatusCode() == Handler.HTTP_OK ? answer.getResponse() : null;
  }

  @Override
  public byte[] error(Service.ErrorResponse response) {
    try {
      return translation.serializeResponse(response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
