package dev.valvejdbc.sql.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.validate.SqlValidatorUtil;
import org.jspecify.annotations.Nullable;

/** Gives columns that were given no name the one that PostgreSQL gives them. */
final class ColumnNames {
  private static final String OF_VALUES = "*VALUES*";

  /** Begins names that nobody writes. */
  private static final char APART = '\u0001';

  private ColumnNames() {}

  /**
   * Names the columns of a query. A name that would hide a column which is meant begins with a mark
   * that results leave out.
   *
   * @param order the ORDER BY behind it
   * @param apart whether no two may be named alike, since they are read by their names
   */
  static void give(SqlSelect select, SqlNodeList order, boolean apart) {
    Set<String> meant = meant(select, order);
    SqlNodeList items = select.getSelectList();
    Set<String> taken = new HashSet<>();
    for (SqlNode item : items) {
      String given = SqlValidatorUtil.alias(item);
      if (given != null) {
        taken.add(given.toLowerCase(Locale.ROOT));
      }
    }
    Set<String> used = new HashSet<>();
    for (int i = 0; i < items.size(); i++) {
      SqlNode item = items.get(i);
      String alias = SqlValidatorUtil.alias(item);
      boolean star = item instanceof SqlIdentifier id && id.isStar();
      if (apart && !star && alias != null && !used.add(alias.toLowerCase(Locale.ROOT))) {
        // all columns of the query can still be selected, each by the name that it was given
        items.set(i, as(bare(item), String.valueOf(APART).repeat(i) + alias));
        continue;
      }
      if (item instanceof SqlIdentifier || item.getKind() == SqlKind.AS || !isPlain(item)) {
        continue;
      }
      String name = Names.of(item);
      if (apart) {
        name = free(name, taken);
      }
      boolean hides = meant.contains(name.toLowerCase(Locale.ROOT));
      items.set(i, as(item, hides ? APART + name : name));
    }
    SqlNode from = select.getFrom();
    if (from != null) {
      select.setFrom(source(from));
    }
  }

  private static String free(String name, Set<String> taken) {
    String free = name;
    for (int i = 1; !taken.add(free.toLowerCase(Locale.ROOT)); i++) {
      free = name + "_" + i;
    }
    return free;
  }

  private static SqlNode bare(SqlNode item) {
    return item.getKind() == SqlKind.AS ? ((SqlCall) item).operand(0) : item;
  }

  private static boolean isPlain(SqlNode item) {
    String kind = item.getClass().getSimpleName();
    return !kind.startsWith("SqlStar"); // all columns but some
  }

  /** The simple names in clauses in which a new name would win over a column. */
  private static Set<String> meant(SqlSelect select, SqlNodeList order) {
    Set<String> names = new HashSet<>();
    SqlBasicVisitor<@Nullable Void> collector =
        new SqlBasicVisitor<>() {
          @Override
          public @Nullable Void visit(SqlIdentifier id) {
            if (id.isSimple()) {
              names.add(id.getSimple().toLowerCase(Locale.ROOT));
            }
            return null;
          }
        };
    for (SqlNode clause :
        new SqlNode[] {select.getGroup(), select.getHaving(), select.getQualify()}) {
      if (clause != null) {
        clause.accept(collector);
      }
    }
    for (SqlNode item : order) {
      SqlNode bare = item;
      while (bare.getKind() == SqlKind.DESCENDING
          || bare.getKind() == SqlKind.NULLS_FIRST
          || bare.getKind() == SqlKind.NULLS_LAST) {
        bare = ((SqlCall) bare).operand(0);
      }
      if (!(bare instanceof SqlIdentifier)) {
        bare.accept(collector);
      }
    }
    return names;
  }

  /** What rows come from, with VALUES whose columns have names. */
  private static SqlNode source(SqlNode from) {
    if (from instanceof SqlJoin join) {
      join.setLeft(source(join.getLeft()));
      join.setRight(source(join.getRight()));
      return join;
    }
    if (from.getKind() == SqlKind.VALUES) {
      return named((SqlCall) from, new SqlIdentifier(OF_VALUES, SqlParserPos.ZERO));
    }
    if (from.getKind() == SqlKind.AS
        && ((SqlCall) from).operandCount() == 2
        && ((SqlCall) from).operand(0) instanceof SqlCall values
        && values.getKind() == SqlKind.VALUES) {
      return named(values, ((SqlCall) from).operand(1));
    }
    return from;
  }

  private static SqlNode named(SqlCall values, SqlNode alias) {
    List<SqlNode> operands = new ArrayList<>(List.of(values, alias));
    int width = values.operandCount() == 0 ? 0 : width(values.operand(0));
    for (int i = 1; i <= width; i++) {
      operands.add(new SqlIdentifier("column" + i, SqlParserPos.ZERO));
    }
    return SqlStdOperatorTable.AS.createCall(values.getParserPosition(), operands);
  }

  private static int width(SqlNode row) {
    return row.getKind() == SqlKind.ROW ? ((SqlCall) row).operandCount() : 1;
  }

  /** A statement that is VALUES or TABLE alone, as a query of rows whose columns have names. */
  static SqlNode ofRows(SqlNode statement) {
    if (statement instanceof SqlOrderBy order
        && (order.query.getKind() == SqlKind.VALUES
            || order.query.getKind() == SqlKind.EXPLICIT_TABLE)) {
      return new SqlOrderBy(
          order.getParserPosition(),
          ofRows(order.query),
          order.orderList,
          order.offset,
          order.fetch);
    }
    if (statement.getKind() == SqlKind.EXPLICIT_TABLE) {
      return all(((SqlCall) statement).operand(0), statement.getParserPosition());
    }
    if (statement.getKind() != SqlKind.VALUES || !(statement instanceof SqlBasicCall values)) {
      return statement;
    }
    return all(
        named(values, new SqlIdentifier(OF_VALUES, SqlParserPos.ZERO)),
        statement.getParserPosition());
  }

  private static SqlSelect all(SqlNode from, SqlParserPos position) {
    return new SqlSelect(
        position,
        null,
        SqlNodeList.of(SqlIdentifier.star(position)),
        from,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static SqlNode as(SqlNode item, String name) {
    return SqlStdOperatorTable.AS.createCall(
        item.getParserPosition(), item, new SqlIdentifier(name, SqlParserPos.ZERO));
  }
}
