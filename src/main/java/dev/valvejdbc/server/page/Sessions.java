package dev.valvejdbc.server.page;

import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The sessions of a page, as many as may be; those that are left alone are closed. */
final class Sessions {
  private static final int NAME_BYTES = 18;

  private final PageSettings settings;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Session> open = new ConcurrentHashMap<>();

  Sessions(PageSettings settings) {
    this.settings = settings;
  }

  /** Opens one; returns its name, or null if there are as many as may be. */
  synchronized @Nullable String open(String remote) throws SQLException {
    sweep();
    PageSettings.Bounds bounds = settings.bounds();
    long here = open.values().stream().filter(s -> s.remote().equals(remote)).count();
    if (open.size() >= bounds.sessions() || here >= bounds.sessionsOfAddress()) {
      return null;
    }
    byte[] bytes = new byte[NAME_BYTES];
    random.nextBytes(bytes);
    String name = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    open.put(name, new Session(settings.connections().open(remote), remote, bounds.statements()));
    return name;
  }

  /** The session of a name, at the address that opened it; null if there is none. */
  @Nullable Session get(String name, String remote) {
    Session session = open.get(name);
    if (session == null || !session.remote().equals(remote)) {
      return null;
    }
    session.touch();
    return session;
  }

  void close(String name) {
    Session session = open.remove(name);
    if (session != null) {
      session.close();
    }
  }

  /** Closes those of which nothing was heard. */
  void sweep() {
    open.forEach(
        (name, session) -> {
          if (session.isIdle(settings.bounds().idle().toNanos())) {
            close(name);
          }
        });
  }

  void closeAll() {
    open.keySet().forEach(this::close);
  }
}
