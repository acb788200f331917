<#-- Statements that tell about others, about tables, or about the session. -->

SqlNode ExplainStatement() :
{
    final Span s;
    boolean analyzed = false;
    SqlExplainFormat format = null;
    SqlExplainLevel detail = null;
    SqlExplain.Depth depth = SqlExplain.Depth.PHYSICAL;
    final SqlNode stmt;
}
{
    <EXPLAIN> { s = span(); }
    (
        LOOKAHEAD(<PLAN>)
        <PLAN>
        [ detail = ExplainDetailLevel() ]
        depth = ExplainDepth()
        [
            <AS>
            (
                <TEXT> { format = SqlExplainFormat.TEXT; }
            |
                <JSON> { format = SqlExplainFormat.JSON; }
            |
                <XML> { format = SqlExplainFormat.XML; }
            |
                <DOT_FORMAT> { format = SqlExplainFormat.DOT; }
            )
        ]
        <FOR> stmt = SqlQueryOrDml()
    |
        [ LOOKAHEAD(<ANALYZE>) <ANALYZE> { analyzed = true; } ]
        ( stmt = SummarizeStatement() | stmt = SqlQueryOrDml() )
    )
    {
        if (format == null && detail == null && depth == SqlExplain.Depth.PHYSICAL) {
            return new Explain(s.end(this), stmt, analyzed);
        }
        return new SqlExplain(s.end(this), stmt,
            (detail == null ? SqlExplainLevel.EXPPLAN_ATTRIBUTES : detail).symbol(SqlParserPos.ZERO),
            depth.symbol(SqlParserPos.ZERO),
            (format == null ? SqlExplainFormat.TEXT : format).symbol(SqlParserPos.ZERO),
            nDynamicParams);
    }
}

/** A table by its name, or a query. */
SqlNode TableOrQuery() :
{
    SqlNode node;
}
{
    (
        LOOKAHEAD([ <TABLE> ] CompoundIdentifier() ( <SEMICOLON> | <EOF> ))
        [ <TABLE> ] node = CompoundIdentifier()
    |
        node = OrderedQueryOrExpr(ExprContext.ACCEPT_QUERY)
    )
    { return node; }
}

/** A query that begins with what it reads, as DuckDB has it: FROM t WHERE a, FROM t SELECT b. */
SqlNode FromFirst() :
{
    final List<SqlLiteral> keywords = new ArrayList<SqlLiteral>();
    final List<SqlNode> items = new ArrayList<SqlNode>();
    final SqlLiteral keyword;
    final SqlNode from;
    SqlNode where = null;
    SqlNodeList groupBy = null;
    SqlNode having = null;
    SqlNodeList windows = null;
    SqlNode qualify = null;
    final Span s;
}
{
    <FROM> { s = span(); }
    from = FromClause()
    (
        <SELECT>
        [ keyword = AllOrDistinct() { keywords.add(keyword); } ]
        AddSelectItem(items)
        ( <COMMA> AddSelectItem(items) )*
    |
        { items.add(SqlIdentifier.star(s.pos())); }
    )
    [ where = Where() ]
    [ groupBy = GroupBy() ]
    [ having = Having() ]
    [ windows = Window() ]
    [ qualify = Qualify() ]
    {
        return new SqlSelect(s.end(this), new SqlNodeList(keywords, s.pos()),
            new SqlNodeList(items, s.pos()), from, where, groupBy, having, windows, qualify,
            null, null, null, SqlNodeList.EMPTY);
    }
}

SqlNode DescribeStatement() :
{
    final Span s;
    SqlNode subject = null;
}
{
    ( <DESCRIBE> | <DESC> ) { s = span(); }
    [ subject = TableOrQuery() ]
    { return new Describe(s.end(this), subject); }
}

SqlNode SummarizeStatement() :
{
    final Span s;
    final SqlNode subject;
}
{
    <SUMMARIZE> { s = span(); }
    subject = TableOrQuery()
    { return new Summarize(s.end(this), subject); }
}

SqlNode ShowStatement() :
{
    final Span s;
    SqlIdentifier what;
    SqlIdentifier of = null;
    SqlIdentifier in = null;
    SqlNode pattern = null;
}
{
    <SHOW> { s = span(); }
    (
        <ALL> { what = new SqlIdentifier("all", getPos()); } [ what = SimpleIdentifier() ]
    |
        <TIME> <ZONE> { what = new SqlIdentifier("timezone", getPos()); }
    |
        LOOKAHEAD(<TRANSACTION> <ISOLATION>)
        <TRANSACTION> <ISOLATION> <LEVEL> {
            what = new SqlIdentifier("transaction_isolation", getPos());
        }
    |
        [ <FULL> ] what = SimpleIdentifier()
    )
    [
        ( <FROM> | <IN> ) of = CompoundIdentifier()
        [ ( <FROM> | <IN> ) in = SimpleIdentifier() ]
    ]
    [ <LIKE> pattern = StringLiteral() ]
    { return new Show(s.end(this), what, of, in, pattern); }
}

SqlNode SessionStatement() :
{
    final Span s;
    final SessionControl.Word word;
}
{
    (
        <BEGIN> { s = span(); word = SessionControl.Word.BEGIN; }
        [ <WORK> | <TRANSACTION> ] TransactionModes()
    |
        <START> { s = span(); word = SessionControl.Word.BEGIN; } <TRANSACTION> TransactionModes()
    |
        ( <COMMIT> | <END> ) { s = span(); word = SessionControl.Word.COMMIT; } [ <WORK> | <TRANSACTION> ]
    |
        ( <ROLLBACK> | <ABORT> ) { s = span(); word = SessionControl.Word.ROLLBACK; }
        [ <WORK> | <TRANSACTION> ]
    |
        <DISCARD> { s = span(); word = SessionControl.Word.DISCARD; } ( <ALL> | <TEMP> | <TEMPORARY> )
    )
    { return new SessionControl(s.end(this), word); }
}

/** How a transaction is to be; read over, since what is read of servers is not isolated. */
void TransactionModes() :
{
}
{
    [ TransactionMode() ( [ <COMMA> ] TransactionMode() )* ]
}

void TransactionMode() :
{
}
{
    <ISOLATION> <LEVEL>
    (
        <SERIALIZABLE>
    |
        <REPEATABLE> <READ>
    |
        <READ> ( <COMMITTED> | <UNCOMMITTED> )
    )
|
    <READ> ( <ONLY> | <WRITE> )
|
    [ <NOT> ] <DEFERRABLE>
}

SqlNode InsertStatement() :
{
    final SqlNode insert;
    SqlNodeList keys = SqlNodeList.EMPTY;
    SqlNodeList columns = null;
    SqlNodeList values = null;
    SqlNode where = null;
    SqlIdentifier column;
}
{
    insert = SqlInsert()
    (
        <ON> <CONFLICT>
        [ keys = ParenthesizedSimpleIdentifierList() ]
        <DO>
        (
            <NOTHING>
        |
            <UPDATE> <SET> {
                columns = new SqlNodeList(getPos());
                values = new SqlNodeList(getPos());
            }
            column = SimpleIdentifier() { columns.add(column); }
            <EQ> AddExpression(values, ExprContext.ACCEPT_SUB_QUERY)
            (
                <COMMA>
                column = SimpleIdentifier() { columns.add(column); }
                <EQ> AddExpression(values, ExprContext.ACCEPT_SUB_QUERY)
            )*
            [ where = Where() ]
        )
        { return new InsertOnConflict((SqlInsert) insert, Span.of(insert).end(this), keys, columns, values, where); }
    |
        { return insert; }
    )
}
