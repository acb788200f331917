<#-- Joins and operators beyond the standard. -->

JoinType LeftSemiJoin() :
{
}
{
    <LEFT> <SEMI> <JOIN> { return JoinType.LEFT_SEMI_JOIN; }
}

JoinType LeftAntiJoin() :
{
}
{
    <LEFT> <ANTI> <JOIN> { return JoinType.LEFT_ANTI_JOIN; }
}

/** The cast {@code x::type}, of which elements and fields can be taken. */
void InfixCast(List<Object> list, ExprContext exprContext, Span s) :
{
    final SqlDataTypeSpec type;
    SqlNode cast;
    SqlNode part;
}
{
    <DOUBLE_COLON> { checkNonQueryExpression(exprContext); }
    type = DataType() {
        cast = SqlLibraryOperators.INFIX_CAST.createCall(s.pos(), LastOperand.of(list), type);
    }
    (
        LOOKAHEAD(1)
        <LBRACKET> part = Expression(ExprContext.ACCEPT_SUB_QUERY) <RBRACKET> {
            cast = SqlStdOperatorTable.ITEM.createCall(getPos(), cast, part);
        }
    |
        LOOKAHEAD(1)
        <DOT> part = SimpleIdentifier() {
            cast = SqlStdOperatorTable.DOT.createCall(getPos(), cast, part);
        }
    )*
    {
        list.add(cast);
    }
}

/** The clock of a zone: {@code x AT TIME ZONE 'Europe/Berlin'}. */
void AtTimeZone(List<Object> list, ExprContext exprContext, Span s) :
{
    final SqlNode zone;
}
{
    <AT> <TIME> <ZONE> { checkNonQueryExpression(exprContext); }
    zone = AtomicRowExpression() {
        list.add(function("AT_TIME_ZONE", s.end(this), zone, LastOperand.of(list)));
    }
}

/** A part of a JSON text: {@code x -> 'key'}, and as text {@code x ->> 'key'}. */
void JsonArrow(List<Object> list, ExprContext exprContext, Span s) :
{
    String name = "JSON_ARROW";
    final SqlNode key;
}
{
    (
        <LAMBDA>
    |
        <JSON_ARROW_TEXT> { name = "JSON_ARROW_TEXT"; }
    )
    { checkNonQueryExpression(exprContext); }
    key = AtomicRowExpression() {
        list.add(function(name, s.end(this), LastOperand.of(list), key));
    }
}

/** Rows behind SELECT: {@code UNNEST(array)}. */
SqlNode UnnestedCall() :
{
    final Span s;
    final SqlNode array;
}
{
    <UNNEST> { s = span(); }
    <LPAREN> array = Expression(ExprContext.ACCEPT_SUB_QUERY) <RPAREN> {
        return function("UNNEST", s.end(this), array);
    }
}

/** Numbers below a bound, as DuckDB has them: {@code FROM range(3)}. */
SqlNode RangeRows() :
{
    final Span s;
    final SqlNode first;
    SqlNode second = null;
    SqlNode step = null;
}
{
    <RANGE> { s = span(); }
    <LPAREN> first = Expression(ExprContext.ACCEPT_SUB_QUERY)
    [
        <COMMA> second = Expression(ExprContext.ACCEPT_SUB_QUERY)
        [ <COMMA> step = Expression(ExprContext.ACCEPT_SUB_QUERY) ]
    ]
    <RPAREN> {
        final SqlParserPos at = s.end(this);
        final SqlNode from = second == null ? SqlLiteral.createExactNumeric("0", at) : first;
        final SqlNode by = step == null ? SqlLiteral.createExactNumeric("1", at) : step;
        final SqlNode last = SqlStdOperatorTable.MINUS.createCall(at, second == null ? first : second,
            step == null ? SqlLiteral.createExactNumeric("1", at)
                : SqlStdOperatorTable.CAST.createCall(at, function("SIGN", at, step),
                    new SqlDataTypeSpec(new SqlBasicTypeNameSpec(SqlTypeName.BIGINT, at), at)));
        return SqlStdOperatorTable.COLLECTION_TABLE.createCall(at,
            function("GENERATE_SERIES", at, from, last, by));
    }
}

/** DATE_DIFF, whose unit stands before or behind its times. */
SqlNode DateDifference() :
{
    final Span s;
    final SqlNode first;
    final SqlNode second;
    final SqlNode third;
}
{
    <DATE_DIFF> { s = span(); }
    <LPAREN> first = Expression(ExprContext.ACCEPT_SUB_QUERY)
    <COMMA> second = Expression(ExprContext.ACCEPT_SUB_QUERY)
    <COMMA> third = Expression(ExprContext.ACCEPT_SUB_QUERY)
    <RPAREN> {
        return function("DATE_DIFF", s.end(this), first, second, third);
    }
}

/** What POSITION looks for, which ends at IN. */
SqlNode SoughtText() :
{
    final Span s;
    SqlNode text;
    SqlNode part;
}
{
    text = SoughtPart() { s = Span.of(text); }
    (
        <CONCAT> part = SoughtPart() {
            text = SqlStdOperatorTable.CONCAT.createCall(s.end(this), text, part);
        }
    )*
    { return text; }
}

SqlNode SoughtPart() :
{
    final SqlNode part;
    final SqlNodeList within;
}
{
    within = ParenthesizedQueryOrCommaList(ExprContext.ACCEPT_SUB_QUERY) {
        return within.size() == 1 ? within.get(0)
            : SqlStdOperatorTable.ROW.createCall(within.getParserPosition(), within.getList());
    }
|
    part = AtomicRowExpression() { return part; }
}

/** An aggregate of JSON, of those rows alone for which a condition holds if one follows. */
SqlNode JsonAggregate() :
{
    final SqlNode aggregate;
    final SqlNode condition;
    final Span s;
}
{
    ( aggregate = JsonObjectAggFunctionCall() | aggregate = JsonArrayAggFunctionCall() )
    [
        <FILTER> { s = span(); }
        <LPAREN> <WHERE> condition = Expression(ExprContext.ACCEPT_SUB_QUERY) <RPAREN> {
            return SqlStdOperatorTable.FILTER.createCall(s.end(this), aggregate, condition);
        }
    ]
    { return aggregate; }
}

JAVACODE
SqlNode function(String name, SqlParserPos at, SqlNode... operands)
{
    return new SqlUnresolvedFunction(new SqlIdentifier(name, at), null, null, null, null,
            SqlFunctionCategory.USER_DEFINED_FUNCTION).createCall(at, operands);
}

/** Equality for which two nulls are equal. */
void NullSafeEqual(List<Object> list, ExprContext exprContext, Span s) :
{
}
{
    <NULL_SAFE_EQUAL> {
        checkNonQueryExpression(exprContext);
        list.add(new SqlParserUtil.ToTreeListItem(SqlLibraryOperators.NULL_SAFE_EQUAL, getPos()));
    }
    AddExpression2b(list, ExprContext.ACCEPT_SUB_QUERY)
}
