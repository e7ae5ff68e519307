/** Parses one statement up to the end of the text; semicolons may follow it. */
SqlNode SqlStmtEof() :
{
    final SqlNode stmt;
}
{
    stmt = SqlStmt() ( <SEMICOLON> )* <EOF> { return stmt; }
}

/** Parses a statement. Words that start a statement are names elsewhere, so queries, which may start with a name, come last. */
SqlNode SqlStmt() :
{
    final SqlNode stmt;
}
{
    (
        stmt = CreateStatement()
    |
        stmt = DropStatement()
    |
        stmt = AlterStatement()
    |
        LOOKAHEAD(1, NamedStatement(), { !startsCall() })
        stmt = NamedStatement()
    |
        stmt = SqlInsert()
    |
        stmt = SqlUpdate()
    |
        stmt = SqlDelete()
    |
        LOOKAHEAD({ startsWithChange() })
        stmt = WithChange()
    |
        stmt = QueryForUpdate()
    )
    { return DeltaTable.asReturning(stmt); }
}

/** Parses a statement that starts with a word which is no reserved one. */
SqlNode NamedStatement() :
{
    final SqlNode stmt;
}
{
    (
        stmt = SqlMerge()
    |
        stmt = SqlExplain()
    |
        stmt = DescribeStatement()
    |
        stmt = TransactionStatement()
    |
        stmt = SetStatement()
    |
        stmt = AdministrationStatement()
    |
        stmt = TruncateStatement()
    |
        stmt = CommentStatement()
    |
        stmt = CopyStatement()
    |
        stmt = SqlProcedureCall()
    )
    { return stmt; }
}

/** EXPLAIN [ANALYZE] [(ANALYZE, FORMAT JSON)] [PLAN FOR] statement. */
SqlNode SqlExplain() :
{
    final Span s;
    boolean analyze = false;
    boolean json = false;
    final SqlNode statement;
}
{
    <EXPLAIN> { s = span(); }
    [ LOOKAHEAD(2) <ANALYZE> { analyze = true; } ]
    [
        LOOKAHEAD(2, <LPAREN> ( <FORMAT> | <ANALYZE> ))
        <LPAREN>
        (
            <FORMAT> ( <JSON> { json = true; } | <TEXT> { json = false; } )
        |   <ANALYZE> { analyze = true; }
        )
        (
            <COMMA>
            (
                <FORMAT> ( <JSON> { json = true; } | <TEXT> { json = false; } )
            |   <ANALYZE> { analyze = true; }
            )
        )*
        <RPAREN>
    ]
    [ LOOKAHEAD(2) <PLAN> <FOR> ]
    statement = SqlStmt()
    { return new ExplainStatement(s.end(this), statement, analyze, json); }
}

SqlNode TransactionStatement() :
{
    final Span s;
    TransactionModes modes = TransactionModes.NONE;
    boolean chain = false;
    SqlIdentifier name = null;
}
{
    <START> { s = span(); } <TRANSACTION> [ modes = TransactionModes() ]
    { return new StartTransaction(s.end(this), modes); }
|
    <BEGIN> { s = span(); } [ <TRANSACTION> | <WORK> ] [ modes = TransactionModes() ]
    { return new StartTransaction(s.end(this), modes); }
|
    ( <COMMIT> | <END> ) { s = span(); } [ <TRANSACTION> | <WORK> ] chain = ChainOpt()
    { return new CommitTransaction(s.end(this), chain); }
|
    <ROLLBACK> { s = span(); } [ <TRANSACTION> | <WORK> ]
    (
        <TO> [ LOOKAHEAD(2) <SAVEPOINT> ] name = SimpleIdentifier()
    |
        chain = ChainOpt()
    )
    { return new RollbackTransaction(s.end(this), name, chain); }
|
    <SAVEPOINT> { s = span(); } name = SimpleIdentifier()
    { return new CreateSavepoint(s.end(this), name); }
|
    <RELEASE> { s = span(); } [ LOOKAHEAD(2) <SAVEPOINT> ] name = SimpleIdentifier()
    { return new ReleaseSavepoint(s.end(this), name); }
}

boolean ChainOpt() :
{
    boolean chain = true;
}
{
    [ <AND> [ <NO> { chain = false; } ] <CHAIN> { return chain; } ]
    { return false; }
}

TransactionModes TransactionModes() :
{
    TransactionModes.IsolationLevel[] isolation = {null};
    Boolean[] readOnly = {null};
}
{
    TransactionMode(isolation, readOnly) ( [ <COMMA> ] TransactionMode(isolation, readOnly) )*
    { return new TransactionModes(isolation[0], readOnly[0]); }
}

void TransactionMode(TransactionModes.IsolationLevel[] isolation, Boolean[] readOnly) :
{}
{
    <ISOLATION> <LEVEL>
    (
        <READ>
        (
            <UNCOMMITTED> { isolation[0] = TransactionModes.IsolationLevel.READ_UNCOMMITTED; }
        |
            <COMMITTED> { isolation[0] = TransactionModes.IsolationLevel.READ_COMMITTED; }
        )
    |
        <REPEATABLE> <READ> { isolation[0] = TransactionModes.IsolationLevel.REPEATABLE_READ; }
    |
        <SERIALIZABLE> { isolation[0] = TransactionModes.IsolationLevel.SERIALIZABLE; }
    )
|
    <READ> ( <ONLY> { readOnly[0] = Boolean.TRUE; } | <WRITE> { readOnly[0] = Boolean.FALSE; } )
}

SqlNode SetStatement() :
{
    final Span s;
    final TransactionModes modes;
    final SqlIdentifier name;
    SqlIdentifier of = null;
    boolean local = false;
    final List<SqlNode> values = new ArrayList<SqlNode>();
}
{
    <SET> { s = span(); }
    (
        LOOKAHEAD(2)
        <TRANSACTION> modes = TransactionModes()
        { return new SetTransaction(s.end(this), false, modes); }
    |
        LOOKAHEAD(2)
        <SESSION> <CHARACTERISTICS> <AS> <TRANSACTION> modes = TransactionModes()
        { return new SetTransaction(s.end(this), true, modes); }
    |
        LOOKAHEAD({ getToken(1).kind == SCHEMA && getToken(2).kind != EQ && getToken(2).kind != TO })
        <SCHEMA> name = SchemaName()
        { return new SetSchema(s.end(this), name); }
    |
        [
            LOOKAHEAD({ getToken(1).kind == LOCAL && getToken(2).kind != EQ && getToken(2).kind != TO })
            <LOCAL> { local = true; }
        |
            LOOKAHEAD({ getToken(1).kind == SESSION && getToken(2).kind != EQ && getToken(2).kind != TO })
            <SESSION>
        ]
        name = CompoundIdentifier()
        [ <EQ> | <TO> ]
        (
            <DEFAULT_>
        |
            AddSettingValue(values) ( <COMMA> AddSettingValue(values) )*
        )
        { return new SetParameter(s.end(this), local, name, values); }
    )
|
    <RESET> { s = span(); }
    ( <ALL> { name = null; } | name = CompoundIdentifier() )
    { return new ResetParameter(s.end(this), name); }
|
    <SHOW> { s = span(); }
    (
        <ALL> { name = null; }
    |
        LOOKAHEAD(2)
        <TRANSACTION> <ISOLATION> <LEVEL> { name = new SqlIdentifier("TRANSACTION_ISOLATION", s.end(this)); }
    |
        name = CompoundIdentifier() [ <FROM> of = CompoundIdentifier() ]
    )
    { return ShowObjects.of(s.end(this), name, of); }
|
    <USE> { s = span(); } [ LOOKAHEAD(2) <SCHEMA> ] name = SchemaName()
    { return new SetSchema(s.end(this), name); }
}

/** DESCRIBE [TABLE] t, or DESC t: the columns of a table or a view. */
SqlNode DescribeStatement() :
{
    final Span s;
    final SqlIdentifier table;
}
{
    ( <DESCRIBE> | <DESC> ) { s = span(); }
    [ <TABLE> ]
    table = CompoundIdentifier()
    { return new ShowObjects(s.end(this), ShowObjects.Kind.COLUMNS, table); }
}

/** A schema's name; a string is read as the name it holds. */
SqlIdentifier SchemaName() :
{
    final SqlIdentifier name;
}
{
    name = CompoundIdentifier() { return name; }
|
    <QUOTED_STRING> { return new SqlIdentifier(SqlParserUtil.parseString(token.image), getPos()); }
}

void AddSettingValue(List<SqlNode> values) :
{
    final SqlNode value;
}
{
    (
        LOOKAHEAD(2)
        value = Literal()
    |
        value = DynamicParam()
    |
        value = SimpleIdentifier()
    |
        <ON> { value = new SqlIdentifier("ON", getPos()); }
    )
    { values.add(value); }
}

SqlNode AdministrationStatement() :
{
    final Span s;
    String mode = null;
    String target;
    boolean analyze = false;
    ObjectKind kind = ObjectKind.INDEX;
    SqlIdentifier name = null;
    final List<StatementOption> settings = new ArrayList<StatementOption>();
    final List<SqlIdentifier> columns = new ArrayList<SqlIdentifier>();
}
{
    <SHUTDOWN> { s = span(); }
    [ <IMMEDIATELY> { mode = "IMMEDIATELY"; } | <IDENTIFIER> { mode = unquotedIdentifier(); } ]
    { return new ShutdownStatement(s.end(this), mode); }
|
    <CHECKPOINT> { return new CheckpointStatement(getPos()); }
|
    <CHECK> { s = span(); } <DATABASE> [ <WITH> OptionList(settings) ]
    { return new CheckDatabase(s.end(this), settings); }
|
    <BACKUP> { s = span(); } <TO> target = SimpleStringLiteral() [ <WITH> OptionList(settings) ]
    { return new BackupStatement(s.end(this), target, settings); }
|
    <VACUUM> { s = span(); } [ LOOKAHEAD(1) <ANALYZE> { analyze = true; } ] [ name = CompoundIdentifier() ]
    { return new VacuumStatement(s.end(this), analyze, name); }
|
    <ANALYZE> { s = span(); } [ LOOKAHEAD(2) <TABLE> ] [ name = CompoundIdentifier() [ IdentifierList(columns) ] ]
    { return new AnalyzeStatement(s.end(this), name, columns); }
|
    <REINDEX> { s = span(); }
    (
        <DATABASE> { kind = ObjectKind.DATABASE; }
    |
        [
            LOOKAHEAD(2) <INDEX>
        |   <TABLE> { kind = ObjectKind.TABLE; }
        |   LOOKAHEAD(2) <SCHEMA> { kind = ObjectKind.SCHEMA; }
        ]
        name = CompoundIdentifier()
    )
    { return new ReindexStatement(s.end(this), kind, name); }
}

SqlNode TruncateStatement() :
{
    final Span s;
    final List<SqlIdentifier> names = new ArrayList<SqlIdentifier>();
    boolean restart = false;
    DropBehavior behavior = null;
}
{
    <TRUNCATE> { s = span(); } [ <TABLE> ]
    CompoundIdentifierList(names)
    [ <RESTART> <IDENTITY> { restart = true; } | <CONTINUE> <IDENTITY> ]
    behavior = DropBehaviorOpt()
    { return new TruncateTable(s.end(this), names, restart, behavior); }
}

SqlNode CommentStatement() :
{
    final Span s;
    final ObjectKind kind;
    final SqlIdentifier name;
    String comment = null;
}
{
    <COMMENT> { s = span(); } <ON>
    (
        <COLUMN> { kind = ObjectKind.COLUMN; }
    |   <CONSTRAINT> { kind = ObjectKind.CONSTRAINT; }
    |   <DATABASE> { kind = ObjectKind.DATABASE; }
    |   kind = ObjectKind()
    )
    name = CompoundIdentifier() <IS>
    ( <NULL> | comment = SimpleStringLiteral() )
    { return new CommentOn(s.end(this), kind, name, comment); }
}

/** COPY t [(columns)] FROM|TO 'file' [[WITH] (settings)], or COPY (query) TO 'file'. */
SqlNode CopyStatement() :
{
    final Span s;
    SqlIdentifier table = null;
    SqlNode query = null;
    final boolean from;
    final String file;
    final List<SqlIdentifier> columns = new ArrayList<SqlIdentifier>();
    final List<StatementOption> settings = new ArrayList<StatementOption>();
}
{
    <COPY> { s = span(); }
    (
        <LPAREN> query = OrderedQueryOrExpr(ExprContext.ACCEPT_QUERY) <RPAREN>
    |
        table = CompoundIdentifier() [ IdentifierList(columns) ]
    )
    ( <FROM> { from = true; } | <TO> { from = false; } )
    file = SimpleStringLiteral()
    [ [ <WITH> ] OptionList(settings) ]
    { return new CopyStatement(s.end(this), table, columns, query, from, file, settings); }
}

/** ( name [=] [value], .. ): the name a word or a string, the value a literal or a word. */
void OptionList(List<StatementOption> settings) :
{}
{
    <LPAREN> Option(settings) ( <COMMA> Option(settings) )* <RPAREN>
}

void Option(List<StatementOption> settings) :
{
    final Span s;
    final String name;
    SqlNode value = null;
}
{
    (
        name = SimpleStringLiteral()
    |   name = Identifier()
    |   <NULL> { name = "NULL"; }
    )
    { s = span(); }
    [
        [ <EQ> ]
        (
            LOOKAHEAD(2)
            value = Literal()
        |
            value = SimpleIdentifier()
        |
            <ON> { value = SqlLiteral.createBoolean(true, getPos()); }
        )
    ]
    {
        if (value == null) {
            value = SqlLiteral.createBoolean(true, s.pos());
        }
        settings.add(new StatementOption(name.toUpperCase(Locale.ROOT), value, s.end(this)));
    }
}

void IdentifierList(List<SqlIdentifier> list) :
{
    SqlIdentifier id;
}
{
    <LPAREN> id = SimpleIdentifier() { list.add(id); } ( <COMMA> id = SimpleIdentifier() { list.add(id); } )* <RPAREN>
}

void CompoundIdentifierList(List<SqlIdentifier> list) :
{
    SqlIdentifier id;
}
{
    id = CompoundIdentifier() { list.add(id); } ( <COMMA> id = CompoundIdentifier() { list.add(id); } )*
}

boolean IfExists() :
{}
{
    [ LOOKAHEAD(2) <IF> <EXISTS> { return true; } ]
    { return false; }
}

boolean IfNotExists() :
{}
{
    [ LOOKAHEAD(2) <IF> <NOT> <EXISTS> { return true; } ]
    { return false; }
}

DropBehavior DropBehaviorOpt() :
{}
{
    [
        <CASCADE> { return DropBehavior.CASCADE; }
    |   <RESTRICT> { return DropBehavior.RESTRICT; }
    ]
    { return null; }
}

ObjectKind ObjectKind() :
{}
{
    <SCHEMA> { return ObjectKind.SCHEMA; }
|   <TABLE> { return ObjectKind.TABLE; }
|   <VIEW> { return ObjectKind.VIEW; }
|   <SEQUENCE> { return ObjectKind.SEQUENCE; }
|   <INDEX> { return ObjectKind.INDEX; }
|   <GRAPH> { return ObjectKind.GRAPH; }
|   <PROPERTY> <GRAPH> { return ObjectKind.PROPERTY_GRAPH; }
|   <PROCEDURE> { return ObjectKind.PROCEDURE; }
}
