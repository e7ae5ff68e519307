SqlNode CreatePropertyGraph(Span s, boolean replace) :
{
    final boolean ifNotExists;
    final SqlIdentifier name;
    final List<VertexTable> vertices = new ArrayList<VertexTable>();
    final List<EdgeTable> edges = new ArrayList<EdgeTable>();
}
{
    <PROPERTY> <GRAPH> ifNotExists = IfNotExists() name = CompoundIdentifier()
    ( <VERTEX> | <NODE> ) <TABLES> <LPAREN> VertexTable(vertices) ( <COMMA> VertexTable(vertices) )* <RPAREN>
    [ ( <EDGE> | <RELATIONSHIP> ) <TABLES> <LPAREN> EdgeTable(edges) ( <COMMA> EdgeTable(edges) )* <RPAREN> ]
    { return new CreatePropertyGraph(s.end(this), replace, ifNotExists, name, vertices, edges); }
}

void VertexTable(List<VertexTable> list) :
{
    final SqlIdentifier table;
    SqlIdentifier alias = null;
    final List<SqlIdentifier> key = new ArrayList<SqlIdentifier>();
    final List<LabelClause> labels = new ArrayList<LabelClause>();
}
{
    table = CompoundIdentifier() [ <AS> alias = SimpleIdentifier() ]
    [ <KEY> IdentifierList(key) ]
    LabelClauses(labels)
    { list.add(new VertexTable(Span.of(table).end(this), table, alias, key, labels)); }
}

void EdgeTable(List<EdgeTable> list) :
{
    final SqlIdentifier table;
    SqlIdentifier alias = null;
    final List<SqlIdentifier> key = new ArrayList<SqlIdentifier>();
    final EdgeEnd source;
    final EdgeEnd destination;
    final List<LabelClause> labels = new ArrayList<LabelClause>();
}
{
    table = CompoundIdentifier() [ <AS> alias = SimpleIdentifier() ]
    [ <KEY> IdentifierList(key) ]
    <SOURCE> source = EdgeEnd()
    <DESTINATION> destination = EdgeEnd()
    LabelClauses(labels)
    { list.add(new EdgeTable(Span.of(table).end(this), table, alias, key, source, destination, labels)); }
}

EdgeEnd EdgeEnd() :
{
    final Span s;
    final List<SqlIdentifier> columns = new ArrayList<SqlIdentifier>();
    final SqlIdentifier vertex;
    final List<SqlIdentifier> referenced = new ArrayList<SqlIdentifier>();
}
{
    { s = nextSpan(); }
    [ LOOKAHEAD(2) <KEY> IdentifierList(columns) <REFERENCES> ]
    vertex = CompoundIdentifier() [ IdentifierList(referenced) ]
    { return new EdgeEnd(s.end(this), columns, vertex, referenced); }
}

/** [properties] | (LABEL l | DEFAULT LABEL) [properties] .. */
void LabelClauses(List<LabelClause> labels) :
{
    final Span s = Span.of();
    GraphProperties properties = null;
}
{
    [
        { s.add(nextSpan().pos()); }
        properties = GraphProperties() { labels.add(new LabelClause(s.end(this), null, properties)); }
    |
        ( LabelClause(labels) )+
    ]
}

void LabelClause(List<LabelClause> labels) :
{
    final Span s;
    SqlIdentifier name = null;
    GraphProperties properties = null;
}
{
    ( <LABEL> { s = span(); } name = SimpleIdentifier() | <DEFAULT_> { s = span(); } <LABEL> )
    [ properties = GraphProperties() ]
    { labels.add(new LabelClause(s.end(this), name, properties)); }
}

GraphProperties GraphProperties() :
{
    final List<SqlIdentifier> except = new ArrayList<SqlIdentifier>();
    final List<SqlNode> items = new ArrayList<SqlNode>();
}
{
    <NO> <PROPERTIES> { return GraphProperties.none(); }
|
    <PROPERTIES>
    (
        [ <ARE> ] <ALL> <COLUMNS> [ <EXCEPT> IdentifierList(except) ]
        { return GraphProperties.allColumns(except); }
    |
        <LPAREN> GraphItem(items) ( <COMMA> GraphItem(items) )* <RPAREN>
        { return GraphProperties.listed(items); }
    )
}

/** expression [AS name]. */
void GraphItem(List<SqlNode> items) :
{
    SqlNode e;
    final SqlIdentifier name;
}
{
    e = Expression(ExprContext.ACCEPT_SUB_QUERY)
    [ <AS> name = SimpleIdentifier() { e = SqlStdOperatorTable.AS.createCall(Span.of(e).end(this), e, name); } ]
    { items.add(e); }
}

/** ALTER PROPERTY GRAPH g ADD .. | DROP .. | ALTER VERTEX TABLE t ADD LABEL .. | RENAME TO n. */
SqlNode AlterPropertyGraph(Span s) :
{
    final boolean ifExists;
    final SqlIdentifier name;
    final GraphChange change;
}
{
    <PROPERTY> <GRAPH> ifExists = IfExists() name = CompoundIdentifier()
    (
        <ADD> change = AddElementTables()
    |   <DROP> change = DropElementTables()
    |   <ALTER> change = AlterElementTable()
    |   change = RenameGraph()
    )
    { return new AlterPropertyGraph(s.end(this), ifExists, name, change); }
}

GraphChange RenameGraph() :
{
    final SqlIdentifier newName;
}
{
    <RENAME> <TO> newName = SimpleIdentifier() { return new GraphChange.Rename(newName); }
}

GraphChange AddElementTables() :
{
    final List<VertexTable> vertices = new ArrayList<VertexTable>();
    final List<EdgeTable> edges = new ArrayList<EdgeTable>();
}
{
    (
        ( <VERTEX> | <NODE> ) <TABLES> <LPAREN> VertexTable(vertices) ( <COMMA> VertexTable(vertices) )* <RPAREN>
        [ LOOKAHEAD(2) [ <ADD> ] ( <EDGE> | <RELATIONSHIP> ) <TABLES> <LPAREN> EdgeTable(edges) ( <COMMA> EdgeTable(edges) )* <RPAREN> ]
    |
        ( <EDGE> | <RELATIONSHIP> ) <TABLES> <LPAREN> EdgeTable(edges) ( <COMMA> EdgeTable(edges) )* <RPAREN>
    )
    { return new GraphChange.AddTables(vertices, edges); }
}

/** Whether the word means edges. */
boolean EdgeWord() :
{}
{
    ( <VERTEX> | <NODE> ) { return false; }
|
    ( <EDGE> | <RELATIONSHIP> ) { return true; }
}

GraphChange DropElementTables() :
{
    final boolean edges;
    final List<SqlIdentifier> aliases = new ArrayList<SqlIdentifier>();
    final DropBehavior behavior;
}
{
    edges = EdgeWord() <TABLES> IdentifierList(aliases) behavior = DropBehaviorOpt()
    { return new GraphChange.DropTables(edges, aliases, behavior); }
}

GraphChange AlterElementTable() :
{
    final boolean edges;
    final SqlIdentifier alias;
    final List<LabelClause> labels = new ArrayList<LabelClause>();
    final SqlIdentifier label;
    final List<SqlNode> items = new ArrayList<SqlNode>();
    final List<SqlIdentifier> names = new ArrayList<SqlIdentifier>();
}
{
    edges = EdgeWord() <TABLE> alias = SimpleIdentifier()
    (
        ( <ADD> LabelClause(labels) )+ { return new GraphChange.AddLabels(edges, alias, labels); }
    |
        <DROP> <LABEL> label = SimpleIdentifier() DropBehaviorOpt()
        { return new GraphChange.DropLabel(edges, alias, label); }
    |
        <ALTER> <LABEL> label = SimpleIdentifier()
        (
            <ADD> <PROPERTIES> <LPAREN> GraphItem(items) ( <COMMA> GraphItem(items) )* <RPAREN>
            { return new GraphChange.AddProperties(edges, alias, label, items); }
        |
            <DROP> <PROPERTIES> IdentifierList(names) DropBehaviorOpt()
            { return new GraphChange.DropProperties(edges, alias, label, names); }
        )
    )
}

/** GRAPH_TABLE (g MATCH paths [KEEP prefix] [WHERE ..] [ONE ROW PER ..] [COLUMNS (..)]). */
SqlNode GraphTable() :
{
    final Span s;
    final SqlIdentifier graph;
    final List<PathPattern> paths = new ArrayList<PathPattern>();
    PathPrefix keep = null;
    SqlNode where = null;
    RowsPerMatch rows = null;
    final List<SqlNode> columns = new ArrayList<SqlNode>();
}
{
    <GRAPH_TABLE> { s = span(); } <LPAREN> graph = CompoundIdentifier()
    <MATCH> PathPattern(paths) ( <COMMA> PathPattern(paths) )*
    [ <KEEP> { s.add(getPos()); } keep = PathPrefix() ]
    [ where = Where() ]
    [ rows = RowsPerMatch() ]
    [ <COLUMNS> <LPAREN> GraphItem(columns) ( <COMMA> GraphItem(columns) )* <RPAREN> ]
    <RPAREN>
    {
        List<PathPattern> kept = new ArrayList<PathPattern>();
        for (PathPattern path : paths) {
            if (keep != null && path.prefix() != null) {
                throw new SyntaxProblem("with KEEP no path has a prefix or mode of its own", path.getParserPosition());
            }
            kept.add(keep == null ? path : path.with(keep));
        }
        return new GraphTable(s.end(this), graph, kept, where, rows, columns);
    }
}

RowsPerMatch RowsPerMatch() :
{
    final SqlIdentifier first;
    final SqlIdentifier edge;
    final SqlIdentifier second;
    final List<SqlIdentifier> in = new ArrayList<SqlIdentifier>();
}
{
    <ONE> <ROW> <PER>
    (
        <MATCH> { return new RowsPerMatch.Match(); }
    |
        <VERTEX> <LPAREN> first = SimpleIdentifier() <RPAREN> [ <IN> IdentifierList(in) ]
        { return new RowsPerMatch.Vertex(first, in); }
    |
        <STEP> <LPAREN> first = SimpleIdentifier() <COMMA> edge = SimpleIdentifier() <COMMA> second = SimpleIdentifier() <RPAREN>
        [ <IN> IdentifierList(in) ]
        { return new RowsPerMatch.Step(first, edge, second, in); }
    )
}

void PathPattern(List<PathPattern> paths) :
{
    final Span s;
    SqlIdentifier variable = null;
    PathPrefix prefix = null;
    final List<GraphElement> elements = new ArrayList<GraphElement>();
}
{
    { s = nextSpan(); }
    [ LOOKAHEAD(2) variable = SimpleIdentifier() <EQ> ]
    [ prefix = PathPrefix() ]
    GraphElements(elements)
    { paths.add(new PathPattern(s.end(this), variable, prefix, elements)); }
}

PathPrefix PathPrefix() :
{
    PathPrefix.Search search = PathPrefix.Search.NONE;
    SqlNode count = null;
    PathMode mode = null;
}
{
    (
        mode = PathMode()
    |
        <ALL> { search = PathPrefix.Search.ALL; } [ <SHORTEST> { search = PathPrefix.Search.ALL_SHORTEST; } ] [ mode = PathMode() ]
    |
        <ANY> { search = PathPrefix.Search.ANY; }
        [
            <SHORTEST> { search = PathPrefix.Search.ANY_SHORTEST; }
        |   <CHEAPEST> { search = PathPrefix.Search.ANY_CHEAPEST; }
        |   count = UnsignedNumericLiteralOrParam()
        ]
        [ mode = PathMode() ]
    |
        <SHORTEST> { search = PathPrefix.Search.SHORTEST; } [ count = UnsignedNumericLiteralOrParam() ] [ mode = PathMode() ]
    |
        <CHEAPEST> { search = PathPrefix.Search.CHEAPEST; } [ count = UnsignedNumericLiteralOrParam() ] [ mode = PathMode() ]
    )
    [ <PATH> | <PATHS> ]
    [
        ( <GROUP> | <GROUPS> )
        {
            if (search != PathPrefix.Search.SHORTEST) {
                throw new SyntaxProblem("GROUP belongs to SHORTEST [k]", getPos());
            }
            search = PathPrefix.Search.SHORTEST_GROUPS;
        }
    ]
    {
        if (search == PathPrefix.Search.SHORTEST && count == null) {
            throw new SyntaxProblem("SHORTEST needs a number of paths, or ANY or ALL in front, or GROUP behind", getPos());
        }
        return new PathPrefix(search, count, mode);
    }
}

PathMode PathMode() :
{}
{
    <WALK> { return PathMode.WALK; }
|   <TRAIL> { return PathMode.TRAIL; }
|   <ACYCLIC> { return PathMode.ACYCLIC; }
|   <SIMPLE> { return PathMode.SIMPLE; }
}

void GraphElements(List<GraphElement> elements) :
{
    GraphElement element;
}
{
    ( element = GraphElement() { elements.add(element); } )+
}

GraphElement GraphElement() :
{
    final GraphElement element;
}
{
    (
        LOOKAHEAD({ startsParenthesizedPath() })
        element = ParenthesizedPath()
    |
        element = VertexPattern()
    |
        element = EdgePattern()
    )
    { return element; }
}

GraphElement ParenthesizedPath() :
{
    final Span s;
    SqlIdentifier variable = null;
    PathMode mode = null;
    final List<GraphElement> elements = new ArrayList<GraphElement>();
    SqlNode where = null;
    final Quantifier quantifier;
}
{
    <LPAREN> { s = span(); }
    [ LOOKAHEAD(2) variable = SimpleIdentifier() <EQ> ]
    [ mode = PathMode() ]
    GraphElements(elements)
    [ where = Where() ]
    <RPAREN> quantifier = QuantifierOpt()
    { return new ParenthesizedPath(s.end(this), variable, mode, elements, where, quantifier); }
}

GraphElement VertexPattern() :
{
    final Span s;
    final ElementFiller filler;
    final Quantifier quantifier;
}
{
    <LPAREN> { s = span(); } filler = ElementFiller() <RPAREN> quantifier = QuantifierOpt()
    { return new VertexPattern(s.end(this), filler.variable(), filler.label(), filler.where(), quantifier); }
}

/** [variable] [(IS | :) label] [WHERE condition] [COST expression]. */
ElementFiller ElementFiller() :
{
    SqlIdentifier variable = null;
    LabelExpression label = null;
    SqlNode where = null;
    SqlNode cost = null;
}
{
    [ variable = SimpleIdentifier() ]
    [ ( <IS> | <COLON> ) label = LabelExpression() ]
    [ where = Where() ]
    [ <COST> cost = Expression(ExprContext.ACCEPT_SUB_QUERY) ]
    { return new ElementFiller(variable, label, where, cost); }
}

LabelExpression LabelExpression() :
{
    LabelExpression left;
    LabelExpression right;
}
{
    left = LabelTerm() ( <VERTICAL_BAR> right = LabelTerm() { left = new LabelExpression.Or(left, right); } )*
    { return left; }
}

LabelExpression LabelTerm() :
{
    LabelExpression left;
    LabelExpression right;
}
{
    left = LabelFactor() ( <AMPERSAND> right = LabelFactor() { left = new LabelExpression.And(left, right); } )*
    { return left; }
}

LabelExpression LabelFactor() :
{
    final LabelExpression label;
    final SqlIdentifier name;
}
{
    <BANG> label = LabelFactor() { return new LabelExpression.Not(label); }
|
    <PERCENT_REMAINDER> { return new LabelExpression.Any(); }
|
    <LPAREN> label = LabelExpression() <RPAREN> { return label; }
|
    name = SimpleIdentifier() { return new LabelExpression.Name(name); }
}

/** -[..]->, <-[..]-, -[..]-, <-[..]->, and the same without brackets. A comment starts at two dashes, so --> is none of them. */
GraphElement EdgePattern() :
{
    final Span s;
    ElementFiller filler = ElementFiller.EMPTY;
    EdgeDirection direction;
    final Quantifier quantifier;
}
{
    (
        <LT> { s = span(); } <MINUS> { direction = EdgeDirection.LEFT; }
        [
            <LBRACKET> filler = ElementFiller() <RBRACKET>
            ( <MINUS> | <LAMBDA> { direction = EdgeDirection.LEFT_OR_RIGHT; } )
        ]
    |
        <MINUS> { s = span(); direction = EdgeDirection.ANY; }
        [
            <LBRACKET> filler = ElementFiller() <RBRACKET>
            ( <MINUS> | <LAMBDA> { direction = EdgeDirection.RIGHT; } )
        ]
    |
        <LAMBDA> { s = span(); direction = EdgeDirection.RIGHT; }
    |
        <L2_DISTANCE> { s = span(); direction = EdgeDirection.LEFT_OR_RIGHT; }
    )
    quantifier = QuantifierOpt()
    {
        return new EdgePattern(s.end(this), direction, filler.variable(), filler.label(), filler.where(), filler.cost(), quantifier);
    }
}

Quantifier QuantifierOpt() :
{
    SqlNode minimum = null;
    SqlNode maximum = null;
}
{
    [
        <STAR> { return new Quantifier(LITERAL_ZERO, null); }
    |
        <PLUS> { return new Quantifier(LITERAL_ONE, null); }
    |
        <HOOK> { return new Quantifier(LITERAL_ZERO, LITERAL_ONE); }
    |
        <LBRACE>
        (
            <COMMA> { minimum = LITERAL_ZERO; } [ maximum = UnsignedNumericLiteralOrParam() ]
        |
            minimum = UnsignedNumericLiteralOrParam() { maximum = minimum; }
            [ <COMMA> { maximum = null; } [ maximum = UnsignedNumericLiteralOrParam() ] ]
        )
        <RBRACE>
        { return new Quantifier(minimum, maximum); }
    ]
    { return null; }
}
