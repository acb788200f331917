package dev.valvejdbc.sql;

import dev.valvejdbc.protocol.steamid.SteamId;
import dev.valvejdbc.protocol.steamid.SteamIdParser;
import dev.valvejdbc.protocol.steamid.VanityName;
import org.apache.calcite.DataContext;
import org.apache.calcite.schema.SchemaPlus;
import org.apache.calcite.schema.lookup.LikePattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads Steam ids for one execution. Pages that are named by a word are looked up at Steam, if the
 * connection has a key; never while planning.
 */
public final class PageNames {
  private final DataContext root;

  private PageNames(DataContext root) {
    this.root = root;
  }

  /** Called by generated code. */
  public static PageNames of(DataContext root) {
    return new PageNames(root);
  }

  /** The id of a text or number; null for none. */
  @Nullable SteamId id(@Nullable Object given) {
    String text = text(given);
    if (text == null || SteamIdParser.isNobody(text)) {
      return null;
    }
    try {
      return SteamIdParser.parse(text);
    } catch (VanityName.UnresolvedException e) {
      return resolved(e);
    } catch (IllegalArgumentException e) {
      throw new StatementException(e.getMessage() + ".", "22023");
    }
  }

  /** A number as its digits; a BIGINT holds the unsigned one. */
  private static @Nullable String text(@Nullable Object given) {
    if (given instanceof Long number) {
      return Long.toUnsignedString(number);
    }
    return given == null ? null : given.toString();
  }

  private SteamId resolved(VanityName.UnresolvedException unresolved) {
    boolean planning = root.get(DataContext.Variable.CANCEL_FLAG.camelName) == null;
    Session session = planning ? null : session(root.getRootSchema());
    if (session == null || !session.web().names().canResolve()) {
      throw new StatementException(
          unresolved.getMessage()
              + ", who wants a key: set webApiKey, or the environment variable STEAM_WEB_API_KEY.",
          "22023");
    }
    try {
      return session
          .web()
          .names()
          .resolve(unresolved.name(), new StatementCheck(session, root))
          .orElseThrow(
              () ->
                  new StatementException(
                      "Nobody at Steam has the page name '" + unresolved.name().word() + "'.",
                      "22023"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while asking Steam for a name", e);
    }
  }

  private static @Nullable Session session(@Nullable SchemaPlus schemas) {
    if (schemas == null) {
      return null;
    }
    for (String name : schemas.subSchemas().getNames(LikePattern.any())) {
      SchemaPlus schema = schemas.subSchemas().get(name);
      ValveSchema valve = schema == null ? null : schema.unwrap(ValveSchema.class);
      if (valve != null) {
        return valve.session();
      }
    }
    return null;
  }
}
