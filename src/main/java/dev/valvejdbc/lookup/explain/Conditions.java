package dev.valvejdbc.lookup.explain;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.rel2sql.SqlImplementor;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlDialect;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.dialect.AnsiSqlDialect;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Writes the expressions of a plan as SQL again, with the names of its columns. */
final class Conditions {
  /** What stands for "there is a row" where a sub-query has become a join. */
  static final String MATCH = "match";

  private static final int LONGEST = 300;
  private static final SqlDialect PLAIN =
      new SqlDialect(AnsiSqlDialect.DEFAULT_CONTEXT.withIdentifierQuoteString(null));

  private Conditions() {}

  /** The planner numbers columns of one name. */
  private static String named(RexFieldAccess access) {
    String name = access.getField().getName();
    String bare = name.replaceAll("\\d+$", "");
    List<String> all = access.getReferenceExpr().getType().getFieldNames();
    return all.contains(bare) ? bare : name;
  }

  /** An expression of a node over columns of the given names; shortened if it is long. */
  static String text(RelNode of, RexNode node, List<String> columns) {
    RexBuilder rex = of.getCluster().getRexBuilder();
    List<String> names = new ArrayList<>(columns);
    RexNode plain =
        node.accept(
            new RexShuttle() {
              @Override
              public RexNode visitFieldAccess(RexFieldAccess access) {
                if (!(access.getReferenceExpr() instanceof RexCorrelVariable)) {
                  return super.visitFieldAccess(access);
                }
                names.add(named(access) + " of the outer row");
                return new RexInputRef(names.size() - 1, access.getType());
              }
            });
    String text;
    try {
      text =
          new SqlImplementor.SimpleContext(
                  PLAIN, i -> new SqlIdentifier(names.get(i), SqlParserPos.ZERO))
              .toSql(null, org.apache.calcite.rex.RexUtil.expandSearch(rex, null, plain))
              .toSqlString(PLAIN)
              .getSql();
    } catch (RuntimeException | AssertionError e) {
      text = "an expression"; // of a kind that has no SQL
    }
    String line =
        text.replaceAll("\\s+", " ")
            .replaceAll(" CHARACTER SET \"[^\"]*\"", "")
            .replaceAll("\\b_?(?:UTF-?8|ISO-8859-1)(?=')", "")
            .replaceAll("\\b" + MATCH + "( of step \\d+)? IS NULL\\b", "there is no match$1")
            .replaceAll("\\b" + MATCH + "( of step \\d+)? IS NOT NULL\\b", "there is a match$1");
    return line.length() > LONGEST ? line.substring(0, LONGEST) + " …" : line;
  }
}
