package dev.valvejdbc.sql.reading;

import java.util.Locale;
import java.util.Map;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlUnknownLiteral;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlTrimFunction;
import org.apache.calcite.util.Util;

/** Knows what PostgreSQL calls the column of an expression. */
final class Names {
  private static final Name NONE = new Name("?column?", 0);

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("INT", "int4"),
          Map.entry("INTEGER", "int4"),
          Map.entry("BIGINT", "int8"),
          Map.entry("SMALLINT", "int2"),
          Map.entry("DOUBLE", "float8"),
          Map.entry("FLOAT", "float8"),
          Map.entry("REAL", "float4"),
          Map.entry("DECIMAL", "numeric"),
          Map.entry("NUMERIC", "numeric"),
          Map.entry("BOOLEAN", "bool"),
          Map.entry("CHAR", "bpchar"),
          Map.entry("VARBINARY", "bytea"));

  /**
   * A name.
   *
   * @param strength 0 for none, 1 for that of a type or a kind, 2 for that of a column or function
   */
  private record Name(String text, int strength) {}

  private Names() {}

  /** The name of the column that an expression makes. */
  static String of(SqlNode expression) {
    return name(expression).text;
  }

  private static Name name(SqlNode node) {
    if (node instanceof SqlIdentifier id) {
      return id.isStar() ? NONE : new Name(Util.last(id.names), 2);
    }
    if (node instanceof SqlCase cases) {
      SqlNode rest = cases.getElseOperand();
      Name name = rest == null ? NONE : name(rest);
      return name.strength < 2 ? new Name("case", 1) : name;
    }
    if (node instanceof SqlSelect select) {
      return ofFirst(select.getSelectList());
    }
    if (node instanceof SqlOrderBy order) {
      return name(order.query);
    }
    if (node instanceof SqlLiteral literal) {
      return ofLiteral(literal);
    }
    return node instanceof SqlCall call ? ofCall(call) : NONE;
  }

  private static Name ofFirst(SqlNodeList items) {
    return items.size() == 1 ? name(items.get(0)) : NONE;
  }

  private static Name ofLiteral(SqlLiteral literal) {
    if (literal instanceof SqlUnknownLiteral time) {
      return new Name(time.tag.toLowerCase(Locale.ROOT), 1);
    }
    return switch (literal.getTypeName()) {
      case DATE, TIME, TIMESTAMP ->
          new Name(literal.getTypeName().getName().toLowerCase(Locale.ROOT), 1);
      case BOOLEAN -> new Name("bool", 1);
      default ->
          literal.getTypeName().getName().startsWith("INTERVAL") ? new Name("interval", 1) : NONE;
    };
  }

  private static Name ofCall(SqlCall call) {
    SqlKind kind = call.getKind();
    switch (kind) {
      case AS, DOT -> {
        return name(call.operand(kind == SqlKind.AS ? 1 : call.operandCount() - 1));
      }
      case OVER, FILTER, WITHIN_GROUP, WITHIN_DISTINCT, RESPECT_NULLS, IGNORE_NULLS, ITEM -> {
        return name(call.operand(0));
      }
      case CAST, SAFE_CAST -> {
        return ofCast(call);
      }
      case EXISTS -> {
        return new Name("exists", 2);
      }
      case SCALAR_QUERY -> {
        return name(call.operand(0));
      }
      case ROW -> {
        return new Name("row", 2);
      }
      case ARRAY_VALUE_CONSTRUCTOR, ARRAY_QUERY_CONSTRUCTOR -> {
        return new Name("array", 2);
      }
      case TRIM -> {
        return new Name(trim(call), 2);
      }
      default -> {
        return call.getOperator() instanceof SqlFunction function ? ofFunction(function) : NONE;
      }
    }
  }

  private static Name ofFunction(SqlFunction function) {
    SqlIdentifier id = function.getSqlIdentifier();
    String name = id == null ? function.getName() : Util.last(id.names);
    if (name.startsWith("JSON_ARROW")) {
      return NONE; // the parser's word for an operator
    }
    String plain =
        name.equals("AT_TIME_ZONE") ? "timezone" : name.replaceAll("(?i)^\\{fn\\s+|}$", "");
    return plain.matches("\\w+") ? new Name(plain.toLowerCase(Locale.ROOT), 2) : NONE;
  }

  private static Name ofCast(SqlCall call) {
    Name name = name(call.operand(0));
    if (name.strength > 1 || !(call.operand(1) instanceof SqlDataTypeSpec type)) {
      return name.strength > 1 ? name : NONE;
    }
    String written = Util.last(type.getTypeName().names);
    return new Name(
        TYPES.getOrDefault(written.toUpperCase(Locale.ROOT), written.toLowerCase(Locale.ROOT)), 1);
  }

  private static String trim(SqlCall call) {
    SqlTrimFunction.Flag flag =
        ((SqlLiteral) call.operand(0)).getValueAs(SqlTrimFunction.Flag.class);
    return switch (flag) {
      case LEADING -> "ltrim";
      case TRAILING -> "rtrim";
      case BOTH -> "btrim";
    };
  }
}
