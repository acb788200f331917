package dev.valvejdbc.server;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import org.apache.calcite.avatica.remote.Service;
import org.jspecify.annotations.Nullable;

/**
 * Keeps why one request failed, which Avatica's handlers would tell the client in full, and counts
 * the request for its caller.
 */
final class WatchedService {
  private final Service target;
  private final Callers callers;
  private final String remote;
  private @Nullable Throwable failure;
  private boolean asked;

  WatchedService(Service target, Callers callers, String remote) {
    this.target = target;
    this.callers = callers;
    this.remote = remote;
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
    Object request = arguments == null || arguments.length == 0 ? null : arguments[0];
    try {
      if (request instanceof Service.OpenConnectionRequest opening) {
        callers.opens(
            MalformedRequestException.required(opening.connectionId, "connectionId"), remote);
      }
      return runs(request) ? counted(method, arguments) : method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      failure = e.getCause();
    } catch (IllegalAccessException | SQLException | MalformedRequestException e) {
      failure = e;
    }
    throw new IllegalStateException("The request failed.");
  }

  private @Nullable Object counted(Method method, Object @Nullable [] arguments)
      throws SQLException, InvocationTargetException, IllegalAccessException {
    callers.begins(remote);
    try {
      return method.invoke(target, arguments);
    } finally {
      callers.ends(remote);
    }
  }

  private static boolean runs(@Nullable Object request) {
    return request instanceof Service.PrepareAndExecuteRequest
        || request instanceof Service.PrepareRequest
        || request instanceof Service.ExecuteRequest
        || request instanceof Service.FetchRequest;
  }

  /** Why there is no answer; null if nothing was asked, since the request could not be read. */
  @Nullable Throwable failure() {
    return asked ? failure : new MalformedRequestException(RemoteErrors.UNREADABLE);
  }
}
