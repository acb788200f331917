package dev.valvejdbc.server;

import java.io.IOException;
import org.apache.calcite.avatica.proto.Common.WireMessage;
import org.apache.calcite.avatica.proto.Requests;
import org.apache.calcite.avatica.remote.ProtobufTranslation;
import org.apache.calcite.avatica.remote.ProtobufTranslationImpl;
import org.apache.calcite.avatica.remote.Service;

/**
 * Names messages as Avatica's own clients do. A message travels with the name of its class, and in
 * our packaged jar the classes have moved to another package, of which no client knows.
 */
final class StockNames implements ProtobufTranslation {
  /** In pieces, since relocation would rewrite the whole. */
  private static final String STOCK = String.join(".", "org", "apache", "calcite", "avatica");

  private static final String PACKAGE = STOCK + ".proto.";
  private static final String OURS = Requests.class.getPackageName() + ".";

  private final ProtobufTranslation translation = new ProtobufTranslationImpl();

  @Override
  public byte[] serializeResponse(Service.Response response) throws IOException {
    return renamed(translation.serializeResponse(response), OURS, PACKAGE);
  }

  @Override
  public byte[] serializeRequest(Service.Request request) throws IOException {
    return renamed(translation.serializeRequest(request), OURS, PACKAGE);
  }

  @Override
  public Service.Request parseRequest(byte[] bytes) throws IOException {
    return translation.parseRequest(renamed(bytes, PACKAGE, OURS));
  }

  @Override
  public Service.Response parseResponse(byte[] bytes) throws IOException {
    return translation.parseResponse(renamed(bytes, PACKAGE, OURS));
  }

  private static byte[] renamed(byte[] bytes, String from, String to) throws IOException {
    if (from.equals(to)) {
      return bytes;
    }
    WireMessage message = WireMessage.parseFrom(bytes);
    String name = message.getName();
    return name.startsWith(from)
        ? message.toBuilder().setName(to + name.substring(from.length())).build().toByteArray()
        : bytes;
  }
}
