package dev.valvejdbc.sql;

import com.google.common.collect.Multimap;
import dev.valvejdbc.errors.StatementException;
import dev.valvejdbc.protocol.steamid.AccountType;
import dev.valvejdbc.protocol.steamid.SteamId;
import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.calcite.schema.Function;
import org.apache.calcite.schema.impl.TableFunctionImpl;
import org.jspecify.annotations.Nullable;

/**
 * The SQL functions over Steam ids, of texts and of numbers alike: one parameter of any type, since
 * overloads leave a bare NULL undecided. Null, and what game servers print for players without an
 * id, give null; what is no id is an error.
 */
public final class SteamIdFunctions {
  private static final Map<String, String> NAMES =
      Map.of(
          "number", "steamid",
          "steam2", "steamid2",
          "steam3", "steamid3",
          "url", "steamid_url",
          "accountId", "steamid_account_id",
          "type", "steamid_type",
          "universe", "steamid_universe",
          "instance", "steamid_instance",
          "valid", "steamid_valid");

  private SteamIdFunctions() {}

  /** Adds the functions to those of a schema. */
  static void register(Multimap<String, Function> functions) {
    for (Method method : SteamIdFunctions.class.getMethods()) {
      String name = NAMES.get(method.getName());
      if (name != null) {
        functions.put(name, new SteamIdFunction(method));
      }
    }
    functions.put(
        "steamid", Objects.requireNonNull(TableFunctionImpl.create(SteamIdTable.class, "rows")));
  }

  /** The 64-bit number. */
  public static @Nullable Long number(PageNames pages, @Nullable Object given) {
    SteamId id = pages.id(given);
    return id == null ? null : Long.valueOf(id.number());
  }

  /** As STEAM_1:0:11101. */
  public static @Nullable String steam2(PageNames pages, @Nullable Object given) {
    SteamId id = pages.id(given);
    return id == null ? null : id.steam2();
  }

  /** As [U:1:22202]. */
  public static @Nullable String steam3(PageNames pages, @Nullable Object given) {
    SteamId id = pages.id(given);
    return id == null ? null : id.steam3();
  }

  /** The page at Steam's community. */
  public static @Nullable String url(PageNames pages, @Nullable Object given) {
    SteamId id = pages.id(given);
    return id == null ? null : id.url();
  }

  /** The account. */
  public static @Nullable Long accountId(PageNames pages, @Nullable Object given) {
    SteamId id = pages.id(given);
    return id == null ? null : Long.valueOf(id.account());
  }

  /** The type, such as individual or game_server. */
  public static @Nullable String type(PageNames pages, @Nullable Object given) {
    return typeName(pages.id(given));
  }

  static @Nullable String typeName(@Nullable SteamId id) {
    AccountType type = id == null ? null : id.accountType();
    return type == null ? null : type.name().toLowerCase(Locale.ROOT);
  }

  /** The universe's number. */
  public static @Nullable Integer universe(PageNames pages, @Nullable Object given) {
    SteamId id = pages.id(given);
    return id == null ? null : Integer.valueOf(id.universe());
  }

  /** The instance. */
  public static @Nullable Integer instance(PageNames pages, @Nullable Object given) {
    SteamId id = pages.id(given);
    return id == null ? null : Integer.valueOf(id.instance());
  }

  /** Whether Steam could have given it out; false for what is no id at all. */
  public static @Nullable Boolean valid(PageNames pages, @Nullable Object given) {
    if (given == null) {
      return null;
    }
    try {
      SteamId id = pages.id(given);
      return id != null && id.isValid();
    } catch (StatementException e) {
      return false;
    }
  }
}
