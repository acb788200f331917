package dev.valvejdbc.server;

import dev.valvejdbc.server.http.Site;
import dev.valvejdbc.server.http.WebReply;
import dev.valvejdbc.server.http.WebRequest;
import java.io.IOException;
import java.util.List;

/** Several sites on one port: the first that serves a request answers it. */
record Sites(List<Site> sites) implements Site {
  @Override
  public boolean isCalled(String host) {
    return sites.stream().allMatch(s -> s.isCalled(host));
  }

  @Override
  public boolean serves(String method, String path) {
    return sites.stream().anyMatch(s -> s.serves(method, path));
  }

  @Override
  public void answer(WebRequest request, WebReply reply) throws IOException {
    for (Site site : sites) {
      if (site.serves(request.method(), request.path())) {
        site.answer(request, reply);
        return;
      }
    }
  }
}
