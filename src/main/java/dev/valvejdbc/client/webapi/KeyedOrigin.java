package dev.valvejdbc.client.webapi;

import dev.valvejdbc.client.NameResolver;
import dev.valvejdbc.client.StopCheck;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * Where calls that carry the key go. What anybody on the way can read goes to this machine alone,
 * and to the very address that was judged, so that no second look-up of the name can find another.
 */
final class KeyedOrigin {
  private final URI base;
  private final boolean judged;

  /**
   * Makes an origin.
   *
   * @param insecure whether the user permits the key over plain HTTP anywhere
   */
  KeyedOrigin(URI base, boolean hasKey, boolean insecure) {
    this.base = base;
    this.judged = hasKey && isClear(base) && !insecure;
  }

  /** Whether everybody on the way reads what is sent. */
  static boolean isClear(URI base) {
    return !"https".equalsIgnoreCase(base.getScheme());
  }

  /**
   * The address to call, without a slash at its end.
   *
   * @return null if the key may not go there; nothing has been sent then
   * @throws UnknownHostException if this system does not know the name
   */
  @Nullable String address(NameResolver resolver, StopCheck check)
      throws InterruptedException, UnknownHostException {
    String text = base.toString().replaceAll("/+$", "");
    if (!judged) {
      return text;
    }
    InetAddress host = resolver.resolve(base.getHost(), check).get(0);
    if (!host.isLoopbackAddress()) {
      return null;
    }
    String literal = host.getHostAddress();
    String path = base.getRawPath() == null ? "" : base.getRawPath().replaceAll("/+$", "");
    return base.getScheme()
        + "://"
        + (host instanceof Inet6Address ? "[" + literal + "]" : literal)
        + (base.getPort() < 0 ? "" : ":" + base.getPort())
        + path;
  }
}
