<#-- SET and RESET. -->

SqlSetOption SetStatement(Span s, String scope) :
{
    SqlIdentifier name;
    SqlNode value = null;
}
{
    (
        <SET> { s.add(this); }
        [
            LOOKAHEAD({ (getToken(1).kind == SESSION || getToken(1).kind == LOCAL)
                && getToken(2).kind != CHARACTERISTICS && getToken(2).kind != EQ && getToken(2).kind != TO })
            ( <SESSION> | <LOCAL> )
        ]
        (
            <TIME> <ZONE> { name = new SqlIdentifier("timezone", getPos()); } value = SettingValue()
        |
            LOOKAHEAD({ getToken(1).kind == TRANSACTION && getToken(2).kind != EQ })
            <TRANSACTION> { name = new SqlIdentifier("transaction", getPos()); } TransactionModes()
        |
            LOOKAHEAD({ getToken(1).kind == SESSION && getToken(2).kind == CHARACTERISTICS })
            <SESSION> <CHARACTERISTICS> <AS> <TRANSACTION>
            { name = new SqlIdentifier("transaction", getPos()); } TransactionModes()
        |
            name = CompoundIdentifier() ( <EQ> | <TO> ) value = SettingValue()
        )
    |
        <RESET> { s.add(this); }
        (
            <ALL> { name = new SqlIdentifier("all", getPos()); }
        |
            <TIME> <ZONE> { name = new SqlIdentifier("timezone", getPos()); }
        |
            name = CompoundIdentifier()
        )
        { return new SqlSetOption(s.end(this), scope == null ? "RESET" : scope, (SqlNode) name, null); }
    )
    { return new SqlSetOption(s.end(this), scope == null ? "SET" : scope, (SqlNode) name, value); }
}

/** A value; a duration such as 3s or 500ms needs no quotes. */
SqlNode SettingValue() :
{
    final SqlNode value;
    final SqlLiteral number;
    SqlIdentifier unit = null;
}
{
    (
        <DEFAULT_> { value = null; }
    |
        ( <ON> | <TRUE> ) { value = SqlLiteral.createCharString("true", getPos()); }
    |
        <FALSE> { value = SqlLiteral.createCharString("false", getPos()); }
    |
        <FULL> { value = SqlLiteral.createCharString("full", getPos()); }
    |
        value = StringLiteral()
    |
        value = SimpleIdentifier()
    |
        number = NumericLiteral() [ unit = SimpleIdentifier() | <PERCENT_REMAINDER> { unit = new SqlIdentifier("%", getPos()); } ]
        { value = SqlLiteral.createCharString(number.toValue() + (unit == null ? "" : unit.getSimple()), getPos()); }
    )
    { return value; }
}
