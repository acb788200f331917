package dev.valvejdbc.tables.steamid;

import dev.valvejdbc.client.webapi.VanityNames;
import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.errors.StatementException;
import dev.valvejdbc.protocol.steamid.SteamId;
import dev.valvejdbc.protocol.steamid.SteamIdParser;
import dev.valvejdbc.protocol.steamid.VanityName;
import dev.valvejdbc.tables.FunctionContext;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads Steam ids for one execution. Pages that are named by a word are looked up at Steam, if the
 * connection has a key; never while planning.
 */
final class PageNames {
  private static final Pattern ACCOUNT = Pattern.compile("\\d{1,10}");
  private static final long MOST_ACCOUNT = 0xffff_ffffL;

  private PageNames() {}

  /** The id of a text or number; null for none. */
  static @Nullable SteamId id(FunctionContext context, @Nullable Object given) {
    String text = text(given);
    if (text == null || SteamIdParser.isNobody(text)) {
      return null;
    }
    if (ACCOUNT.matcher(text.strip()).matches()) {
      Long account = account(text.strip());
      if (account != null) {
        return ofAccount(context, account);
      }
    }
    try {
      return SteamIdParser.parse(text);
    } catch (VanityName.UnresolvedException e) {
      return resolved(context, e);
    } catch (IllegalArgumentException e) {
      throw new StatementException(SqlError.STEAM_ID.said(e.getMessage() + ".", e));
    }
  }

  /** A number too small for a 64-bit id; null for 0 and for what is none. */
  private static @Nullable Long account(String digits) {
    long number = Long.parseLong(digits);
    return number > 0 && number <= MOST_ACCOUNT ? number : null;
  }

  private static SteamId ofAccount(FunctionContext context, long account) {
    String sentence =
        account
            + " is too small for a 64-bit Steam id, and was taken for the number of a person's"
            + " account; steamid("
            + account
            + ", 'individual') says so.";
    if (!context.tells(sentence)) {
      throw new StatementException(SqlError.STEAM_ID.said(sentence, null)); // told once it runs
    }
    return SteamId.individual(account);
  }

  /** A number as its digits; a BIGINT holds the unsigned one. */
  private static @Nullable String text(@Nullable Object given) {
    if (given instanceof Long number) {
      return Long.toUnsignedString(number);
    }
    return given == null ? null : given.toString();
  }

  private static SteamId resolved(
      FunctionContext context, VanityName.UnresolvedException unresolved) {
    VanityNames names = context.names();
    if (names == null || !names.canResolve()) {
      throw new StatementException(
          SqlError.STEAM_ID.said(
              unresolved.getMessage()
                  + ", who wants a key: set webApiKey, or the environment variable"
                  + " STEAM_WEB_API_KEY.",
              null));
    }
    try {
      return names
          .resolve(unresolved.name(), context.check())
          .orElseThrow(() -> SqlError.PAGE_NAME.inStatement(unresolved.name().word()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw SqlError.CANCELLED.inStatement();
    }
  }
}
