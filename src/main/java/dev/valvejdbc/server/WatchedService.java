package dev.valvejdbc.server;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.apache.calcite.avatica.remote.Service;
import org.jspecify.annotations.Nullable;

/** Keeps why one request failed, which Avatica's handlers would tell the client in full. */
final class WatchedService {
  private final Service target;
  private @Nullable Throwable failure;
  private boolean asked;

  WatchedService(Service target) {
    this.target = target;
  }

  /** The service to give to a handler. */
  Service service() {
    return (Service)
        Proxy.newProxyInstance(
            Service.class.getClassLoader(),
            new Class<?>[] {Service.class},
            (self, method, arguments) -> invoke(method, arguments));
  }

  private @Nullable Object invoke(Method method, Object @Nullable [] arguments) {
    asked = true;
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      failure = e.getCause();
    } catch (IllegalAccessException e) {
      failure = e;
    }
    throw new IllegalStateException("The request failed.");
  }

  /** The answer where there is no other. */
  Service.ErrorResponse error() {
    return asked ? RemoteErrors.of(failure) : RemoteErrors.unreadable();
  }
}
