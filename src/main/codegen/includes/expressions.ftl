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
        cast = SqlLibraryOperators.INFIX_CAST.createCall(s.pos(), SqlParserUtil.toTree(list), type);
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
        list.clear();
        list.add(cast);
    }
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
