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

/** An item of a select list: an expression, or * and t.*, of which columns may be left out or replaced. */
SqlNode SelectExpression() :
{
    final SqlNode e;
    final SqlNodeList list;
}
{
    ( <STAR> { e = SqlIdentifier.star(getPos()); } | e = Expression(ExprContext.ACCEPT_SUB_QUERY) )
    [
        LOOKAHEAD({ changesStar() })
        (
            ( <EXCLUDE> | <EXCEPT> ) list = ParenthesizedSimpleIdentifierList()
            { return new SqlStarExclude(Span.of(e).end(this), star(e, "EXCLUDE"), list); }
        |
            <REPLACE> list = StarReplacements()
            { return new SqlStarReplace(Span.of(e).end(this), star(e, "REPLACE"), list); }
        )
    ]
    { return e; }
}

SqlNodeList StarReplacements() :
{
    final Span s;
    final List<SqlNode> list = new ArrayList<SqlNode>();
}
{
    <LPAREN> { s = span(); } StarReplacement(list) ( <COMMA> StarReplacement(list) )* <RPAREN>
    { return new SqlNodeList(list, s.end(this)); }
}

void StarReplacement(List<SqlNode> list) :
{
    final SqlNode e;
    final SqlIdentifier column;
}
{
    e = Expression(ExprContext.ACCEPT_SUB_QUERY) <AS> column = SimpleIdentifier()
    { list.add(SqlStdOperatorTable.AS.createCall(Span.of(e).end(this), e, column)); }
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

/** Calcite's hook for further table references: a graph, or a file by its name. */
SqlNode ExtendedTableRef() :
{
    final SqlNode table;
}
{
    table = GraphTable() { return table; }
|
    <QUOTED_STRING>
    {
        final SqlParserPos pos = getPos();
        return SqlStdOperatorTable.COLLECTION_TABLE.createCall(pos,
            new SqlUnresolvedFunction(new SqlIdentifier("READ_FILE", pos), null, null, null, null,
                SqlFunctionCategory.USER_DEFINED_TABLE_FUNCTION)
            .createCall(pos, SqlLiteral.createCharString(SqlParserUtil.parseString(token.image), pos)));
    }
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
|
    LOOKAHEAD({ getToken(1).kind == JSON_TABLE && getToken(2).kind == LPAREN })
    table = JsonTable() { return table; }
}

/** JSON_TABLE (document, path COLUMNS ( .. ) [.. ON ERROR]): sees the tables to its left. */
SqlNode JsonTable() :
{
    final Span s;
    final List<SqlNode> common = new ArrayList<SqlNode>();
    final List<JsonTableColumn> columns;
    boolean failing = false;
}
{
    <JSON_TABLE> { s = span(); } <LPAREN>
    AddExpression(common, ExprContext.ACCEPT_NON_QUERY) [ JsonInputClause() ]
    <COMMA>
    AddExpression(common, ExprContext.ACCEPT_NON_QUERY) [ <AS> SimpleIdentifier() ]
    [ JsonPassing(common) ]
    columns = JsonTableColumns()
    [ ( <ERROR> { failing = true; } | <NULL> | <EMPTY> [ <ARRAY> ] ) <ON> <ERROR> ]
    <RPAREN>
    { return new JsonTable(s.end(this), common, columns, failing); }
}

List<JsonTableColumn> JsonTableColumns() :
{
    final List<JsonTableColumn> columns = new ArrayList<JsonTableColumn>();
}
{
    <COLUMNS> <LPAREN> JsonTableColumn(columns) ( <COMMA> JsonTableColumn(columns) )* <RPAREN>
    { return columns; }
}

void JsonTableColumn(List<JsonTableColumn> columns) :
{
    final SqlIdentifier name;
    final SqlDataTypeSpec type;
    SqlNode path = null;
    final List<JsonTableColumn> nested;
    final JsonTableColumn.Value value;
}
{
    LOOKAHEAD({ getToken(1).kind == NESTED && (getToken(2).kind == PATH || getToken(2).kind == QUOTED_STRING) })
    <NESTED> [ <PATH> ] path = JsonPathSpec() [ <AS> SimpleIdentifier() ] nested = JsonTableColumns()
    { columns.add(new JsonTableColumn.Nested(path, nested)); }
|
    name = SimpleIdentifier()
    (
        LOOKAHEAD({ getToken(1).kind == FOR })
        <FOR> <ORDINALITY> { columns.add(new JsonTableColumn.Ordinality(name)); }
    |
        type = DataType()
        (
            <EXISTS> [ <PATH> path = JsonPathSpec() ]
            { columns.add(new JsonTableColumn.Exists(name, type, path)); }
        |
            value = JsonTableValue(name, type) { columns.add(value); }
        )
    )
}

JsonTableColumn.Value JsonTableValue(SqlIdentifier name, SqlDataTypeSpec type) :
{
    boolean json = false;
    SqlNode path = null;
    SqlNode wrapper = null;
    boolean omitQuotes = false;
    List<SqlNode> behaviour;
    final List<SqlNode> behaviours = new ArrayList<SqlNode>();
}
{
    [ <FORMAT> <JSON> { json = true; } ]
    [ <PATH> path = JsonPathSpec() ]
    [ wrapper = JsonQueryWrapperBehavior() <WRAPPER> ]
    [ ( <KEEP> | <OMIT> { omitQuotes = true; } ) <QUOTES> [ <ON> <SCALAR> SimpleIdentifier() ] ]
    (
        LOOKAHEAD(2)
        behaviour = JsonTableBehaviour() { behaviours.addAll(behaviour); }
    )*
    { return new JsonTableColumn.Value(name, type, json, path, wrapper, omitQuotes, behaviours); }
}

/** .. ON EMPTY, .. ON ERROR: the action, its value (or NULL) and the occasion. */
List<SqlNode> JsonTableBehaviour() :
{
    final List<SqlNode> list = new ArrayList<SqlNode>();
    SqlNode value = null;
}
{
    (
        <ERROR> { list.add(SqlLiteral.createCharString("ERROR", getPos())); }
    |
        <NULL> { list.add(SqlLiteral.createCharString("NULL", getPos())); }
    |
        <EMPTY> { list.add(SqlLiteral.createCharString("EMPTY", getPos())); value = SqlLiteral.createCharString("[]", getPos()); }
        [ <ARRAY> | <OBJECT> { value = SqlLiteral.createCharString("{}", getPos()); } ]
    |
        <DEFAULT_> { list.add(SqlLiteral.createCharString("DEFAULT", getPos())); }
        value = Expression(ExprContext.ACCEPT_NON_QUERY)
    )
    { list.add(value == null ? SqlLiteral.createNull(getPos()) : value); }
    <ON>
    ( <EMPTY> { list.add(SqlLiteral.createCharString("EMPTY", getPos())); }
    | <ERROR> { list.add(SqlLiteral.createCharString("ERROR", getPos())); } )
    { return list; }
}
