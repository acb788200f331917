package dev.valvejdbc.queries;

import java.util.List;

/** Generates expressions over the columns in sight, sub-queries among them. */
final class Expressions {
  private static final List<String> COMPARISONS = List.of("=", "<>", "<", "<=", ">", ">=", "=");

  private final Dice dice;
  private final QueryGenerator queries;
  private final Calls calls;

  Expressions(Dice dice, QueryGenerator queries) {
    this.dice = dice;
    this.queries = queries;
    this.calls = new Calls(dice, this);
  }

  /** An expression of a kind, of at most the given depth. */
  String of(Kind kind, List<Field> fields, int depth) {
    List<Field> own = Field.ofKind(fields, kind);
    int choice = depth <= 0 ? dice.below(4) : dice.below(12);
    if (choice < 4) {
      return own.isEmpty() || dice.oneIn(12) ? value(kind) : dice.of(own).sql();
    }
    int d = depth - 1;
    return switch (choice) {
      case 4 ->
          "CASE WHEN "
              + condition(fields, d)
              + " THEN "
              + of(kind, fields, d)
              + " ELSE "
              + of(kind, fields, d)
              + " END";
      case 5 -> "COALESCE(" + of(kind, fields, d) + ", " + of(kind, fields, d) + ")";
      case 6 -> "NULLIF(" + column(kind, fields) + ", " + of(kind, fields, d) + ")";
      case 7 -> "(" + queries.scalar(kind, fields, d) + ")";
      default ->
          switch (kind) {
            case NUMBER -> number(fields, d);
            case TEXT -> text(fields, d);
            case FLAG -> condition(fields, d);
            case ADDRESS, WORD -> column(kind, fields);
          };
    };
  }

  private String number(List<Field> fields, int depth) {
    return switch (dice.below(5)) {
      case 3, 4 -> calls.number(fields, depth);
      case 0 -> "(" + of(Kind.NUMBER, fields, depth) + " + " + column(Kind.NUMBER, fields) + ")";
      case 1 -> "(" + column(Kind.NUMBER, fields) + " - " + of(Kind.NUMBER, fields, depth) + ")";
      default -> "CHAR_LENGTH(" + of(Kind.TEXT, fields, depth) + ")";
    };
  }

  private String text(List<Field> fields, int depth) {
    return switch (dice.below(5)) {
      case 3, 4 -> calls.text(fields, depth);
      case 0 -> "LOWER(" + column(Kind.TEXT, fields) + ")";
      case 1 -> "SUBSTRING(" + of(Kind.TEXT, fields, depth) + " FROM 1 FOR 3)";
      default -> "(" + column(Kind.TEXT, fields) + " || " + of(Kind.TEXT, fields, depth) + ")";
    };
  }

  /** A column, or a value if there is none. */
  private String column(Kind kind, List<Field> fields) {
    List<Field> own = Field.ofKind(fields, kind);
    return own.isEmpty() ? value(kind) : dice.of(own).sql();
  }

  /** A literal, a parameter or a null of known type. */
  private String value(Kind kind) {
    if (dice.oneIn(8)) {
      String literal = dice.oneIn(5) ? "NULL" : kind.literal(dice);
      return "CAST(" + Query.parameter(kind, literal) + " AS " + kind.type + ")";
    }
    return dice.oneIn(12) ? "CAST(NULL AS " + kind.type + ")" : kind.literal(dice);
  }

  /** A literal, a parameter, or an expression: what a column is compared with. */
  private String other(Kind kind, List<Field> fields, int depth) {
    return switch (dice.below(6)) {
      case 0 -> Query.parameter(kind, dice.oneIn(5) ? "NULL" : kind.literal(dice));
      case 1, 2 -> kind.literal(dice);
      default -> of(kind, fields, depth);
    };
  }

  /** A condition of at most the given depth. */
  String condition(List<Field> fields, int depth) {
    int d = depth - 1;
    if (depth > 0 && dice.oneIn(3)) {
      return switch (dice.below(9)) {
        case 7, 8 -> calls.condition(fields, d);
        case 0 -> "(" + condition(fields, d) + " AND " + condition(fields, d) + ")";
        case 1, 2 -> "(" + condition(fields, d) + " OR " + condition(fields, d) + ")";
        case 3 -> "NOT (" + condition(fields, d) + ")";
        case 4 ->
            "("
                + condition(fields, d)
                + ") IS "
                + dice.of("", "NOT ")
                + dice.of("TRUE", "FALSE", "NULL");
        default -> queries.test(fields, d, this);
      };
    }
    Kind kind = dice.of(Kind.NUMBER, Kind.TEXT, Kind.TEXT, Kind.NUMBER, Kind.ADDRESS, Kind.FLAG);
    if (dice.oneIn(12) && !Field.ofKind(fields, Kind.WORD).isEmpty()) {
      kind = Kind.WORD;
    }
    String left = dice.oneIn(3) ? of(kind, fields, d) : column(kind, fields);
    if (kind == Kind.FLAG) {
      return dice.of("(" + left + ")", "NOT (" + left + ")", "(" + left + ") IS NOT TRUE");
    }
    return switch (dice.below(9)) {
      case 0 -> left + " IS " + dice.of("", "NOT ") + "NULL";
      case 1 -> left + dice.of(" IN ", " NOT IN ") + list(kind);
      case 2 ->
          left
              + dice.of(" BETWEEN ", " NOT BETWEEN ")
              + kind.literal(dice)
              + " AND "
              + other(kind, fields, d);
      case 3 -> left + " IS " + dice.of("", "NOT ") + "DISTINCT FROM " + of(kind, fields, d);
      case 4 ->
          kind == Kind.NUMBER || kind == Kind.WORD
              ? left + " <> " + other(kind, fields, d)
              : left + dice.of(" LIKE ", " NOT LIKE ") + dice.of("'%d%'", "'t_%'", "'%'", "'A%n'");
      default -> left + " " + dice.of(COMPARISONS) + " " + other(kind, fields, d);
    };
  }

  /** A list for IN. */
  String list(Kind kind) {
    StringBuilder list = new StringBuilder("(").append(kind.literal(dice));
    for (int i = dice.below(3); i > 0; i--) {
      list.append(", ");
      list.append(dice.oneIn(4) ? Query.parameter(kind, kind.literal(dice)) : kind.literal(dice));
    }
    return list.append(dice.oneIn(10) ? ", NULL)" : ")").toString();
  }

  String comparison() {
    return dice.of(COMPARISONS);
  }
}
