/** A query, with FOR UPDATE or FOR SHARE behind it. */
SqlNode QueryForUpdate() :
{
    final SqlNode query;
    boolean shared = false;
    final List<SqlIdentifier> tables = new ArrayList<SqlIdentifier>();
    LockWait wait = LockWait.WAIT;
}
{
    query = OrderedQueryOrExpr(ExprContext.ACCEPT_QUERY)
    [
        <FOR> ( <UPDATE> | <SHARE> { shared = true; } )
        [ <OF> CompoundIdentifierList(tables) ]
        [ <NOWAIT> { wait = LockWait.NOWAIT; } | <SKIP_> <LOCKED> { wait = LockWait.SKIP_LOCKED; } ]
        { return new LockingQuery(Span.of(query).end(this), query, shared, tables, wait); }
    ]
    { return query; }
}

/** ON (keys) behind SELECT DISTINCT. */
SqlNodeList DistinctOnOpt(List<SqlLiteral> keywords) :
{
    final Span s;
    final List<SqlNode> keys = new ArrayList<SqlNode>();
}
{
    [
        <ON> { s = span(); } <LPAREN> AddExpressions(keys, ExprContext.ACCEPT_SUB_QUERY) <RPAREN>
        {
            if (keywords.isEmpty() || keywords.get(keywords.size() - 1).getValue() != SqlSelectKeyword.DISTINCT) {
                throw new SyntaxProblem("ON (..) belongs behind SELECT DISTINCT", s.pos());
            }
            return new SqlNodeList(keys, s.end(this));
        }
    ]
    { return null; }
}

/** ORDER BY, then LIMIT, OFFSET and FETCH in any order. */
SqlNode OrderByLimitOpt(SqlNode e) :
{
    SqlNodeList orderBy = null;
    final LimitClauses limits = new LimitClauses();
}
{
    [ orderBy = OrderBy(e.isA(SqlKind.QUERY)) ]
    ( LimitPart(limits) )*
    { return limits.wrap(Span.of(e).end(this), e, orderBy); }
}

void LimitPart(LimitClauses limits) :
{
    final SqlNode first;
    SqlNode second;
    FetchClause.Precision precision = null;
    boolean withTies = false;
}
{
    <LIMIT>
    (
        <ALL> { limits.fetch(null, getPos()); }
    |
        first = UnsignedNumericLiteralOrParam()
        (
            LOOKAHEAD(2)
            <COMMA>
            { limits.offset(first, first.getParserPosition()); }
            ( <ALL> { limits.fetch(null, getPos()); }
            | second = UnsignedNumericLiteralOrParam() { limits.fetch(second, second.getParserPosition()); } )
        |
            { limits.fetch(first, first.getParserPosition()); }
        )
    )
|
    <OFFSET> first = UnsignedNumericLiteralOrParam() [ <ROW> | <ROWS> ]
    { limits.offset(first, first.getParserPosition()); }
|
    <FETCH>
    [ <EXACT> { precision = FetchClause.Precision.EXACT; } | ( <APPROX> | <APPROXIMATE> ) { precision = FetchClause.Precision.APPROX; } ]
    ( <FIRST> | <NEXT> )
    ( second = UnsignedNumericLiteralOrParam() | { second = LITERAL_ONE; } )
    ( <ROW> | <ROWS> )
    ( <ONLY> | <WITH> <TIES> { withTies = true; } )
    { limits.fetch(second, getPos()); limits.how(withTies, precision); }
}

/** GROUP BY [ALL|DISTINCT] elements, or GROUP BY ALL. */
SqlNodeList GroupBy() :
{
    List<SqlNode> list = null;
    boolean distinct = false;
    final Span s;
}
{
    <GROUP> { s = span(); } <BY>
    (
        <DISTINCT> { distinct = true; } list = GroupingElementList()
    |
        <ALL> [ list = GroupingElementList() ]
    |
        list = GroupingElementList()
    )
    {
        final SqlParserPos pos = s.end(this);
        if (list == null) {
            list = Collections.<SqlNode>singletonList(new GroupByAll(getPos()));
        } else if (distinct) {
            list = Collections.<SqlNode>singletonList(SqlInternalOperators.GROUP_BY_DISTINCT.createCall(pos, list));
        }
        return new SqlNodeList(list, pos);
    }
}

/** name [(columns)] AS (query) [SEARCH ..] [CYCLE ..]. */
void AddWithItem(List<SqlWithItem> list, SqlLiteral recursive) :
{
    final SqlIdentifier name;
    SqlNodeList columns = null;
    final SqlNode query;
    SearchClause search = null;
    CycleClause cycle = null;
}
{
    name = SimpleIdentifier() [ columns = ParenthesizedSimpleIdentifierList() ] <AS>
    query = ParenthesizedExpression(ExprContext.ACCEPT_QUERY)
    [ search = SearchClause() ]
    [ cycle = CycleClause() ]
    {
        final SqlParserPos pos = name.getParserPosition();
        list.add(search == null && cycle == null
            ? new SqlWithItem(pos, name, columns, query, recursive)
            : new RecursiveItem(pos, name, columns, query, recursive, search, cycle));
    }
}

SearchClause SearchClause() :
{
    final boolean depthFirst;
    final List<SqlIdentifier> by = new ArrayList<SqlIdentifier>();
    final SqlIdentifier column;
}
{
    <SEARCH> ( <DEPTH> { depthFirst = true; } | <BREADTH> { depthFirst = false; } ) <FIRST> <BY>
    CompoundIdentifierList(by) <SET> column = SimpleIdentifier()
    { return new SearchClause(depthFirst, by, column); }
}

CycleClause CycleClause() :
{
    final List<SqlIdentifier> columns = new ArrayList<SqlIdentifier>();
    final SqlIdentifier mark;
    SqlNode markValue = null;
    SqlNode defaultValue = null;
    SqlIdentifier path = null;
}
{
    <CYCLE> CompoundIdentifierList(columns) <SET> mark = SimpleIdentifier()
    [ <TO> markValue = Literal() <DEFAULT_> defaultValue = Literal() ]
    [ <USING> path = SimpleIdentifier() ]
    { return new CycleClause(columns, mark, markValue, defaultValue, path); }
}

/** Calcite's hook for further table references. */
SqlNode ExtendedTableRef() :
{
    final SqlNode table;
}
{
    table = GraphTable() { return table; }
}

/** What may follow LATERAL besides a subquery, UNNEST and TABLE(..). GRAPH_TABLE sees the tables to its left with or without it. */
SqlNode LateralTableRef() :
{
    final SqlIdentifier function;
    final SqlNode table;
}
{
    function = CompoundTableIdentifier() table = ImplicitTableFunctionCallArgs(function)
    { return addLateral(table, true); }
|
    table = GraphTable() { return table; }
}
