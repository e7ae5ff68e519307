package io.quiver.planner.validate;

import io.quiver.parser.ast.Assignment;
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
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * MERGE as a {@link Modify} over the source left-joined to the target: rows with a target row id
 * are changed, the others inserted. One acting clause of each kind. Used once.
 */
final class MergeConverter {
  private static final SqlParserPos ZERO = SqlParserPos.ZERO;

  private final Planning planning;
  private final MergeStatement statement;
  private final ChangeTarget target;
  private final TableDefinition table;
  private @Nullable MergeClause matched;
  private @Nullable MergeClause notMatched;

  MergeConverter(Planning planning, MergeStatement statement) {
    this.planning = planning;
    this.statement = statement;
    this.target = new ChangeTarget(planning, statement.table(), statement.alias());
    this.table = target.definition();
    for (MergeClause clause : statement.clauses()) {
      if (clause.matched()) {
        matched = only(matched, clause);
      } else {
        notMatched = only(notMatched, clause);
      }
    }
  }

  private static MergeClause only(@Nullable MergeClause earlier, MergeClause clause) {
    if (earlier != null) {
      throw Positions.error(
          ErrorCode.FEATURE_NOT_SUPPORTED,
          "MERGE with several clauses of one kind is not supported yet",
          clause);
    }
    return clause;
  }

  Modify convert() {
    List<Integer> ordinals = new ArrayList<>();
    List<SqlNode> items = new ArrayList<>();
    items.add(target.rowId());
    List<SqlNode> updates = new ArrayList<>();
    MergeClause update = acting(matched);
    if (update != null && update.action() == MergeAction.UPDATE) {
      for (Assignment assignment : update.assignments()) {
        Assignments.flatten(target, assignment, ordinals, updates);
      }
    }
    items.addAll(updates);
    MergeClause insert = acting(notMatched);
    List<Integer> columns = new ArrayList<>();
    if (insert != null) {
      insertItems(insert, columns, items);
    }
    SqlNode from =
        Queries.join(
            statement.source(),
            insert == null ? JoinType.INNER : JoinType.LEFT,
            target.withRowId(),
            statement.condition());
    RelNode input =
        planning.convert(Queries.select(items, from, condition(update, insert))).relation();
    List<Modify.Assignment> assignments = new ArrayList<>();
    for (int i = 0; i < ordinals.size(); i++) {
      assignments.add(new Modify.Assignment(ordinals.get(i), field(input, 1 + i)));
    }
    return new Modify(
        planning.cluster(),
        input,
        target.table(),
        Modify.Operation.MERGE,
        new Modify.Row(
            insert == null ? List.of() : values(input, columns, 1 + ordinals.size()),
            0,
            assignments,
            update != null && update.action() == MergeAction.DELETE),
        target.rules(),
        null,
        target.returning(statement.returning()));
  }

  private static @Nullable MergeClause acting(@Nullable MergeClause clause) {
    return clause == null || clause.action() == MergeAction.NOTHING ? null : clause;
  }

  private void insertItems(MergeClause insert, List<Integer> columns, List<SqlNode> items) {
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
          ErrorCode.INVALID_STATEMENT,
          "INSERT gives " + given.size() + " values for " + columns.size() + " columns",
          insert);
    }
    for (int i = 0; i < given.size(); i++) {
      target.checkWritable(columns.get(i), given.get(i), null);
      items.add(target.value(columns.get(i), given.get(i)));
    }
  }

  /** Only rows that some clause acts on. */
  private @Nullable SqlNode condition(@Nullable MergeClause update, @Nullable MergeClause insert) {
    SqlNode found = SqlStdOperatorTable.IS_NOT_NULL.createCall(ZERO, target.rowId());
    SqlNode missing = SqlStdOperatorTable.IS_NULL.createCall(ZERO, target.rowId());
    SqlNode changes = update == null ? null : with(found, update.condition());
    SqlNode inserts = insert == null ? null : with(missing, insert.condition());
    if (changes == null) {
      return inserts == null ? SqlLiteral.createBoolean(false, ZERO) : inserts;
    }
    if (inserts == null) {
      return changes;
    }
    boolean everything =
        update != null
            && update.condition() == null
            && insert != null
            && insert.condition() == null;
    return everything ? null : SqlStdOperatorTable.OR.createCall(ZERO, changes, inserts);
  }

  private static SqlNode with(SqlNode condition, @Nullable SqlNode more) {
    return more == null ? condition : SqlStdOperatorTable.AND.createCall(ZERO, condition, more);
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
