package dev.valvejdbc.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.apache.calcite.avatica.metrics.noop.NoopMetricsSystem;
import org.apache.calcite.avatica.remote.Handler;
import org.apache.calcite.avatica.remote.JsonHandler;
import org.apache.calcite.avatica.remote.JsonService;
import org.apache.calcite.avatica.remote.Service;
import org.jspecify.annotations.Nullable;

/** Reads and writes messages as JSON, under names that no relocation of classes changes. */
final class JsonWire implements Wire {
  @Override
  public String contentType() {
    return "application/json;charset=utf-8";
  }

  @Override
  public byte @Nullable [] answer(byte[] request, Service service) {
    Handler.HandlerResponse<String> answer =
        new JsonHandler(service, NoopMetricsSystem.getInstance()).apply(new String(request, UTF_8));
    return answer.getStatusCode() == Handler.HTTP_OK ? answer.getResponse().getBytes(UTF_8) : null;
  }

  @Override
  public byte[] error(Service.ErrorResponse response) {
    try {
      return JsonService.MAPPER.writeValueAsBytes(response);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A sentence is always JSON.", e);
    }
  }
}
