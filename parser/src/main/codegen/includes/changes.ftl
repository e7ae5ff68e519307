/** INSERT INTO, or UPSERT INTO. */
SqlNode SqlInsert() :
{
    final Span s;
    InsertKind kind = InsertKind.INSERT;
    final SqlIdentifier table;
    SqlIdentifier alias = null;
    final SqlNode insert;
}
{
    ( <INSERT> | <UPSERT> { kind = InsertKind.UPSERT; } ) { s = span(); }
    <INTO> table = CompoundTableIdentifier() [ <AS> alias = SimpleIdentifier() ]
    insert = InsertTail(s, kind, table, alias)
    { return insert; }
}

/** What follows the table of an INSERT; KEY (..) is there in H2's MERGE only. */
SqlNode InsertTail(Span s, InsertKind kind, SqlIdentifier table, SqlIdentifier alias) :
{
    final List<SqlIdentifier> columns = new ArrayList<SqlIdentifier>();
    final List<SqlIdentifier> key = new ArrayList<SqlIdentifier>();
    Boolean overriding = null;
    SqlNode source = null;
    OnConflict onConflict = null;
    final List<SqlNode> returning;
}
{
    [ LOOKAHEAD(<LPAREN> SimpleIdentifier() ( <COMMA> | <RPAREN> )) IdentifierList(columns) ]
    [ LOOKAHEAD(2) <KEY> IdentifierList(key) ]
    [ <OVERRIDING> ( <SYSTEM> { overriding = Boolean.TRUE; } | <USER> { overriding = Boolean.FALSE; } ) <VALUE> ]
    (
        <DEFAULT_> <VALUES>
    |
        source = OrderedQueryOrExpr(ExprContext.ACCEPT_QUERY)
    |
        <SET> source = InsertedAssignments(columns)
    )
    [ onConflict = OnConflict() ]
    returning = Returning()
    {
        if (!key.isEmpty() && kind == InsertKind.INSERT) {
            throw new SyntaxProblem("KEY (..) belongs to MERGE INTO; an INSERT has ON CONFLICT (..)", key.get(0).getParserPosition());
        }
        return new InsertStatement(s.end(this), kind, table, alias, columns, key, overriding, source, onConflict, returning);
    }
}

/** a = 1, b = DEFAULT, ..: the columns, and the row that VALUES would have. */
SqlNode InsertedAssignments(List<SqlIdentifier> columns) :
{
    final Span s;
    final List<Assignment> assignments = new ArrayList<Assignment>();
    final List<SqlNode> values = new ArrayList<SqlNode>();
}
{
    { s = span(); } Assignments(assignments)
    {
        if (!columns.isEmpty()) {
            throw new SyntaxProblem("INSERT .. SET names its columns itself", columns.get(0).getParserPosition());
        }
        for (Assignment assignment : assignments) {
            if (assignment.columns().size() > 1) {
                throw new SyntaxProblem("INSERT .. SET gives each column its own value", assignment.getParserPosition());
            }
            columns.add(assignment.columns().get(0));
            values.add(assignment.source());
        }
        final SqlParserPos pos = s.end(this);
        return SqlStdOperatorTable.VALUES.createCall(pos, SqlStdOperatorTable.ROW.createCall(pos, values));
    }
}

OnConflict OnConflict() :
{
    final Span s;
    final List<SqlIdentifier> columns = new ArrayList<SqlIdentifier>();
    SqlIdentifier constraint = null;
    final List<Assignment> assignments = new ArrayList<Assignment>();
    SqlNode where = null;
}
{
    <ON> { s = span(); } <CONFLICT>
    [ IdentifierList(columns) | <ON> <CONSTRAINT> constraint = SimpleIdentifier() ]
    <DO>
    (
        <NOTHING>
    |
        <UPDATE> <SET> Assignments(assignments) [ where = Where() ]
    )
    { return new OnConflict(s.end(this), columns, constraint, assignments, where); }
}

List<SqlNode> Returning() :
{
    final List<SqlNode> items = new ArrayList<SqlNode>();
}
{
    [ <RETURNING> AddSelectItem(items) ( <COMMA> AddSelectItem(items) )* ]
    { return items; }
}

void Assignments(List<Assignment> list) :
{}
{
    Assignment(list) ( <COMMA> Assignment(list) )*
}

void Assignment(List<Assignment> list) :
{
    final Span s;
    final SqlIdentifier column;
    final List<SqlIdentifier> columns = new ArrayList<SqlIdentifier>();
    final SqlNode source;
}
{
    <LPAREN> { s = span(); } column = SimpleIdentifier() { columns.add(column); }
    ( <COMMA> AddIdentifier(columns) )* <RPAREN>
    <EQ> source = RowSource()
    { list.add(new Assignment(s.end(this), columns, true, source)); }
|
    column = CompoundIdentifier() <EQ>
    ( source = Default() | source = Expression(ExprContext.ACCEPT_SUB_QUERY) )
    { list.add(new Assignment(Span.of(column).end(this), Collections.singletonList(column), false, source)); }
}

void AddIdentifier(List<SqlIdentifier> list) :
{
    final SqlIdentifier id;
}
{
    id = SimpleIdentifier() { list.add(id); }
}

/** [ROW] (a, DEFAULT, ..), or a subquery. */
SqlNode RowSource() :
{
    final SqlNodeList list;
}
{
    [ <ROW> ] list = ParenthesizedQueryOrCommaListWithDefault(ExprContext.ACCEPT_NONCURSOR)
    {
        if (list.size() == 1 && list.get(0).isA(SqlKind.QUERY)) {
            return list.get(0);
        }
        return SqlStdOperatorTable.ROW.createCall(list.getParserPosition(), list.getList());
    }
}

SqlNode SqlUpdate() :
{
    final Span s;
    final SqlIdentifier table;
    SqlIdentifier alias = null;
    final List<Assignment> assignments = new ArrayList<Assignment>();
    SqlNode from = null;
    SqlNode where = null;
    final List<SqlNode> returning;
}
{
    <UPDATE> { s = span(); } table = CompoundTableIdentifier()
    [ [ <AS> ] alias = SimpleIdentifier() ]
    <SET> Assignments(assignments)
    [ <FROM> from = FromClause() ]
    [ where = Where() ]
    returning = Returning()
    { return new UpdateStatement(s.end(this), table, alias, assignments, from, where, returning); }
}

SqlNode SqlDelete() :
{
    final Span s;
    final SqlIdentifier table;
    SqlIdentifier alias = null;
    SqlNode using = null;
    SqlNode where = null;
    final List<SqlNode> returning;
}
{
    <DELETE> { s = span(); } <FROM> table = CompoundTableIdentifier()
    [ [ <AS> ] alias = SimpleIdentifier() ]
    [ <USING> using = FromClause() ]
    [ where = Where() ]
    returning = Returning()
    { return new DeleteStatement(s.end(this), table, alias, using, where, returning); }
}

/** The standard's MERGE, or H2's MERGE INTO t [(columns)] [KEY (columns)] VALUES|query. */
SqlNode SqlMerge() :
{
    final Span s;
    final SqlIdentifier table;
    SqlIdentifier alias = null;
    final SqlNode source;
    final SqlNode condition;
    final List<MergeClause> clauses = new ArrayList<MergeClause>();
    final List<SqlNode> returning;
    final SqlNode insert;
}
{
    <MERGE> { s = span(); } <INTO> table = CompoundTableIdentifier()
    [
        <AS> alias = SimpleIdentifier()
    |
        LOOKAHEAD(SimpleIdentifier(), { getToken(1).kind != KEY || getToken(2).kind != LPAREN })
        alias = SimpleIdentifier()
    ]
    (
        <USING> source = TableRef() <ON> condition = Expression(ExprContext.ACCEPT_SUB_QUERY)
        ( MergeClause(clauses) )+
        returning = Returning()
        { return new MergeStatement(s.end(this), table, alias, source, condition, clauses, returning); }
    |
        insert = InsertTail(s, InsertKind.UPSERT, table, alias) { return insert; }
    )
}

void MergeClause(List<MergeClause> clauses) :
{
    final Span s;
    boolean matched = true;
    SqlNode condition = null;
    MergeAction action;
    final List<Assignment> assignments = new ArrayList<Assignment>();
    final List<SqlIdentifier> columns = new ArrayList<SqlIdentifier>();
    SqlNode values = null;
}
{
    <WHEN> { s = span(); } [ <NOT> { matched = false; } ] <MATCHED>
    [ <AND> condition = Expression(ExprContext.ACCEPT_SUB_QUERY) ]
    <THEN>
    (
        <UPDATE> <SET> Assignments(assignments) { action = MergeAction.UPDATE; }
    |
        <DELETE> { action = MergeAction.DELETE; }
    |
        <DO> <NOTHING> { action = MergeAction.NOTHING; }
    |
        <INSERT> [ IdentifierList(columns) ] { action = MergeAction.INSERT; }
        ( <DEFAULT_> <VALUES> | values = TableConstructor() )
    )
    {
        if (matched ? action == MergeAction.INSERT : action != MergeAction.INSERT && action != MergeAction.NOTHING) {
            throw new SyntaxProblem(
                matched ? "WHEN MATCHED cannot INSERT: the row exists" : "WHEN NOT MATCHED can only INSERT: there is no row to change",
                s.end(this));
        }
        clauses.add(new MergeClause(s.end(this), matched, condition, action, assignments, columns, values));
    }
}

/** WITH queries in front of INSERT, UPDATE, DELETE or MERGE. */
SqlNode WithChange() :
{
    final SqlNodeList items;
    final SqlNode change;
}
{
    items = WithList()
    ( change = SqlInsert() | change = SqlUpdate() | change = SqlDelete() | change = SqlMerge() )
    { return new WithChange(Span.of(items).end(this), items, change); }
}

/** FINAL, NEW or OLD TABLE (change): the rows that it leaves, or took away. */
SqlNode DeltaTable() :
{
    final Span s;
    final DeltaTable.Rows rows;
    final SqlNode change;
}
{
    (
        <FINAL> { s = span(); rows = DeltaTable.Rows.FINAL; }
    |
        <NEW> { s = span(); rows = DeltaTable.Rows.NEW; }
    |
        <OLD> { s = span(); rows = DeltaTable.Rows.OLD; }
    )
    <TABLE> <LPAREN>
    ( change = SqlInsert() | change = SqlUpdate() | change = SqlDelete() | change = SqlMerge() )
    <RPAREN>
    { return new DeltaTable(s.end(this), rows, change); }
}
