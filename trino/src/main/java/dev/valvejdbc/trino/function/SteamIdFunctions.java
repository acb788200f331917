package dev.valvejdbc.trino.function;

import dev.valvejdbc.tables.steamid.SteamIdFunction;
import dev.valvejdbc.tables.steamid.SteamIdOfParts;
import io.airlift.slice.Slice;
import io.trino.spi.function.Description;
import io.trino.spi.function.LiteralParameters;
import io.trino.spi.function.ScalarFunction;
import io.trino.spi.function.SqlNullable;
import io.trino.spi.function.SqlType;
import io.trino.spi.type.StandardTypes;
import org.jspecify.annotations.Nullable;

/** Functions over Steam ids, of texts and of numbers alike. */
public final class SteamIdFunctions {
  private SteamIdFunctions() {}

  /** The 64-bit number of a Steam id, which the Web API uses. */
  @ScalarFunction("steamid")
  @Description("The 64-bit number of a Steam id, which the Web API uses.")
  @LiteralParameters("x")
  @SqlType(StandardTypes.BIGINT)
  @SqlNullable
  public static @Nullable Long steamid(@SqlNullable @SqlType("varchar(x)") @Nullable Slice id) {
    return Computed.number(SteamIdFunction.NUMBER, id);
  }

  /** The 64-bit number of a Steam id, which the Web API uses. */
  @ScalarFunction("steamid")
  @Description("The 64-bit number of a Steam id, which the Web API uses.")
  @SqlType(StandardTypes.BIGINT)
  @SqlNullable
  public static @Nullable Long steamid(
      @SqlNullable @SqlType(StandardTypes.BIGINT) @Nullable Long id) {
    return Computed.number(SteamIdFunction.NUMBER, id);
  }

  /** A Steam id as STEAM_1:0:11101; null if it stands for no person. */
  @ScalarFunction("steamid2")
  @Description("A Steam id as STEAM_1:0:11101; null if it stands for no person.")
  @LiteralParameters("x")
  @SqlType(StandardTypes.VARCHAR)
  @SqlNullable
  public static @Nullable Slice steamid2(@SqlNullable @SqlType("varchar(x)") @Nullable Slice id) {
    return Computed.text(SteamIdFunction.STEAM2, id);
  }

  /** A Steam id as STEAM_1:0:11101; null if it stands for no person. */
  @ScalarFunction("steamid2")
  @Description("A Steam id as STEAM_1:0:11101; null if it stands for no person.")
  @SqlType(StandardTypes.VARCHAR)
  @SqlNullable
  public static @Nullable Slice steamid2(
      @SqlNullable @SqlType(StandardTypes.BIGINT) @Nullable Long id) {
    return Computed.text(SteamIdFunction.STEAM2, id);
  }

  /** A Steam id as [U:1:22202]. */
  @ScalarFunction("steamid3")
  @Description("A Steam id as [U:1:22202].")
  @LiteralParameters("x")
  @SqlType(StandardTypes.VARCHAR)
  @SqlNullable
  public static @Nullable Slice steamid3(@SqlNullable @SqlType("varchar(x)") @Nullable Slice id) {
    return Computed.text(SteamIdFunction.STEAM3, id);
  }

  /** A Steam id as [U:1:22202]. */
  @ScalarFunction("steamid3")
  @Description("A Steam id as [U:1:22202].")
  @SqlType(StandardTypes.VARCHAR)
  @SqlNullable
  public static @Nullable Slice steamid3(
      @SqlNullable @SqlType(StandardTypes.BIGINT) @Nullable Long id) {
    return Computed.text(SteamIdFunction.STEAM3, id);
  }

  /** The page of a Steam id at Steam's community; null for none. */
  @ScalarFunction("steamid_url")
  @Description("The page of a Steam id at Steam's community; null for none.")
  @LiteralParameters("x")
  @SqlType(StandardTypes.VARCHAR)
  @SqlNullable
  public static @Nullable Slice steamidUrl(@SqlNullable @SqlType("varchar(x)") @Nullable Slice id) {
    return Computed.text(SteamIdFunction.URL, id);
  }

  /** The page of a Steam id at Steam's community; null for none. */
  @ScalarFunction("steamid_url")
  @Description("The page of a Steam id at Steam's community; null for none.")
  @SqlType(StandardTypes.VARCHAR)
  @SqlNullable
  public static @Nullable Slice steamidUrl(
      @SqlNullable @SqlType(StandardTypes.BIGINT) @Nullable Long id) {
    return Computed.text(SteamIdFunction.URL, id);
  }

  /** The number of the account, 32 bits of a Steam id. */
  @ScalarFunction("steamid_account_id")
  @Description("The number of the account, 32 bits of a Steam id.")
  @LiteralParameters("x")
  @SqlType(StandardTypes.BIGINT)
  @SqlNullable
  public static @Nullable Long steamidAccountId(
      @SqlNullable @SqlType("varchar(x)") @Nullable Slice id) {
    return Computed.number(SteamIdFunction.ACCOUNT_ID, id);
  }

  /** The number of the account, 32 bits of a Steam id. */
  @ScalarFunction("steamid_account_id")
  @Description("The number of the account, 32 bits of a Steam id.")
  @SqlType(StandardTypes.BIGINT)
  @SqlNullable
  public static @Nullable Long steamidAccountId(
      @SqlNullable @SqlType(StandardTypes.BIGINT) @Nullable Long id) {
    return Computed.number(SteamIdFunction.ACCOUNT_ID, id);
  }

  /** The type of a Steam id, such as individual or game_server. */
  @ScalarFunction("steamid_type")
  @Description("The type of a Steam id, such as individual or game_server.")
  @LiteralParameters("x")
  @SqlType(StandardTypes.VARCHAR)
  @SqlNullable
  public static @Nullable Slice steamidType(
      @SqlNullable @SqlType("varchar(x)") @Nullable Slice id) {
    return Computed.text(SteamIdFunction.TYPE, id);
  }

  /** The type of a Steam id, such as individual or game_server. */
  @ScalarFunction("steamid_type")
  @Description("The type of a Steam id, such as individual or game_server.")
  @SqlType(StandardTypes.VARCHAR)
  @SqlNullable
  public static @Nullable Slice steamidType(
      @SqlNullable @SqlType(StandardTypes.BIGINT) @Nullable Long id) {
    return Computed.text(SteamIdFunction.TYPE, id);
  }

  /** The world of Steam of an id; 1 is the public one. */
  @ScalarFunction("steamid_universe")
  @Description("The world of Steam of an id; 1 is the public one.")
  @LiteralParameters("x")
  @SqlType(StandardTypes.INTEGER)
  @SqlNullable
  public static @Nullable Long steamidUniverse(
      @SqlNullable @SqlType("varchar(x)") @Nullable Slice id) {
    return Computed.number(SteamIdFunction.UNIVERSE, id);
  }

  /** The world of Steam of an id; 1 is the public one. */
  @ScalarFunction("steamid_universe")
  @Description("The world of Steam of an id; 1 is the public one.")
  @SqlType(StandardTypes.INTEGER)
  @SqlNullable
  public static @Nullable Long steamidUniverse(
      @SqlNullable @SqlType(StandardTypes.BIGINT) @Nullable Long id) {
    return Computed.number(SteamIdFunction.UNIVERSE, id);
  }

  /** The instance of a Steam id; 1 for people. */
  @ScalarFunction("steamid_instance")
  @Description("The instance of a Steam id; 1 for people.")
  @LiteralParameters("x")
  @SqlType(StandardTypes.INTEGER)
  @SqlNullable
  public static @Nullable Long steamidInstance(
      @SqlNullable @SqlType("varchar(x)") @Nullable Slice id) {
    return Computed.number(SteamIdFunction.INSTANCE, id);
  }

  /** The instance of a Steam id; 1 for people. */
  @ScalarFunction("steamid_instance")
  @Description("The instance of a Steam id; 1 for people.")
  @SqlType(StandardTypes.INTEGER)
  @SqlNullable
  public static @Nullable Long steamidInstance(
      @SqlNullable @SqlType(StandardTypes.BIGINT) @Nullable Long id) {
    return Computed.number(SteamIdFunction.INSTANCE, id);
  }

  /** Whether Steam could have given out an id; false, and no error, for what is none. */
  @ScalarFunction("steamid_valid")
  @Description("Whether Steam could have given out an id; false, and no error, for what is none.")
  @LiteralParameters("x")
  @SqlType(StandardTypes.BOOLEAN)
  @SqlNullable
  public static @Nullable Boolean steamidValid(
      @SqlNullable @SqlType("varchar(x)") @Nullable Slice id) {
    return Computed.truth(SteamIdFunction.VALID, id);
  }

  /** Whether Steam could have given out an id; false, and no error, for what is none. */
  @ScalarFunction("steamid_valid")
  @Description("Whether Steam could have given out an id; false, and no error, for what is none.")
  @SqlType(StandardTypes.BOOLEAN)
  @SqlNullable
  public static @Nullable Boolean steamidValid(
      @SqlNullable @SqlType(StandardTypes.BIGINT) @Nullable Long id) {
    return Computed.truth(SteamIdFunction.VALID, id);
  }

  /** The number of a Steam id from its parts. */
  @ScalarFunction("steamid")
  @Description(
      "The 64-bit number of a Steam id from the number of its account and what it stands for.")
  @LiteralParameters("x")
  @SqlType(StandardTypes.BIGINT)
  @SqlNullable
  public static @Nullable Long steamid(
      @SqlNullable @SqlType(StandardTypes.BIGINT) @Nullable Long account,
      @SqlNullable @SqlType("varchar(x)") @Nullable Slice type) {
    return Computed.number(SteamIdOfParts.OF_TYPE, account, type);
  }

  /** The number of a Steam id from its parts. */
  @ScalarFunction("steamid")
  @Description(
      "The 64-bit number of a Steam id from the number of its account and what it stands for.")
  @LiteralParameters("x")
  @SqlType(StandardTypes.BIGINT)
  @SqlNullable
  public static @Nullable Long steamid(
      @SqlNullable @SqlType(StandardTypes.BIGINT) @Nullable Long account,
      @SqlNullable @SqlType("varchar(x)") @Nullable Slice type,
      @SqlNullable @SqlType(StandardTypes.BIGINT) @Nullable Long universe) {
    return Computed.number(SteamIdOfParts.OF_UNIVERSE, account, type, universe);
  }

  /** The number of a Steam id from its parts. */
  @ScalarFunction("steamid")
  @Description(
      "The 64-bit number of a Steam id from the number of its account and what it stands for.")
  @LiteralParameters("x")
  @SqlType(StandardTypes.BIGINT)
  @SqlNullable
  public static @Nullable Long steamid(
      @SqlNullable @SqlType(StandardTypes.BIGINT) @Nullable Long account,
      @SqlNullable @SqlType("varchar(x)") @Nullable Slice type,
      @SqlNullable @SqlType(StandardTypes.BIGINT) @Nullable Long universe,
      @SqlNullable @SqlType(StandardTypes.BIGINT) @Nullable Long instance) {
    return Computed.number(SteamIdOfParts.OF_INSTANCE, account, type, universe, instance);
  }
}
