/** pgvector's distances and PostgreSQL's JSON access: sugar for functions. */
void ArrowOrDistance(List<Object> list, ExprContext exprContext, Span s) :
{
    final SqlOperator op;
}
{
    (
        <L2_DISTANCE> { op = SugarOperator.L2_DISTANCE; }
    |   <COSINE_DISTANCE> { op = SugarOperator.COSINE_DISTANCE; }
    |   <NEGATIVE_INNER_PRODUCT> { op = SugarOperator.NEGATIVE_INNER_PRODUCT; }
    |   <L1_DISTANCE> { op = SugarOperator.L1_DISTANCE; }
    |   <LAMBDA> { op = SugarOperator.JSON_GET; }
    |   <TEXT_ARROW> { op = SugarOperator.JSON_GET_TEXT; }
    )
    {
        checkNonQueryExpression(exprContext);
        list.add(new SqlParserUtil.ToTreeListItem(op, getPos()));
    }
    AddExpression2b(list, ExprContext.ACCEPT_SUB_QUERY)
}

/** e::type, sugar for CAST(e AS type). */
void InfixCast(List<Object> list, ExprContext exprContext, Span s) :
{
    final SqlDataTypeSpec type;
}
{
    <DOUBLE_COLON>
    {
        checkNonQueryExpression(exprContext);
        list.add(new SqlParserUtil.ToTreeListItem(SugarOperator.CAST, getPos()));
    }
    type = DataType() { list.add(type); }
}

/** v IS [NOT] LABELED l, v IS [NOT] SOURCE|DESTINATION OF e. */
void GraphPredicate(List<Object> list, ExprContext exprContext, Span s) :
{
    final Span span;
    boolean negated = false;
    boolean source = false;
    final LabelExpression label;
    final SqlIdentifier edge;
    final SqlOperator op;
}
{
    <IS> { span = span(); checkNonQueryExpression(exprContext); } [ <NOT> { negated = true; } ]
    (
        <LABELED> label = LabelExpression() { op = new GraphPredicateOperator.Labeled(label, negated); }
    |
        ( <SOURCE> { source = true; } | <DESTINATION> ) <OF> edge = SimpleIdentifier()
        { op = new GraphPredicateOperator.Endpoint(edge, source, negated); }
    )
    { list.add(new SqlParserUtil.ToTreeListItem(op, span.end(this))); }
}

/** VECTOR '[1, 2, 3]', sugar for CAST('[1, 2, 3]' AS VECTOR(3)). */
SqlNode VectorLiteral() :
{
    final Span s;
    final String text;
}
{
    <VECTOR> { s = span(); } text = SimpleStringLiteral()
    { return VectorText.toCast(text, s.end(this)); }
}

/** A type that is no token of the grammar, with its arguments. */
SqlTypeNameSpec NamedTypeName() :
{
    final SqlIdentifier name;
    int precision = -1;
    int scale = -1;
    String argument = null;
}
{
    name = CompoundIdentifier()
    [
        LOOKAHEAD(2)
        <LPAREN> precision = UnsignedIntLiteral()
        [ <COMMA> ( scale = UnsignedIntLiteral() | argument = Identifier() ) ]
        <RPAREN>
    ]
    { return new NamedTypeSpec(name, precision, scale, argument, Span.of(name).end(this)); }
}

/** CHARACTER LARGE OBJECT and BINARY LARGE OBJECT. */
SqlTypeNameSpec LargeObjectTypeName() :
{
    final Span s;
    final String name;
    final int precision;
}
{
    ( ( <CHARACTER> | <CHAR> ) { s = span(); name = "CLOB"; } | <BINARY> { s = span(); name = "BLOB"; } )
    <LARGE> <OBJECT> precision = PrecisionOpt()
    { return new NamedTypeSpec(new SqlIdentifier(name, s.pos()), precision, -1, null, s.end(this)); }
}

/** T ARRAY, T MULTISET, and T[]. */
SqlTypeNameSpec CollectionsTypeName(SqlTypeNameSpec elementTypeName) :
{
    final SqlTypeName collection;
}
{
    (
        <MULTISET> { collection = SqlTypeName.MULTISET; }
    |   <ARRAY> { collection = SqlTypeName.ARRAY; }
    |   <LBRACKET> <RBRACKET> { collection = SqlTypeName.ARRAY; }
    )
    { return new SqlCollectionTypeNameSpec(elementTypeName, collection, getPos()); }
}

/** INTERVAL DAY TO SECOND and the like as the type of a column. */
SqlTypeNameSpec IntervalTypeName() :
{
    final Span s;
    final SqlIntervalQualifier qualifier;
}
{
    <INTERVAL> { s = span(); } qualifier = IntervalQualifier()
    { return new IntervalTypeSpec(qualifier, s.end(this)); }
}

/** PASSING v AS name, ..: adds name and value of each. */
void JsonPassing(List<SqlNode> passing) :
{
}
{
    <PASSING> JsonPassed(passing) ( <COMMA> JsonPassed(passing) )*
}

void JsonPassed(List<SqlNode> passing) :
{
    final SqlNode value;
    final SqlIdentifier name;
}
{
    value = Expression(ExprContext.ACCEPT_NON_QUERY) [ JsonInputClause() ]
    <AS> name = SimpleIdentifier()
    {
        passing.add(SqlLiteral.createCharString(name.getSimple(), name.getParserPosition()));
        passing.add(value);
    }
}

/** document, path [PASSING ..]: the two, then name and value of each passed. */
List<SqlNode> JsonApiCommonSyntax() :
{
    final List<SqlNode> args = new ArrayList<SqlNode>();
}
{
    AddExpression(args, ExprContext.ACCEPT_NON_QUERY) [ JsonInputClause() ]
    <COMMA>
    AddExpression(args, ExprContext.ACCEPT_NON_QUERY)
    [ JsonPassing(args) ]
    { return args; }
}

SqlCall JsonExistsFunctionCall() :
{
    final Span s;
    final List<SqlNode> common;
    final JsonCall.Clauses clauses = new JsonCall.Clauses();
    SqlJsonExistsErrorBehavior error;
}
{
    <JSON_EXISTS> { s = span(); }
    <LPAREN> common = JsonApiCommonSyntax()
    [
        error = JsonExistsErrorBehavior() <ON> <ERROR>
        { clauses.onError(error.name()); }
    ]
    <RPAREN>
    { return JsonCall.EXISTS.call(s.end(this), common, clauses); }
}

SqlCall JsonValueFunctionCall() :
{
    final Span s;
    final List<SqlNode> common;
    final JsonCall.Clauses clauses = new JsonCall.Clauses();
    final SqlDataTypeSpec type;
    List<SqlNode> behaviour;
}
{
    <JSON_VALUE> { s = span(); }
    <LPAREN> common = JsonApiCommonSyntax()
    [ type = JsonReturningClause() { clauses.returning(type, getPos()); } ]
    ( behaviour = JsonTableBehaviour() { clauses.behaviour(behaviour); } )*
    <RPAREN>
    { return JsonCall.VALUE.call(s.end(this), common, clauses); }
}

SqlCall JsonQueryFunctionCall() :
{
    final Span s;
    final List<SqlNode> common;
    final JsonCall.Clauses clauses = new JsonCall.Clauses();
    final SqlDataTypeSpec type;
    final SqlNode wrapper;
    List<SqlNode> behaviour;
}
{
    <JSON_QUERY> { s = span(); }
    <LPAREN> common = JsonApiCommonSyntax()
    [ type = JsonOutputClause() { clauses.returning(type, getPos()); } ]
    [ wrapper = JsonQueryWrapperBehavior() <WRAPPER> { clauses.wrapper(wrapper); } ]
    [ ( <KEEP> | <OMIT> { clauses.omitQuotes(); } ) <QUOTES> [ LOOKAHEAD(2) <ON> <SCALAR> SimpleIdentifier() ] ]
    ( behaviour = JsonTableBehaviour() { clauses.behaviour(behaviour); } )*
    <RPAREN>
    { return JsonCall.QUERY.call(s.end(this), common, clauses); }
}
