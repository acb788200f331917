package dev.valvejdbc.client.list;

import dev.valvejdbc.client.StopCheck;
import dev.valvejdbc.client.webapi.WebApi;
import dev.valvejdbc.protocol.master.MasterDialect;

/** Server lists of the Web API's {@code IGameServersService/GetServerList}. */
public final class WebApiServerList implements ServerListSource {
  /** Servers that one call returns at most. */
  private static final int CAP = 10_000;

  private static final int MOST_CALLS = 200;

  private final WebApi api;

  /** Makes a source; nothing is called before a list is read. */
  public WebApiServerList(WebApi api) {
    this.api = api;
  }

  @Override
  public String name() {
    return "Web API " + api.authority();
  }

  @Override
  public MasterDialect dialect() {
    return MasterDialect.WEB_API;
  }

  @Override
  public boolean tellsDetails() {
    return true;
  }

  @Override
  public int mostCalls() {
    return MOST_CALLS;
  }

  @Override
  public boolean isPrivate(StopCheck check) throws InterruptedException {
    return api.isPrivate(check);
  }

  @Override
  public ServerList list(ListRequest request) {
    return new ServerList(new WebApiListPages(api, request, CAP, MOST_CALLS));
  }
}
