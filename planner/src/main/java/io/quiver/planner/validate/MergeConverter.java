package io.quiver.planner.validate;

import io.quiver.parser.ast.MergeAction;
import io.quiver.parser.ast.MergeClause;
import io.quiver.parser.ast.MergeStatement;
import io.quiver.planner.rel.Modify;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * MERGE as a {@link Modify} over the source left-joined to the target. Each row carries the number
 * of the first clause that is for it; what only one clause needs is computed for its rows only.
 * Used once.
 */
final class MergeConverter {
  private static final SqlParserPos ZERO = SqlParserPos.ZERO;
  private static final int ROW_ID_FIELD = 0;
  private static final int CLAUSE_FIELD = 1;

  private final Planning planning;
  private final MergeStatement statement;
  private final ChangeTarget target;
  private final TableDefinition table;
  private final List<SqlNode> items = new ArrayList<>();

  /** An acting clause: which columns it gives values, and where these begin among the items. */
  private record Acting(MergeClause clause, List<Integer> columns, int first) {}

  MergeConverter(Planning planning, MergeStatement statement) {
    this.planning = planning;
    this.statement = statement;
    this.target = new ChangeTarget(planning, statement.table(), statement.alias());
    this.table = target.definition();
  }

  Modify convert() {
    List<SqlNode> conditions = new ArrayList<>();
    List<SqlNode> numbers = new ArrayList<>();
    List<Acting> acting = new ArrayList<>();
    boolean inserts = false;
    items.add(target.rowId());
    items.add(SqlLiteral.createNull(ZERO)); // the clause's number, known at the end
    for (MergeClause clause : statement.clauses()) {
      SqlNode condition = condition(clause);
      conditions.add(condition);
      if (clause.action() == MergeAction.NOTHING) {
        numbers.add(SqlLiteral.createNull(ZERO));
      } else {
        numbers.add(SqlLiteral.createExactNumeric(Integer.toString(acting.size()), ZERO));
        acting.add(act(clause, List.copyOf(conditions)));
        inserts |= clause.action() == MergeAction.INSERT;
      }
    }
    SqlNode number = choose(conditions, numbers);
    items.set(CLAUSE_FIELD, number);
    SqlNode from =
        Queries.join(
            statement.source(),
            inserts ? JoinType.LEFT : JoinType.INNER,
            target.withRowId(),
            statement.condition());
    SqlNode acts = SqlStdOperatorTable.IS_NOT_NULL.createCall(ZERO, number);
    RelNode input = planning.convertInput(Queries.select(items, from, acts)).relation();
    JoinedReturning returning =
        JoinedReturning.of(
            planning,
            target,
            JoinedReturning.Side.LAST,
            statement.source(),
            statement.returning(),
            input);
    return new Modify(
        planning.cluster(),
        returning.input(),
        target.table(),
        Modify.Operation.MERGE,
        new Modify.Row(
            List.of(),
            ROW_ID_FIELD,
            List.of(),
            acting.stream().map(clause -> clause(clause, input)).toList(),
            CLAUSE_FIELD),
        target.rules(),
        null,
        returning.returning());
  }

  /** The number of the first clause whose condition holds; NULL where none acts. */
  private static SqlNode choose(List<SqlNode> conditions, List<SqlNode> numbers) {
    return SqlCase.createSwitched(
        ZERO,
        null,
        new SqlNodeList(conditions, ZERO),
        new SqlNodeList(numbers, ZERO),
        SqlLiteral.createNull(ZERO));
  }

  private SqlNode condition(MergeClause clause) {
    SqlNode kind =
        (clause.matched() ? SqlStdOperatorTable.IS_NOT_NULL : SqlStdOperatorTable.IS_NULL)
            .createCall(ZERO, target.rowId());
    SqlNode more = clause.condition();
    return more == null ? kind : SqlStdOperatorTable.AND.createCall(ZERO, kind, more);
  }

  /**
   * Adds what a clause computes.
   *
   * @param conditions of the clauses up to this one
   */
  private Acting act(MergeClause clause, List<SqlNode> conditions) {
    List<Integer> columns = new ArrayList<>();
    List<SqlNode> values = new ArrayList<>();
    switch (clause.action()) {
      case UPDATE ->
          clause
              .assignments()
              .forEach(assignment -> Assignments.flatten(target, assignment, columns, values));
      case INSERT -> insertItems(clause, columns, values);
      case DELETE, NOTHING -> {
        // Needs no values.
      }
    }
    int first = items.size();
    boolean alone = statement.clauses().size() == 1;
    for (SqlNode value : values) {
      items.add(alone || isSafe(value) ? value : only(conditions, value));
    }
    return new Acting(clause, columns, first);
  }

  /** Whether computing it for any row does no harm. */
  private static boolean isSafe(SqlNode value) {
    return value instanceof SqlIdentifier || value instanceof SqlLiteral;
  }

  /** The value where the last condition is the first that holds. */
  private static SqlNode only(List<SqlNode> conditions, SqlNode value) {
    List<SqlNode> values = new ArrayList<>();
    for (int i = 0; i < conditions.size() - 1; i++) {
      values.add(SqlLiteral.createNull(ZERO));
    }
    values.add(value);
    return SqlCase.createSwitched(
        ZERO,
        null,
        new SqlNodeList(conditions, ZERO),
        new SqlNodeList(values, ZERO),
        SqlLiteral.createNull(ZERO));
  }

  private Modify.Clause clause(Acting acting, RelNode input) {
    return switch (acting.clause().action()) {
      case INSERT ->
          new Modify.Clause(
              Modify.Operation.INSERT, values(input, acting.columns(), acting.first()), List.of());
      case UPDATE -> {
        List<Modify.Assignment> assignments = new ArrayList<>();
        for (int i = 0; i < acting.columns().size(); i++) {
          assignments.add(
              new Modify.Assignment(acting.columns().get(i), field(input, acting.first() + i)));
        }
        yield new Modify.Clause(Modify.Operation.UPDATE, List.of(), assignments);
      }
      case DELETE, NOTHING -> new Modify.Clause(Modify.Operation.DELETE, List.of(), List.of());
    };
  }

  private void insertItems(MergeClause insert, List<Integer> columns, List<SqlNode> into) {
    SqlNode values = insert.values();
    if (values == null) {
      return;
    }
    if (insert.columns().isEmpty()) {
      for (int i = 0; i < table.columns().size(); i++) {
        columns.add(i);
      }
    } else {
      insert.columns().forEach(column -> columns.add(target.ordinal(column)));
    }
    SqlNode row = ((SqlCall) values).operand(0);
    List<SqlNode> given =
        row.getKind() == SqlKind.ROW ? ((SqlCall) row).getOperandList() : List.of(row);
    if (given.size() != columns.size()) {
      throw Positions.error(
          ErrorCode.SYNTAX_ERROR,
          "INSERT gives " + given.size() + " values for " + columns.size() + " columns",
          insert);
    }
    for (int i = 0; i < given.size(); i++) {
      target.checkWritable(columns.get(i), given.get(i), null);
      into.add(target.value(columns.get(i), given.get(i)));
    }
  }

  private List<RexNode> values(RelNode input, List<Integer> columns, int first) {
    List<RexNode> values = new ArrayList<>();
    for (int ordinal = 0; ordinal < table.columns().size(); ordinal++) {
      int place = columns.indexOf(ordinal);
      values.add(
          place < 0 || table.columns().get(ordinal).generatedSql() != null
              ? target.defaultExpression(ordinal)
              : field(input, first + place));
    }
    return values;
  }

  private RexNode field(RelNode input, int index) {
    return planning.cluster().getRexBuilder().makeInputRef(input, index);
  }
}
