package dev.valvejdbc.server;

import org.apache.calcite.avatica.server.AvaticaHandler;
import org.apache.calcite.avatica.server.HttpServer;
import org.eclipse.jetty.server.ServerConnector;

/** Runs Avatica's HTTP server on one address, where its own listens on all. */
final class BoundServer extends HttpServer {
  private final String host;

  BoundServer(String host, int port, AvaticaHandler handler) {
    super(port, handler);
    this.host = host;
  }

  @Override
  protected ServerConnector getServerConnector() {
    ServerConnector connector = super.getServerConnector();
    connector.setHost(host);
    return connector;
  }
}
