package io.quiver.planner.validate;

import io.quiver.functions.spi.TableFunction;
import io.quiver.parser.ast.DeltaTable;
import io.quiver.parser.ast.FetchClause;
import io.quiver.parser.ast.GraphTable;
import io.quiver.parser.ast.JsonTable;
import io.quiver.parser.ast.QuiverCall;
import io.quiver.parser.ast.RecursiveItem;
import io.quiver.parser.ast.SelectDistinctOn;
import io.quiver.planner.schema.RetypedAggregate;
import io.quiver.planner.schema.ScalarFunctionOperator;
import io.quiver.planner.schema.SequenceOperator;
import io.quiver.planner.type.TypeMapping;
import io.quiver.storage.catalog.NearestNames;
import io.quiver.storage.catalog.ObjectName;
import io.quiver.storage.catalog.SequenceDefinition;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.fun.SqlQuantifyOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Writes out, before validation, what Calcite's validator does not know: table functions,
 * sequences, DISTINCT ON, GROUP BY ALL, WITH TIES, parameters as result columns. Used once.
 */
final class QueryRewriter extends SqlShuttle {
  private final Planning planning;
  private final Deque<SqlWith> withs;
  private final FromNames from;

  /** Inside of FETCH EXACT: distances must be searched exactly. */
  private boolean exactDistances;

  QueryRewriter(Planning planning) {
    this(planning, new ArrayDeque<>());
  }

  private QueryRewriter(Planning planning, Deque<SqlWith> withs) {
    this.planning = planning;
    this.withs = withs;
    this.from = new FromNames(planning);
  }

  SqlNode rewrite(SqlNode query) {
    return nonNull(query.accept(this));
  }

  private static SqlNode nonNull(@Nullable SqlNode node) {
    if (node == null) {
      throw new IllegalStateException("a rewriting lost its node");
    }
    return node;
  }

  /**
   * The same call with rewritten operands, always a new one: the validator changes what it is
   * given, and a statement may be planned again.
   */
  private @Nullable SqlNode copy(SqlCall call) {
    CallCopyingArgHandler handler = new CallCopyingArgHandler(call, true);
    from.enter(call, this::isWithName);
    try {
      call.getOperator().acceptCall(this, call, false, handler);
    } finally {
      from.leave();
    }
    return handler.result();
  }

  @Override
  public SqlNode visit(SqlIdentifier identifier) {
    SqlNode sequence = pseudoColumn(identifier);
    return sequence == null ? identifier.clone(identifier.getParserPosition()) : sequence;
  }

  /** Oracle's s.NEXTVAL and s.CURRVAL, where s is a sequence. */
  private @Nullable SqlNode pseudoColumn(SqlIdentifier identifier) {
    int last = identifier.names.size() - 1;
    if (last < 1 || identifier.isStar()) {
      return null;
    }
    SequenceOperator operator =
        switch (identifier.names.get(last)) {
          case "NEXTVAL" -> SequenceOperator.NEXT_VALUE;
          case "CURRVAL" -> SequenceOperator.CURRENT_VALUE;
          default -> null;
        };
    if (operator == null || from.isTableOrColumn(identifier)) {
      return null;
    }
    SqlParserPos position = identifier.getParserPosition();
    SqlIdentifier name = new SqlIdentifier(identifier.names.subList(0, last), position);
    SequenceDefinition known = planning.view().catalog().sequence(planning.named(name));
    return known == null || known.ownedByColumn()
        ? null
        : sequence(SqlStdOperatorTable.NEXT_VALUE.createCall(position, name), operator);
  }

  /** CHAR(n) in a cast is padded, as in a column; Calcite's literals have this type too. */
  @Override
  public SqlNode visit(SqlDataTypeSpec type) {
    if (type.getTypeNameSpec() instanceof SqlBasicTypeNameSpec basic
        && basic.getTypeName().toString().equals("CHAR")) {
      return KnownTypeSpec.of(
          DataType.of(TypeKind.CHAR, Math.max(1, basic.getPrecision())), type.getParserPosition());
    }
    return type;
  }

  @Override
  public SqlNode visit(SqlNodeList list) {
    List<@Nullable SqlNode> copies = new ArrayList<>();
    for (SqlNode node : list) {
      copies.add(node == null ? null : node.accept(this));
    }
    return new SqlNodeList(copies, list.getParserPosition());
  }

  @Override
  public @Nullable SqlNode visit(SqlCall call) {
    if (call instanceof GraphTable graph) {
      SqlNode query = planning.patterns().query(graph, planning, this::closed);
      return SqlStdOperatorTable.LATERAL.createCall(
          call.getParserPosition(), nonNull(query.accept(this)));
    }
    if (call instanceof JsonTable table) {
      return new JsonTables(planning).rewrite(table, this);
    }
    if (call instanceof DeltaTable delta) {
      throw Positions.error(
              ErrorCode.FEATURE_NOT_SUPPORTED, delta.refusal() + " cannot be read here", delta)
          .withHint(delta.hint());
    }
    if (call instanceof QuiverCall) {
      return call;
    }
    if (call instanceof SqlSelect || call instanceof SqlOrderBy) {
      SqlCall written = TextCalls.rewrite(call, planning);
      if (written != call) {
        return written.accept(this);
      }
    }
    if (call instanceof SqlOrderBy limited) {
      wholeNumber(limited.fetch, "LIMIT");
      wholeNumber(limited.offset, "OFFSET");
    }
    if (call instanceof FetchClause fetch && fetch.withTies()) {
      return copy(FetchWithTies.rewrite(fetch));
    }
    if (call instanceof FetchClause fetch
        && fetch.precision() == FetchClause.Precision.EXACT
        && !exactDistances) {
      exactDistances = true;
      try {
        return copy(fetch);
      } finally {
        exactDistances = false;
      }
    }
    if (exactDistances) {
      ScalarFunctionOperator distance = planning.operators().scalar(call.getOperator().getName());
      if (distance != null && distance.function().name().contains("DISTANCE")) {
        return copy(
            distance
                .withSearchOptions(Map.of("exact", "always"))
                .createCall(call.getParserPosition(), call.getOperandList()));
      }
    }
    if (call instanceof SqlOrderBy orderBy && orderBy.query instanceof SelectDistinctOn select) {
      return copy(DistinctOn.rewrite(select, orderBy));
    }
    if (call instanceof SelectDistinctOn select) {
      return copy(DistinctOn.rewrite(select, SqlNodeList.EMPTY));
    }
    if (call instanceof SqlSelect select) {
      return SelectSugar.rewrite((SqlSelect) nonNull(copy(select)), planning);
    }
    if (call instanceof SqlWith with) {
      return visitWith(with);
    }
    if (call.getOperator().getName().equals("TRANSLATE3")) {
      ScalarFunctionOperator translate = planning.operators().scalar("TRANSLATE");
      if (translate != null) {
        return super.visit(translate.createCall(call.getParserPosition(), call.getOperandList()));
      }
    }
    SqlNode typed = coalesced(call);
    if (typed != null) {
      return typed.accept(this);
    }
    SqlNode meant = FunctionSugar.rewrite(call);
    if (meant != null) {
      return meant.accept(this);
    }
    if (call.getKind() == SqlKind.WITHIN_GROUP
        && call.operand(0) instanceof SqlCall mode
        && mode.getOperator().getName().equals("MODE")
        && mode.operandCount() == 0
        && call.operand(1) instanceof SqlNodeList order
        && order.size() == 1) {
      return copy(mode.getOperator().createCall(call.getParserPosition(), plainKey(order.get(0))));
    }
    if (call.getOperator() instanceof SqlQuantifyOperator quantified) {
      SqlNode comparison = arrayComparison(quantified, call);
      return comparison == null ? copy(call) : comparison.accept(this);
    }
    return switch (call.getKind()) {
      case COLLECTION_TABLE -> visitTableFunction(call);
      case LATERAL -> visitLateral(call);
      // Says nothing, and may stand before any type.
      case PLUS_PREFIX -> nonNull(call.operand(0)).accept(this);
      case UNNEST -> copy(unnested(call));
      // The grammar names the function itself.
      case PERCENTILE_CONT ->
          copy(
              RetypedAggregate.PERCENTILE_CONT.createCall(
                  call.getParserPosition(), call.getOperandList()));
      case JSON_ARRAYAGG, JSON_OBJECTAGG -> copy(nullable(call));
      case NEXT_VALUE -> sequence(call, SequenceOperator.NEXT_VALUE);
      case CURRENT_VALUE -> sequence(call, SequenceOperator.CURRENT_VALUE);
      default -> copy(VectorCalls.metricLast(call));
    };
  }

  /** Over no rows JSON aggregates are NULL, whatever they aggregate. */
  private static SqlCall nullable(SqlCall call) {
    return call.getOperator() instanceof SqlAggFunction function
            && !(function instanceof RetypedAggregate)
        ? RetypedAggregate.nullable(function)
            .createCall(
                call.getFunctionQuantifier(), call.getParserPosition(), call.getOperandList())
        : call;
  }

  /** COALESCE of nothing but parameters: the validator would look at them one by one. */
  private @Nullable SqlNode coalesced(SqlCall call) {
    if (!call.getOperator().getName().equals("COALESCE")
        || !call.getOperandList().stream()
            .allMatch(o -> o instanceof SqlDynamicParam && !(o instanceof TypedParameter))) {
      return null;
    }
    List<DataType> own = new ArrayList<>();
    for (SqlNode operand : call.getOperandList()) {
      DataType type = planning.guess(((SqlDynamicParam) operand).getIndex(), DataType.VARCHAR);
      if (planning.isBound(((SqlDynamicParam) operand).getIndex())) {
        own.add(type);
      }
    }
    boolean fit = !own.isEmpty() && BoundValues.goTogether(call, own, false);
    List<SqlNode> operands = new ArrayList<>();
    for (SqlNode operand : call.getOperandList()) {
      int index = ((SqlDynamicParam) operand).getIndex();
      DataType type =
          !fit
              ? DataType.VARCHAR
              : planning.isBound(index) ? planning.guess(index, DataType.VARCHAR) : own.get(0);
      operands.add(
          new TypedParameter(
              index, TypeMapping.toRelType(type, true), operand.getParserPosition()));
    }
    return call.getOperator().createCall(call.getParserPosition(), operands);
  }

  /** What is ordered by, in whichever direction. */
  private static SqlNode plainKey(SqlNode key) {
    return switch (key.getKind()) {
      case DESCENDING, NULLS_FIRST, NULLS_LAST -> plainKey(((SqlCall) key).operand(0));
      default -> key;
    };
  }

  private static void wholeNumber(@Nullable SqlNode count, String clause) {
    if (count instanceof SqlNumericLiteral literal && !literal.isInteger()) {
      throw Positions.error(
          ErrorCode.INVALID_LIMIT, clause + " takes a whole number, not " + literal, literal);
    }
  }

  private @Nullable SqlNode visitWith(SqlWith with) {
    Set<String> names = new HashSet<>();
    List<SqlNode> items = new ArrayList<>();
    boolean written = false;
    for (SqlNode item : with.withList) {
      SqlIdentifier name = ((SqlWithItem) item).name;
      if (!names.add(name.getSimple())) {
        throw Positions.error(
            ErrorCode.OBJECT_EXISTS, "WITH defines " + name.getSimple() + " twice", name);
      }
      boolean clauses =
          item instanceof RecursiveItem recursive
              && (recursive.search() != null || recursive.cycle() != null);
      items.add(clauses ? RecursiveClauses.rewrite((RecursiveItem) item) : item);
      written |= clauses;
    }
    if (written) {
      return visitWith(
          new SqlWith(
              with.getParserPosition(),
              new SqlNodeList(items, with.withList.getParserPosition()),
              with.body));
    }
    withs.push(with);
    try {
      return copy(with);
    } finally {
      withs.pop();
    }
  }

  /** Behind LATERAL stands a query in the place of the call that it is written for. */
  private @Nullable SqlNode visitLateral(SqlCall call) {
    SqlNode inner = nonNull(call.operand(0));
    SqlNode rewritten = nonNull(inner.accept(this));
    if (rewritten.getKind() == SqlKind.LATERAL) {
      return rewritten;
    }
    return SqlStdOperatorTable.LATERAL.createCall(call.getParserPosition(), rewritten);
  }

  private @Nullable SqlNode visitTableFunction(SqlCall collection) {
    if (!(collection.operand(0) instanceof SqlCall function)) {
      return copy(collection);
    }
    String name = function.getOperator().getName();
    if (name.equals(VectorSearch.NAME)) {
      SqlNode query = VectorSearch.rewrite(function, planning);
      return SqlStdOperatorTable.LATERAL.createCall(
          collection.getParserPosition(), nonNull(query.accept(this)));
    }
    if (TextSearch.isSearch(collection)) {
      SqlNode query = TextSearch.rewrite(function, planning);
      return SqlStdOperatorTable.LATERAL.createCall(
          collection.getParserPosition(), nonNull(query.accept(this)));
    }
    if (function.getOperator() instanceof TableFunctionOperator) {
      return copy(collection);
    }
    if (FileTables.isFileFunction(name)) {
      return FileTables.rewrite(planning, function);
    }
    TableFunction known = planning.operators().catalog().table(name);
    if (known == null) {
      return copy(collection);
    }
    SqlCall rewritten = new TableFunctionRewriter(planning, this).rewrite(known, function);
    return SqlStdOperatorTable.COLLECTION_TABLE.createCall(
        collection.getParserPosition(), rewritten);
  }

  /** A query among a table function's arguments, with the WITH queries that it may use. */
  SqlNode closed(SqlNode query) {
    SqlNode closed = query;
    for (SqlWith with : withs) {
      List<SqlNode> items = new ArrayList<>();
      for (SqlNode item : with.withList) {
        items.add(((SqlWithItem) item).clone(item.getParserPosition()));
      }
      closed =
          new SqlWith(
              query.getParserPosition(), new SqlNodeList(items, query.getParserPosition()), closed);
    }
    return closed;
  }

  /** Whether a WITH around the current place defines the name. */
  boolean isWithName(SqlIdentifier name) {
    return name.isSimple()
        && withs.stream()
            .flatMap(with -> with.withList.stream())
            .anyMatch(item -> ((SqlWithItem) item).name.getSimple().equals(name.getSimple()));
  }

  /** x = ANY (array) as a function; null when it is a query or a list of several values. */
  private @Nullable SqlNode arrayComparison(SqlQuantifyOperator quantified, SqlCall call) {
    SqlNode right = call.operand(1);
    if (right instanceof SqlNodeList list) {
      right = list.size() == 1 ? list.get(0) : null;
    }
    ScalarFunctionOperator function = planning.operators().scalar("QUANTIFIED_COMPARISON");
    if (right == null || right.isA(SqlKind.QUERY) || function == null) {
      return null;
    }
    boolean array =
        right instanceof SqlDynamicParam
            || right.getKind() == SqlKind.ARRAY_VALUE_CONSTRUCTOR
            || right instanceof SqlIdentifier
            || right instanceof SqlCall;
    if (!array) {
      return null;
    }
    SqlParserPos position = call.getParserPosition();
    return function.createCall(
        position,
        SqlLiteral.createCharString(quantified.comparisonKind.sql, position),
        SqlLiteral.createCharString(quantified.kind == SqlKind.SOME ? "ANY" : "ALL", position),
        call.operand(0),
        right);
  }

  /** UNNEST(?): an array of what it is bound to, else of texts, unless the statement casts it. */
  private SqlCall unnested(SqlCall call) {
    List<SqlNode> operands = new ArrayList<>();
    for (SqlNode operand : call.getOperandList()) {
      operands.add(
          operand instanceof SqlDynamicParam parameter && !(operand instanceof TypedParameter)
              ? new TypedParameter(
                  parameter.getIndex(),
                  TypeMapping.toRelType(
                      planning.guess(parameter.getIndex(), DataType.array(DataType.VARCHAR)), true),
                  parameter.getParserPosition())
              : operand);
    }
    return call.getOperator().createCall(call.getParserPosition(), operands);
  }

  private SqlNode sequence(SqlCall call, SequenceOperator operator) {
    SqlIdentifier identifier = call.operand(0);
    ObjectName name = planning.named(identifier);
    SequenceDefinition sequence = planning.view().catalog().sequence(name);
    if (sequence == null || sequence.ownedByColumn()) {
      String near =
          NearestNames.hint(
              name.name(),
              planning.view().catalog().sequences().stream().map(s -> s.name().name()).toList());
      QuiverException missing =
          Positions.error(
              ErrorCode.OBJECT_NOT_FOUND, "sequence " + name + " does not exist", identifier);
      throw near == null ? missing : missing.withHint(near);
    }
    planning.noteSequence(sequence.id());
    return operator.createCall(
        call.getParserPosition(),
        SqlLiteral.createExactNumeric(
            Integer.toString(sequence.id()), identifier.getParserPosition()));
  }
}
