package dev.valvejdbc.sql.dialect;

import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.errors.StatementException;
import dev.valvejdbc.lookup.rel.InLiterals;
import dev.valvejdbc.lookup.rel.LiteralKind;
import dev.valvejdbc.sql.library.Library;
import dev.valvejdbc.sql.library.Series;
import dev.valvejdbc.sql.library.Spellings;
import dev.valvejdbc.sql.library.TypedCalls;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.AggregatingScope;
import org.apache.calcite.sql.validate.SqlValidatorCatalogReader;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.jspecify.annotations.Nullable;

/**
 * Validates statements whose parameters have the types that PostgreSQL gives them: text where
 * nothing says otherwise, and never a text of the length of the literal beside it.
 */
public final class DialectValidator extends LongSelectLists {
  /** What says nothing about the types of what it holds. */
  private static final Set<SqlKind> UNTYPED = EnumSet.of(SqlKind.ROW, SqlKind.VALUES, SqlKind.AS);

  private final LiteralParameters literals;
  private final Expansion expansion = new Expansion();
  private final LimitParameters limits = new LimitParameters();

  /** What queries with an ORDER BY became. */
  private final IdentityHashMap<SqlNode, SqlNode> orders = new IdentityHashMap<>();

  private final Map<Integer, RelDataType> parameters = new HashMap<>();

  /**
   * Validates statements.
   *
   * @param literals which parameters stand for literals, by index; null for others
   */
  public DialectValidator(
      SqlOperatorTable operators,
      SqlValidatorCatalogReader catalog,
      RelDataTypeFactory types,
      Config config,
      IntFunction<@Nullable LiteralKind> literals) {
    super(Library.before(operators), catalog, types, config);
    this.literals = new LiteralParameters(literals);
  }

  private RelDataType text() {
    return typeFactory.createTypeWithNullability(LiteralKind.TEXT.type(typeFactory), true);
  }

  @Override
  protected @Nullable SqlNode performUnconditionalRewrites(@Nullable SqlNode node, boolean from) {
    Unrunnable.refuse(node);
    if (node instanceof SqlSelect select) {
      GroupingSets.writeOut(select);
      limits.note(select.getFetch(), select.getOffset());
      OuterColumns.asQueries(select, getOperatorTable(), getCatalogReader().nameMatcher());
    }
    if (node instanceof SqlOrderBy order) {
      limits.note(order.fetch, order.offset);
      SqlNode before = orders.get(node);
      if (before != null) {
        return before; // what CASE compares stands in each of its branches
      }
    }
    SqlNode known =
        node == null
            ? null
            : Expansion.flat(Spellings.rewritten(literals.listed(Quantified.asList(node))));
    SqlNode rewritten = super.performUnconditionalRewrites(known, from);
    if (rewritten instanceof SqlSelect select) {
      LimitParameters.countable(select);
    }
    if (node instanceof SqlOrderBy && rewritten != null) {
      orders.put(node, rewritten);
    }
    return expansion.bounded(
        rewritten instanceof SqlCase cases ? NullCases.rewritten(cases) : rewritten);
  }

  @Override
  protected void validateWhereClause(SqlSelect select) {
    new SharedColumns(this, node -> performUnconditionalRewrites(node, false)).writeOut(select);
    super.validateWhereClause(select);
  }

  /** Windows may stand in the sub-queries of a HAVING, where Calcite refuses them as well. */
  @Override
  protected void validateHavingClause(SqlSelect select) {
    SqlNode having = select.getHaving();
    if (having == null || !HavingWindows.belowQueriesAlone(having)) {
      super.validateHavingClause(select);
      return;
    }
    SqlValidatorScope scope = getSelectScope(select);
    inferUnknownTypes(typeFactory.createSqlType(SqlTypeName.BOOLEAN), scope, having);
    ((AggregatingScope) scope).checkAggregateExpr(having, true);
    having.validate(this, scope);
    deriveType(scope, having);
  }

  @Override
  public SqlNode expandOrderExpr(SqlSelect select, SqlNode order) {
    return super.expandOrderExpr(
        select,
        OrderNames.written(
            order, select, getRawSelectScope(select), getCatalogReader().nameMatcher()));
  }

  @Override
  public RelDataType deriveType(SqlValidatorScope scope, SqlNode node) {
    if (node instanceof SqlCase cases) {
      settle(scope, cases);
    }
    LiteralKind kind = literals.kind(node);
    if (kind != null && isOpen(node)) {
      settle((SqlDynamicParam) node, kind.type(typeFactory));
    }
    if (node instanceof SqlCall call && call.getOperator().equals(InLiterals.OPERATOR)) {
      literals.requireFitting(deriveType(scope, call.operand(0)), call.operand(1));
    }
    if (node instanceof SqlCall call && getValidatedNodeTypeIfKnown(node) == null) {
      TypedCalls.settle(call, operand -> deriveType(scope, operand));
    }
    if (node instanceof SqlCall call
        && !UNTYPED.contains(call.getKind())
        && !call.isA(SqlKind.TOP_LEVEL)
        && getValidatedNodeTypeIfKnown(node) == null
        && call.getOperandList().stream().anyMatch(this::isOpen)) {
      inferUnknownTypes(unknownType, scope, call);
    }
    if (node instanceof SqlNodeList && getValidatedNodeTypeIfKnown(node) == null) {
      return unknownType;
    }
    RelDataType type = super.deriveType(scope, node);
    if (Casts.tried(node) instanceof SqlDynamicParam tried && literals.kind(tried) == null) {
      setValidatedNodeType(tried, text()); // Calcite casts it before it can be tried
    }
    if (!type.isNullable() && FrameRows.mayBeMissing(node)) {
      type = typeFactory.createTypeWithNullability(type, true);
      setValidatedNodeType(node, type);
    }
    return type;
  }

  /** Gives the parameters among the results of a CASE their type, if the others have none. */
  private void settle(SqlValidatorScope scope, SqlCase cases) {
    RelDataType truth = typeFactory.createSqlType(SqlTypeName.BOOLEAN);
    cases.getWhenOperands().stream()
        .filter(w -> cases.getValueOperand() == null && isOpen(w))
        .forEach(w -> settle((SqlDynamicParam) w, fitting(truth)));
    List<SqlNode> results = new ArrayList<>(cases.getThenOperands().getList());
    SqlNode last = cases.getElseOperand();
    if (last != null) {
      results.add(last);
    }
    List<SqlNode> open = results.stream().filter(this::isOpen).toList();
    if (open.isEmpty()) {
      return;
    }
    RelDataType known = null;
    for (SqlNode result : results) {
      if (known == null
          && !(result instanceof SqlDynamicParam)
          && !SqlUtil.isNullLiteral(result, false)) {
        known = deriveType(scope, result);
      }
    }
    if (known == null) {
      cases.getWhenOperands().forEach(w -> deriveType(scope, w)); // NULLIF compares it there
    }
    RelDataType type = known == null ? text() : fitting(known);
    open.forEach(o -> settle((SqlDynamicParam) o, type));
  }

  /** Gives a parameter its type; rewriting may have put it in several places. */
  private void settle(SqlDynamicParam parameter, RelDataType type) {
    setValidatedNodeType(
        parameter, parameters.computeIfAbsent(parameter.getIndex(), index -> type));
  }

  private boolean isOpen(SqlNode node) {
    return node instanceof SqlDynamicParam && getValidatedNodeTypeIfKnown(node) == null;
  }

  /** The type of a parameter where one is expected. */
  private RelDataType fitting(RelDataType expected) {
    return expected.equals(unknownType)
            || expected.getSqlTypeName() == SqlTypeName.NULL
            || SqlTypeUtil.inCharFamily(expected)
        ? text()
        : typeFactory.createTypeWithNullability(expected, true);
  }

  @Override
  protected void inferUnknownTypes(RelDataType inferred, SqlValidatorScope scope, SqlNode node) {
    if (node instanceof SqlDynamicParam parameter) {
      if (!inferred.equals(unknownType)) {
        literals.requireFitting(inferred, parameter);
      }
      deriveType(scope, parameter);
      if (getValidatedNodeTypeIfKnown(node) == null) {
        settle(parameter, fitting(inferred));
      }
      return;
    }
    if (node instanceof SqlCase cases) {
      settle(scope, cases);
    }
    if (node instanceof SqlCall call && call.getOperator() instanceof Series) {
      TypedCalls.settle(call, operand -> deriveType(scope, operand));
    }
    if (node instanceof SqlCall call && isAnyOfText(scope, call)) {
      throw new StatementException(
          SqlError.ANY_OF_TEXT.exception(Quantified.asked(call.operand(1)).toString()));
    }
    if (node instanceof SqlCall call
        && Quantified.isQuantified(call)
        && call.operand(1) instanceof SqlNodeList values) {
      Quantified.requireAlike(deriveType(scope, call.operand(0)), member(scope, values));
    }
    if (node instanceof SqlCall call && Quantified.isMembership(call) && isOpen(call.operand(0))) {
      settle(call.operand(0), fitting(member(scope, call.operand(1))));
    }
    super.inferUnknownTypes(inferred, scope, node);
    if (scope instanceof AggregatingScope && SqlTypeUtil.inBooleanFamily(inferred)) {
      deriveType(scope, node); // casts what HAVING reads as GROUP BY has been cast already
    }
  }

  /** Whether it asks which value of a text is equal, as if the text were a list. */
  private boolean isAnyOfText(SqlValidatorScope scope, SqlCall call) {
    return Quantified.isQuantified(call) && isText(scope, Quantified.asked(call.operand(1)));
  }

  private boolean isText(SqlValidatorScope scope, SqlNode asked) {
    return !(asked instanceof SqlNodeList)
        && !(asked instanceof SqlLiteral)
        && !(asked instanceof SqlDynamicParam)
        && !asked.isA(SqlKind.QUERY)
        && SqlTypeUtil.inCharFamily(deriveType(scope, asked));
  }

  /** The type of the values of a list or query. */
  private RelDataType member(SqlValidatorScope scope, SqlNode values) {
    if (values instanceof SqlNodeList list) {
      for (SqlNode value : list) {
        RelDataType type =
            value instanceof SqlDynamicParam ? unknownType : deriveType(scope, value);
        if (!type.equals(unknownType) && type.getSqlTypeName() != SqlTypeName.NULL) {
          return type;
        }
      }
      return unknownType;
    }
    RelDataType type = deriveType(scope, values);
    return type.isStruct() ? type.getFieldList().get(0).getType() : type;
  }

  /** What is not known yet is no reason to stop. */
  @Override
  public RelDataType getValidatedNodeType(SqlNode node) {
    return isOpen(node) ? unknownType : super.getValidatedNodeType(node);
  }

  /** Names the parameters of LIMIT and OFFSET, for which null has a meaning. */
  @Override
  public RelDataType getParameterRowType(SqlNode query) {
    return limits.named(query, this::getValidatedNodeType, typeFactory);
  }
}
