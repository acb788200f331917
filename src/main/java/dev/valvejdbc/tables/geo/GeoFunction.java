package dev.valvejdbc.tables.geo;

import dev.valvejdbc.client.ServerAddress;
import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.tables.AddressFacts;
import dev.valvejdbc.tables.Argument;
import dev.valvejdbc.tables.ColumnType;
import dev.valvejdbc.tables.FunctionContext;
import dev.valvejdbc.tables.ScalarFunction;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The functions that tell where an address is, and whose. */
public enum GeoFunction implements ScalarFunction {
  COUNTRY(
      ColumnType.VARCHAR,
      "Country of an address, by its code of two letters such as DE; null where it is not known.",
      AddressFacts::country),
  ASN(
      ColumnType.BIGINT,
      "Number of the network (autonomous system) that an address is of, such as 64496; null where"
          + " it is not known.",
      AddressFacts::asn),
  AS_NAME(
      ColumnType.VARCHAR,
      "Who runs the network that an address is of; null where it is not known.",
      AddressFacts::network);

  private static final Argument ADDRESS =
      new Argument(
          "addr",
          ColumnType.VARCHAR,
          "An address, with or without port. A host's name has no country: ask for the column ip.");

  private final ColumnType returns;
  private final String remarks;

  @SuppressWarnings("ImmutableEnumChecker") // a function without state
  private final Fact fact;

  private interface Fact {
    @Nullable Object of(AddressFacts facts, InetAddress address);
  }

  GeoFunction(ColumnType returns, String remarks, Fact fact) {
    this.returns = returns;
    this.remarks = remarks;
    this.fact = fact;
  }

  @Override
  public String sqlName() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  @Override
  public String remarks() {
    return remarks + " Looked up in the files of the property geo.";
  }

  @Override
  public List<Argument> arguments() {
    return List.of(ADDRESS);
  }

  @Override
  public ColumnType returns() {
    return returns;
  }

  @Override
  public @Nullable Object of(FunctionContext context, @Nullable Object[] arguments) {
    AddressFacts facts = context.facts();
    if (facts == null) {
      throw SqlError.GEO.inStatement(sqlName());
    }
    InetAddress address = arguments[0] == null ? null : address(arguments[0].toString().strip());
    return address == null ? null : fact.of(facts, address);
  }

  private static @Nullable InetAddress address(String text) {
    boolean bare = text.indexOf(':') != text.lastIndexOf(':') && !text.startsWith("[");
    try {
      return ServerAddress.parse(bare ? "[" + text + "]" : text).literal();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
