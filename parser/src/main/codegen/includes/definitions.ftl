SqlNode CreateStatement() :
{
    final Span s;
    boolean replace = false;
    final SqlNode stmt;
}
{
    <CREATE> { s = span(); }
    [ <OR> <REPLACE> { replace = true; } ]
    (
        stmt = CreateSchema(s, replace)
    |   stmt = CreateTable(s, replace)
    |   stmt = CreateView(s, replace)
    |   stmt = CreateSequence(s, replace)
    |   stmt = CreateIndex(s, replace)
    |   stmt = CreateGraph(s, replace)
    |   stmt = CreatePropertyGraph(s, replace)
    |   stmt = CreateRestorePoint(s, replace)
    |   stmt = CreateProcedure(s, replace)
    )
    { return stmt; }
}

/** CREATE PROCEDURE p (IN a INTEGER, OUT b INTEGER) body: one statement, or several in BEGIN ATOMIC .. END. */
SqlNode CreateProcedure(Span s, boolean replace) :
{
    final boolean ifNotExists;
    final SqlIdentifier name;
    final List<ProcedureParameter> parameters = new ArrayList<ProcedureParameter>();
    final List<ProcedureStep> body = new ArrayList<ProcedureStep>();
    final String language;
    final Span text;
}
{
    <PROCEDURE> ifNotExists = IfNotExists() name = CompoundIdentifier()
    <LPAREN> [ ProcedureParameter(parameters) ( <COMMA> ProcedureParameter(parameters) )* ] <RPAREN>
    [
        <LANGUAGE>
        (
            <SQL>
        |
            language = Identifier()
            { throw new SyntaxProblem("a procedure in " + language + " is not supported: its body is SQL", getPos()); }
        )
    ]
    { text = nextSpan(); }
    (
        <BEGIN> <ATOMIC> ( LOOKAHEAD({ getToken(1).kind != END }) ProcedureStep(body) <SEMICOLON> )* <END>
    |
        ProcedureStep(body)
    )
    { return new CreateProcedure(s.end(this), replace, ifNotExists, name, parameters, body, text.end(this)); }
}

void ProcedureParameter(List<ProcedureParameter> parameters) :
{
    ProcedureParameter.Mode mode = ProcedureParameter.Mode.IN;
    final SqlIdentifier name;
    final SqlDataTypeSpec type;
}
{
    [
        <IN>
    |
        LOOKAHEAD(1)
        <OUT> { mode = ProcedureParameter.Mode.OUT; }
    |
        LOOKAHEAD(1)
        <INOUT> { mode = ProcedureParameter.Mode.INOUT; }
    ]
    name = SimpleIdentifier() type = DataType()
    { parameters.add(new ProcedureParameter(Span.of(name).end(this), mode, name, type)); }
}

/** SET p = expression, SET (p, q) = (query), a change, a call, or a query with INTO. */
void ProcedureStep(List<ProcedureStep> steps) :
{
    final Span s;
    final Span text;
    final SqlNode stmt;
    final List<SqlIdentifier> targets = new ArrayList<SqlIdentifier>();
}
{
    LOOKAHEAD({ getToken(1).kind == SET })
    <SET> { s = span(); }
    (
        IdentifierList(targets) <EQ> <LPAREN> { text = nextSpan(); }
        stmt = OrderedQueryOrExpr(ExprContext.ACCEPT_QUERY)
        { steps.add(new ProcedureStep(s.end(this), targets, stmt, text.end(this), null)); }
        <RPAREN>
    |
        AddIdentifier(targets) <EQ> { text = nextSpan(); }
        stmt = Expression(ExprContext.ACCEPT_SUB_QUERY)
        { steps.add(new ProcedureStep(s.end(this), targets, stmt, text.end(this), null)); }
    )
|
    { text = nextSpan(); beginInto(); }
    (
        LOOKAHEAD({ getToken(1).kind == MERGE && getToken(2).kind == INTO })
        stmt = SqlMerge()
    |
        LOOKAHEAD({ getToken(1).kind == CALL })
        stmt = SqlProcedureCall()
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
        stmt = OrderedQueryOrExpr(ExprContext.ACCEPT_QUERY)
    )
    {
        final SqlParserPos position = text.end(this);
        steps.add(new ProcedureStep(position, endInto(), stmt, position, intoPosition));
    }
}

/** INTO p, q behind a select list; only in a procedure's body, where it says which parameters get the values. */
void IntoTargets() :
{
    final Span s;
}
{
    <INTO> { s = span(); }
    AddIdentifier(intoTargets) ( <COMMA> AddIdentifier(intoTargets) )*
    { intoPosition = s.end(this); }
}

/** CREATE RESTORE POINT name. */
SqlNode CreateRestorePoint(Span s, boolean replace) :
{
    final SqlIdentifier name;
}
{
    <RESTORE> <POINT> { refuseReplace(replace, "a restore point"); }
    name = SimpleIdentifier()
    { return new CreateRestorePoint(s.end(this), name); }
}

/** ALTER DATABASE SET name = value. */
SqlNode AlterDatabase(Span s) :
{
    final SqlIdentifier name;
    final List<SqlNode> values = new ArrayList<SqlNode>();
}
{
    <DATABASE> <SET> name = SimpleIdentifier() [ <EQ> | <TO> ] AddSettingValue(values)
    { return new AlterDatabase(s.end(this), name, values.get(0)); }
}

JAVACODE
void refuseReplace(boolean replace, String kind)
{
    if (replace) {
        throw new SyntaxProblem("OR REPLACE is not possible for " + kind, getPos());
    }
}

SqlNode CreateSchema(Span s, boolean replace) :
{
    final boolean ifNotExists;
    final SqlIdentifier name;
}
{
    <SCHEMA> { refuseReplace(replace, "a schema"); }
    ifNotExists = IfNotExists() name = CompoundIdentifier()
    { return new CreateSchema(s.end(this), ifNotExists, name); }
}

SqlNode CreateTable(Span s, boolean replace) :
{
    TableScope scope = TableScope.PERMANENT;
    final boolean ifNotExists;
    final SqlIdentifier name;
    final List<ColumnDefinition> columns = new ArrayList<ColumnDefinition>();
    final List<TableConstraint> constraints = new ArrayList<TableConstraint>();
    final List<SqlIdentifier> columnNames = new ArrayList<SqlIdentifier>();
    final List<StatementOption> settings = new ArrayList<StatementOption>();
    SqlNode query = null;
    boolean withData = true;
    OnCommit onCommit = OnCommit.PRESERVE_ROWS;
}
{
    [
        [ <GLOBAL> { scope = TableScope.GLOBAL_TEMPORARY; } | <LOCAL> ]
        ( <TEMPORARY> | <TEMP> )
        { scope = scope == TableScope.GLOBAL_TEMPORARY ? scope : TableScope.LOCAL_TEMPORARY; }
    ]
    <TABLE> ifNotExists = IfNotExists() name = CompoundIdentifier()
    (
        [
            LOOKAHEAD(3, <LPAREN> SimpleIdentifier() ( <COMMA> | <RPAREN> ))
            IdentifierList(columnNames)
        |
            <LPAREN> [ TableElement(columns, constraints) ( <COMMA> TableElement(columns, constraints) )* ] <RPAREN>
        ]
        [ LOOKAHEAD(2) <WITH> OptionList(settings) ]
        [
            <ON> <COMMIT>
            ( ( <PRESERVE> | <DELETE> { onCommit = OnCommit.DELETE_ROWS; } ) <ROWS> | <DROP> { onCommit = OnCommit.DROP; } )
        ]
        [
            <AS> query = OrderedQueryOrExpr(ExprContext.ACCEPT_QUERY)
            [ <WITH> [ <NO> { withData = false; } ] <DATA> ]
        ]
    )
    {
        if (query == null && columns.isEmpty() && !columnNames.isEmpty()) {
            throw new SyntaxProblem("column " + columnNames.get(0) + " has no type", columnNames.get(0).getParserPosition());
        }
        return new CreateTable(s.end(this), replace, scope, ifNotExists, name, columns, constraints, columnNames, query, withData, onCommit, settings);
    }
}

void TableElement(List<ColumnDefinition> columns, List<TableConstraint> constraints) :
{
    final ColumnDefinition column;
    final TableConstraint constraint;
}
{
    constraint = TableConstraint() { constraints.add(constraint); }
|
    column = ColumnDefinition() { columns.add(column); }
}

/** [CONSTRAINT name] PRIMARY KEY|UNIQUE|CHECK|FOREIGN KEY as an element of a table. */
TableConstraint TableConstraint() :
{
    final Span s = Span.of();
    SqlIdentifier name = null;
    final List<SqlIdentifier> columns = new ArrayList<SqlIdentifier>();
    final TableConstraint constraint;
}
{
    [ <CONSTRAINT> { s.add(this); } name = SimpleIdentifier() ]
    (
        <PRIMARY> { s.add(this); } <KEY> IdentifierList(columns)
        { return new KeyConstraint(s.end(this), name, true, columns); }
    |
        <UNIQUE> { s.add(this); } [ <KEY> ] IdentifierList(columns)
        { return new KeyConstraint(s.end(this), name, false, columns); }
    |
        constraint = CheckConstraint(s, name) { return constraint; }
    |
        <FOREIGN> { s.add(this); } <KEY> IdentifierList(columns)
        constraint = References(s, name, columns)
        { return constraint; }
    )
}

TableConstraint CheckConstraint(Span s, SqlIdentifier name) :
{
    final Span text;
    final SqlNode condition;
    final SqlParserPos position;
}
{
    <CHECK> { s.add(this); } <LPAREN> { text = nextSpan(); }
    condition = Expression(ExprContext.ACCEPT_SUB_QUERY) { position = text.end(this); }
    <RPAREN>
    { return new CheckConstraint(s.end(this), name, condition, position); }
}

/** A span that starts at the next token, which need not be the first of the node parsed there. */
JAVACODE
Span nextSpan()
{
    final Token next = getToken(1);
    return Span.of(new SqlParserPos(next.beginLine, next.beginColumn, next.endLine, next.endColumn));
}

TableConstraint References(Span s, SqlIdentifier name, List<SqlIdentifier> columns) :
{
    final SqlIdentifier table;
    final List<SqlIdentifier> referenced = new ArrayList<SqlIdentifier>();
    ReferentialAction onDelete = ReferentialAction.NO_ACTION;
    ReferentialAction onUpdate = ReferentialAction.NO_ACTION;
}
{
    <REFERENCES> { s.add(this); } table = CompoundIdentifier() [ IdentifierList(referenced) ]
    (
        <ON>
        (
            <DELETE> onDelete = ReferentialAction()
        |
            <UPDATE> onUpdate = ReferentialAction()
        )
    )*
    { return new ForeignKeyConstraint(s.end(this), name, columns, table, referenced, onDelete, onUpdate); }
}

ReferentialAction ReferentialAction() :
{}
{
    <CASCADE> { return ReferentialAction.CASCADE; }
|   <RESTRICT> { return ReferentialAction.RESTRICT; }
|   <NO> <ACTION> { return ReferentialAction.NO_ACTION; }
|   <SET> ( <NULL> { return ReferentialAction.SET_NULL; } | <DEFAULT_> { return ReferentialAction.SET_DEFAULT; } )
}

ColumnDefinition ColumnDefinition() :
{
    final SqlIdentifier name;
    final SqlDataTypeSpec type;
    final ColumnDefinition.Builder column;
}
{
    name = SimpleIdentifier()
    type = DataType() { column = new ColumnDefinition.Builder(name, type); }
    ( ColumnClause(column) )*
    { return column.build(Span.of(name).end(this)); }
}

void ColumnClause(ColumnDefinition.Builder column) :
{
    final Span s = Span.of();
    SqlIdentifier constraintName = null;
    final SqlNode expression;
    final TableConstraint constraint;
}
{
    <NULL> { column.nullable = Boolean.TRUE; }
|
    <DEFAULT_> expression = Expression(ExprContext.ACCEPT_SUB_QUERY) { column.defaultValue = expression; }
|
    <AUTO_INCREMENT> { column.identity = new IdentityDefinition(false, SequenceOptions.NONE); }
|
    <IDENTITY> { column.identity = new IdentityDefinition(false, SequenceOptions.NONE); }
|
    <GENERATED> GeneratedClause(column)
|
    <AS> <LPAREN> expression = Expression(ExprContext.ACCEPT_SUB_QUERY) <RPAREN>
    { column.computed = new ComputedColumn(expression, false); }
|
    [ <CONSTRAINT> { s.add(this); } constraintName = SimpleIdentifier() ]
    (
        <NOT> <NULL> { column.nullable = Boolean.FALSE; }
    |
        <PRIMARY> { s.add(this); } <KEY>
        { column.constraints.add(new KeyConstraint(s.end(this), constraintName, true, column.names())); }
    |
        <UNIQUE> { s.add(this); }
        { column.constraints.add(new KeyConstraint(s.end(this), constraintName, false, column.names())); }
    |
        constraint = CheckConstraint(s, constraintName) { column.constraints.add(constraint); }
    |
        constraint = References(s, constraintName, column.names()) { column.constraints.add(constraint); }
    )
}

/** What follows GENERATED. */
void GeneratedClause(ColumnDefinition.Builder column) :
{
    final SqlNode expression;
    boolean stored = false;
    SequenceOptions settings = SequenceOptions.NONE;
}
{
    <ALWAYS> <AS>
    (
        <IDENTITY> settings = IdentityOptionsOpt() { column.identity = new IdentityDefinition(true, settings); }
    |
        <LPAREN> expression = Expression(ExprContext.ACCEPT_SUB_QUERY) <RPAREN>
        [ <STORED> { stored = true; } | <VIRTUAL> ]
        { column.computed = new ComputedColumn(expression, stored); }
    )
|
    <BY> <DEFAULT_> <AS> <IDENTITY> settings = IdentityOptionsOpt()
    { column.identity = new IdentityDefinition(false, settings); }
}

SequenceOptions IdentityOptionsOpt() :
{
    final SequenceOptions settings;
}
{
    [ <LPAREN> settings = SequenceOptions() <RPAREN> { return settings; } ]
    { return SequenceOptions.NONE; }
}

SequenceOptions SequenceOptions() :
{
    final SequenceOptions.Builder settings = new SequenceOptions.Builder();
}
{
    ( SequenceOption(settings) [ LOOKAHEAD(1) <COMMA> ] )*
    { return settings.build(); }
}

void SequenceOption(SequenceOptions.Builder settings) :
{
    final BigDecimal number;
}
{
    <START> [ <WITH> ] settings.startWith = SignedNumber()
|   <INCREMENT> [ <BY> ] settings.incrementBy = SignedNumber()
|   <MINVALUE> settings.minimum = SignedNumber()
|   <MAXVALUE> settings.maximum = SignedNumber()
|   <CACHE> settings.cache = SignedNumber()
|   <CYCLE> { settings.cycle = Boolean.TRUE; }
|   <RESTART> { settings.restart = true; } [ [ <WITH> ] settings.restartWith = SignedNumber() ]
|
    <NO>
    (
        <MINVALUE> { settings.noMinimum = true; }
    |   <MAXVALUE> { settings.noMaximum = true; }
    |   <CYCLE> { settings.cycle = Boolean.FALSE; }
    |   <CACHE> { settings.cache = BigDecimal.ONE; }
    )
}

BigDecimal SignedNumber() :
{
    boolean negative = false;
}
{
    [ <MINUS> { negative = true; } | <PLUS> ]
    <UNSIGNED_INTEGER_LITERAL>
    {
        final BigDecimal number = new BigDecimal(token.image);
        return negative ? number.negate() : number;
    }
}

SqlNode CreateView(Span s, boolean replace) :
{
    final boolean ifNotExists;
    final SqlIdentifier name;
    final List<SqlIdentifier> columnNames = new ArrayList<SqlIdentifier>();
    final Span text;
    final SqlNode query;
}
{
    <VIEW> ifNotExists = IfNotExists() name = CompoundIdentifier() [ IdentifierList(columnNames) ]
    <AS> { text = nextSpan(); }
    query = OrderedQueryOrExpr(ExprContext.ACCEPT_QUERY)
    { return new CreateView(s.end(this), replace, ifNotExists, name, columnNames, query, text.end(this)); }
}

SqlNode CreateSequence(Span s, boolean replace) :
{
    final boolean ifNotExists;
    final SqlIdentifier name;
    SqlDataTypeSpec type = null;
    final SequenceOptions settings;
}
{
    <SEQUENCE> { refuseReplace(replace, "a sequence"); }
    ifNotExists = IfNotExists() name = CompoundIdentifier()
    [ <AS> type = DataType() ]
    settings = SequenceOptions()
    { return new CreateSequence(s.end(this), ifNotExists, name, type, settings); }
}

SqlNode CreateIndex(Span s, boolean replace) :
{
    boolean unique = false;
    boolean vector = false;
    boolean text = false;
    final boolean ifNotExists;
    SqlIdentifier name = null;
    final SqlIdentifier table;
    final List<IndexColumn> columns = new ArrayList<IndexColumn>();
    final List<SqlIdentifier> included = new ArrayList<SqlIdentifier>();
    final List<StatementOption> settings = new ArrayList<StatementOption>();
}
{
    [ <UNIQUE> { unique = true; } | <VECTOR> { vector = true; } | <TEXT> { text = true; } ]
    <INDEX> { refuseReplace(replace, "an index"); }
    ifNotExists = IfNotExists() [ name = CompoundIdentifier() ]
    <ON> table = CompoundIdentifier()
    <LPAREN> IndexColumn(columns) ( <COMMA> IndexColumn(columns) )* <RPAREN>
    [ <INCLUDE> IdentifierList(included) ]
    [ <WITH> OptionList(settings) ]
    {
        final SqlParserPos pos = s.end(this);
        if (vector) {
            if (columns.size() != 1) {
                throw new SyntaxProblem("a vector index has exactly one column", columns.get(1).getParserPosition());
            }
            return new CreateVectorIndex(pos, ifNotExists, name, table, IndexColumn.plainNames(columns).get(0), included, settings);
        }
        if (text) {
            return new CreateTextIndex(pos, ifNotExists, name, table, IndexColumn.plainNames(columns), included, settings);
        }
        return new CreateIndex(pos, unique, ifNotExists, name, table, columns, included, settings);
    }
}

void IndexColumn(List<IndexColumn> columns) :
{
    final SqlNode expression;
    boolean descending = false;
    Boolean nullsFirst = null;
}
{
    expression = Expression(ExprContext.ACCEPT_NON_QUERY)
    [ <ASC> | <DESC> { descending = true; } ]
    [ <NULLS> ( <FIRST> { nullsFirst = Boolean.TRUE; } | <LAST> { nullsFirst = Boolean.FALSE; } ) ]
    { columns.add(new IndexColumn(Span.of(expression).end(this), expression, descending, nullsFirst)); }
}

SqlNode CreateGraph(Span s, boolean replace) :
{
    final boolean ifNotExists;
    final SqlIdentifier name;
    final List<StatementOption> settings = new ArrayList<StatementOption>();
}
{
    <GRAPH> { refuseReplace(replace, "a graph"); }
    ifNotExists = IfNotExists() name = CompoundIdentifier() [ <WITH> OptionList(settings) ]
    { return new CreateGraph(s.end(this), ifNotExists, name, settings); }
}

SqlNode DropStatement() :
{
    final Span s;
    final ObjectKind kind;
    final boolean ifExists;
    final List<SqlIdentifier> names = new ArrayList<SqlIdentifier>();
    final DropBehavior behavior;
}
{
    <DROP> { s = span(); } [ <VECTOR> | <TEXT> ] kind = ObjectKind()
    ifExists = IfExists() CompoundIdentifierList(names) behavior = DropBehaviorOpt()
    { return new DropObject(s.end(this), kind, ifExists, names, behavior); }
}

SqlNode AlterStatement() :
{
    final Span s;
    final SqlNode stmt;
}
{
    <ALTER> { s = span(); }
    (
        stmt = AlterTable(s)
    |   stmt = AlterIndex(s)
    |   stmt = AlterSequence(s)
    |   stmt = AlterRename(s)
    |   stmt = AlterDatabase(s)
    |   stmt = AlterPropertyGraph(s)
    )
    { return stmt; }
}

SqlNode AlterRename(Span s) :
{
    final ObjectKind kind;
    final boolean ifExists;
    final SqlIdentifier name;
    final SqlIdentifier newName;
}
{
    ( <SCHEMA> { kind = ObjectKind.SCHEMA; } | <VIEW> { kind = ObjectKind.VIEW; } )
    ifExists = IfExists() name = CompoundIdentifier() <RENAME> <TO> newName = SimpleIdentifier()
    { return new RenameObject(s.end(this), kind, ifExists, name, newName); }
}

SqlNode AlterIndex(Span s) :
{
    final boolean ifExists;
    final SqlIdentifier name;
    SqlIdentifier newName = null;
    final List<StatementOption> settings = new ArrayList<StatementOption>();
}
{
    <INDEX> ifExists = IfExists() name = CompoundIdentifier()
    ( <RENAME> <TO> newName = SimpleIdentifier() | <SET> OptionList(settings) )
    { return new AlterIndex(s.end(this), ifExists, name, newName, settings); }
}

SqlNode AlterSequence(Span s) :
{
    final boolean ifExists;
    final SqlIdentifier name;
    SqlIdentifier newName = null;
    SequenceOptions settings = SequenceOptions.NONE;
}
{
    <SEQUENCE> ifExists = IfExists() name = CompoundIdentifier()
    ( <RENAME> <TO> newName = SimpleIdentifier() | settings = SequenceOptions() )
    { return new AlterSequence(s.end(this), ifExists, name, newName, settings); }
}

SqlNode AlterTable(Span s) :
{
    final boolean ifExists;
    final SqlIdentifier name;
    final List<AlterAction> actions = new ArrayList<AlterAction>();
}
{
    <TABLE> ifExists = IfExists() name = CompoundIdentifier()
    AlterAction(actions) ( <COMMA> AlterAction(actions) )*
    { return new AlterTable(s.end(this), ifExists, name, actions); }
}

void AlterAction(List<AlterAction> actions) :
{
    final AlterAction action;
}
{
    (
        <ADD> action = AlterAdd()
    |   <DROP> action = AlterDrop()
    |   <RENAME> action = AlterRenameInTable()
    |   <ALTER> [ <COLUMN> ] action = AlterColumn()
    |   action = AlterSetSchema()
    )
    { actions.add(action); }
}

AlterAction AlterSetSchema() :
{
    final SqlIdentifier name;
}
{
    <SET> <SCHEMA> name = SimpleIdentifier() { return new AlterAction.SetTableSchema(name); }
}

AlterAction AlterAdd() :
{
    boolean ifNotExists;
    final ColumnDefinition column;
    final TableConstraint constraint;
}
{
    constraint = TableConstraint() { return new AlterAction.AddConstraint(constraint); }
|
    [ <COLUMN> ] ifNotExists = IfNotExists() column = ColumnDefinition()
    { return new AlterAction.AddColumn(ifNotExists, column); }
}

AlterAction AlterDrop() :
{
    final boolean ifExists;
    final SqlIdentifier name;
    final DropBehavior behavior;
}
{
    <CONSTRAINT> ifExists = IfExists() name = SimpleIdentifier() behavior = DropBehaviorOpt()
    { return new AlterAction.DropConstraint(ifExists, name, behavior); }
|
    LOOKAHEAD(2)
    <PRIMARY> <KEY> { return new AlterAction.DropPrimaryKey(getPos()); }
|
    [ <COLUMN> ] ifExists = IfExists() name = SimpleIdentifier() behavior = DropBehaviorOpt()
    { return new AlterAction.DropColumn(ifExists, name, behavior); }
}

AlterAction AlterRenameInTable() :
{
    final SqlIdentifier name;
    final SqlIdentifier newName;
}
{
    <TO> newName = SimpleIdentifier() { return new AlterAction.RenameTable(newName); }
|
    <CONSTRAINT> name = SimpleIdentifier() <TO> newName = SimpleIdentifier()
    { return new AlterAction.RenameConstraint(name, newName); }
|
    [ <COLUMN> ] name = SimpleIdentifier() <TO> newName = SimpleIdentifier()
    { return new AlterAction.RenameColumn(name, newName); }
}

AlterAction AlterColumn() :
{
    final SqlIdentifier column;
    final SqlDataTypeSpec type;
    SqlNode expression = null;
    final SequenceOptions settings;
    final SqlIdentifier newName;
    final boolean ifExists;
    boolean always = false;
}
{
    column = SimpleIdentifier()
    (
        <SET>
        (
            <DATA> <TYPE> type = DataType() [ <USING> expression = Expression(ExprContext.ACCEPT_SUB_QUERY) ]
            { return new AlterAction.SetColumnType(column, type, expression); }
        |
            <DEFAULT_> expression = Expression(ExprContext.ACCEPT_SUB_QUERY)
            { return new AlterAction.SetColumnDefault(column, expression); }
        |
            <NOT> <NULL> { return new AlterAction.SetColumnNullable(column, false); }
        |
            <NULL> { return new AlterAction.SetColumnNullable(column, true); }
        |
            LOOKAHEAD(2)
            <GENERATED> ( <ALWAYS> { always = true; } | <BY> <DEFAULT_> )
            { return new AlterAction.SetIdentityAlways(column, always); }
        |
            LOOKAHEAD(2)
            settings = SequenceOptions() { return new AlterAction.SetColumnIdentity(column, settings); }
        )
    |
        <ADD> <GENERATED> ( <ALWAYS> { always = true; } | <BY> <DEFAULT_> ) <AS> <IDENTITY> settings = IdentityOptionsOpt()
        { return new AlterAction.AddIdentity(column, new IdentityDefinition(always, settings)); }
    |
        LOOKAHEAD(2)
        <TYPE> type = DataType() [ <USING> expression = Expression(ExprContext.ACCEPT_SUB_QUERY) ]
        { return new AlterAction.SetColumnType(column, type, expression); }
    |
        <DROP>
        (
            <DEFAULT_> { return new AlterAction.DropColumnDefault(column); }
        |
            <NOT> <NULL> { return new AlterAction.SetColumnNullable(column, true); }
        |
            <IDENTITY> ifExists = IfExists() { return new AlterAction.DropIdentity(column, ifExists); }
        |
            LOOKAHEAD(2)
            <EXPRESSION> ifExists = IfExists() { return new AlterAction.DropExpression(column, ifExists); }
        )
    |
        <RENAME> <TO> newName = SimpleIdentifier() { return new AlterAction.RenameColumn(column, newName); }
    |
        LOOKAHEAD({ startsSequenceOption() })
        settings = SequenceOptions() { return new AlterAction.SetColumnIdentity(column, settings); }
    |
        type = DataType() [ <USING> expression = Expression(ExprContext.ACCEPT_SUB_QUERY) ]
        { return new AlterAction.SetColumnType(column, type, expression); }
    )
}
