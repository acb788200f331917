package dev.valvejdbc.sql;

import com.google.common.collect.Multimap;
import dev.valvejdbc.protocol.steamid.AccountType;
import dev.valvejdbc.protocol.steamid.SteamId;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.calcite.schema.Function;
import org.apache.calcite.schema.impl.ScalarFunctionImpl;
import org.apache.calcite.schema.impl.TableFunctionImpl;
import org.jspecify.annotations.Nullable;

/**
 * The SQL functions over Steam ids, of texts and of numbers. Null, and what game servers print for
 * players without an id, give null; what is no id is an error.
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
      if (name != null && Arrays.asList(method.getParameterTypes()).size() == 1) {
        functions.put(name, ScalarFunctionImpl.create(method));
      }
    }
    functions.put(
        "steamid", Objects.requireNonNull(TableFunctionImpl.create(SteamIdTable.class, "rows")));
  }

  /** The id of a text; null for none. */
  static @Nullable SteamId id(@Nullable String text) {
    if (text == null || SteamId.isNobody(text)) {
      return null;
    }
    try {
      return SteamId.parse(text);
    } catch (IllegalArgumentException e) {
      throw new StatementException(e.getMessage() + ".", "22023");
    }
  }

  private static @Nullable SteamId id(@Nullable Long number) {
    return number == null ? null : id(Long.toUnsignedString(number));
  }

  /** The 64-bit number. */
  public static @Nullable Long number(@Nullable String text) {
    SteamId id = id(text);
    return id == null ? null : Long.valueOf(id.number());
  }

  /** The 64-bit number. */
  public static @Nullable Long number(@Nullable Long number) {
    SteamId id = id(number);
    return id == null ? null : Long.valueOf(id.number());
  }

  /** As STEAM_1:0:11101. */
  public static @Nullable String steam2(@Nullable String text) {
    SteamId id = id(text);
    return id == null ? null : id.steam2();
  }

  /** As STEAM_1:0:11101. */
  public static @Nullable String steam2(@Nullable Long number) {
    SteamId id = id(number);
    return id == null ? null : id.steam2();
  }

  /** As [U:1:22202]. */
  public static @Nullable String steam3(@Nullable String text) {
    SteamId id = id(text);
    return id == null ? null : id.steam3();
  }

  /** As [U:1:22202]. */
  public static @Nullable String steam3(@Nullable Long number) {
    SteamId id = id(number);
    return id == null ? null : id.steam3();
  }

  /** The page at Steam's community. */
  public static @Nullable String url(@Nullable String text) {
    SteamId id = id(text);
    return id == null ? null : id.url();
  }

  /** The page at Steam's community. */
  public static @Nullable String url(@Nullable Long number) {
    SteamId id = id(number);
    return id == null ? null : id.url();
  }

  /** The account. */
  public static @Nullable Long accountId(@Nullable String text) {
    SteamId id = id(text);
    return id == null ? null : Long.valueOf(id.account());
  }

  /** The account. */
  public static @Nullable Long accountId(@Nullable Long number) {
    SteamId id = id(number);
    return id == null ? null : Long.valueOf(id.account());
  }

  /** The type, such as individual or game_server. */
  public static @Nullable String type(@Nullable String text) {
    return typeName(id(text));
  }

  /** The type, such as individual or game_server. */
  public static @Nullable String type(@Nullable Long number) {
    return typeName(id(number));
  }

  static @Nullable String typeName(@Nullable SteamId id) {
    AccountType type = id == null ? null : id.accountType();
    return type == null ? null : type.name().toLowerCase(Locale.ROOT);
  }

  /** The universe's number. */
  public static @Nullable Integer universe(@Nullable String text) {
    SteamId id = id(text);
    return id == null ? null : Integer.valueOf(id.universe());
  }

  /** The universe's number. */
  public static @Nullable Integer universe(@Nullable Long number) {
    SteamId id = id(number);
    return id == null ? null : Integer.valueOf(id.universe());
  }

  /** The instance. */
  public static @Nullable Integer instance(@Nullable String text) {
    SteamId id = id(text);
    return id == null ? null : Integer.valueOf(id.instance());
  }

  /** The instance. */
  public static @Nullable Integer instance(@Nullable Long number) {
    SteamId id = id(number);
    return id == null ? null : Integer.valueOf(id.instance());
  }

  /** Whether Steam could have given it out; false for what is no id at all. */
  public static @Nullable Boolean valid(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return !SteamId.isNobody(text) && SteamId.parse(text).isValid();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Whether Steam could have given it out. */
  public static @Nullable Boolean valid(@Nullable Long number) {
    if (number == null) {
      return null;
    }
    return SteamId.of(number).isValid();
  }
}
