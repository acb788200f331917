package dev.valvejdbc.sql.library;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.util.SqlOperatorTables;
import org.apache.calcite.sql.validate.SqlNameMatcher;
import org.jspecify.annotations.Nullable;

/**
 * The functions that statements may call: ours, Calcite's that PostgreSQL's library lacks, and
 * then, where neither has the name, all others.
 */
public final class Library implements SqlOperatorTable {
  private static final List<SqlOperator> CALCITES =
      List.of(
          SqlLibraryOperators.TRY_CAST,
          SqlLibraryOperators.SAFE_CAST,
          SqlLibraryOperators.COUNTIF,
          SqlLibraryOperators.MAX_BY,
          SqlLibraryOperators.MIN_BY,
          SqlLibraryOperators.DECODE,
          SqlLibraryOperators.NVL2,
          SqlLibraryOperators.IF,
          SqlLibraryOperators.ENDS_WITH,
          SqlLibraryOperators.POW,
          SqlLibraryOperators.SPACE,
          SqlLibraryOperators.TRUNC_BIG_QUERY,
          SqlLibraryOperators.TO_BASE64,
          SqlLibraryOperators.FROM_BASE64,
          SqlLibraryOperators.JSON_LENGTH,
          SqlLibraryOperators.ARRAY_APPEND,
          SqlLibraryOperators.ARRAY_PREPEND,
          SqlLibraryOperators.ARRAY_CONCAT,
          SqlLibraryOperators.ARRAY_REMOVE,
          SqlLibraryOperators.ARRAY_MAX,
          SqlLibraryOperators.ARRAY_MIN,
          SqlLibraryOperators.ARRAY_REVERSE,
          SqlLibraryOperators.ARRAY_UNION,
          SqlLibraryOperators.ARRAY_INTERSECT,
          SqlLibraryOperators.ARRAY_EXCEPT,
          SqlLibraryOperators.ARRAY_CONTAINS,
          SqlLibraryOperators.ARRAY_DISTINCT,
          SqlLibraryOperators.ARRAY_LENGTH,
          SqlLibraryOperators.ARRAY_POSITION,
          SqlLibraryOperators.SORT_ARRAY);

  private static final SqlOperatorTable CHOSEN = chosen();

  private final SqlOperatorTable others;

  private Library(SqlOperatorTable others) {
    this.others = others;
  }

  /** This library, then other operators. */
  public static SqlOperatorTable before(SqlOperatorTable others) {
    return new Library(others);
  }

  /** The names of functions that are said by others. */
  public static Stream<String> macros() {
    return Macros.names();
  }

  private static SqlOperatorTable chosen() {
    List<SqlOperator> all = new ArrayList<>(Functions.ALL);
    all.addAll(OrderedAggregates.ALL);
    all.addAll(CALCITES);
    return SqlOperatorTables.of(all);
  }

  @Override
  public void lookupOperatorOverloads(
      SqlIdentifier name,
      @Nullable SqlFunctionCategory category,
      SqlSyntax syntax,
      List<SqlOperator> found,
      SqlNameMatcher matcher) {
    int before = found.size();
    if (name.isSimple()) {
      CHOSEN.lookupOperatorOverloads(name, category, syntax, found, matcher);
    }
    if (found.size() == before) {
      others.lookupOperatorOverloads(name, category, syntax, found, matcher);
    }
  }

  @Override
  public List<SqlOperator> getOperatorList() {
    List<SqlOperator> all = new ArrayList<>(CHOSEN.getOperatorList());
    all.addAll(others.getOperatorList());
    return all;
  }
}
