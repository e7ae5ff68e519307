package io.quiver.planner.validate;

import io.quiver.parser.ast.Assignment;
import io.quiver.parser.ast.UpdateStatement;
import io.quiver.planner.rel.Modify;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * UPDATE t SET a = e .. FROM f WHERE c as a {@link Modify} over SELECT t.row id, e, .. FROM t, f
 * WHERE c. Used once.
 */
final class UpdateConverter {
  private final Planning planning;
  private final UpdateStatement statement;
  private final ChangeTarget target;
  private SqlNode from;

  UpdateConverter(Planning planning, UpdateStatement statement) {
    this.planning = planning;
    this.statement = statement;
    this.target = new ChangeTarget(planning, statement.table(), statement.alias());
    this.from = target.withRowId();
  }

  Modify convert() {
    List<Integer> ordinals = new ArrayList<>();
    List<SqlNode> values = new ArrayList<>();
    for (Assignment assignment : statement.assignments()) {
      if (assignment.row() && assignment.source().isA(SqlKind.QUERY)) {
        fromRowQuery(assignment, ordinals, values);
      } else {
        Assignments.flatten(target, assignment, ordinals, values);
      }
    }
    List<SqlNode> items = new ArrayList<>();
    items.add(target.rowId());
    items.addAll(values);
    SqlNode more = statement.from();
    SqlNode all = more == null ? from : Queries.comma(from, more);
    RelNode input = planning.convertInput(Queries.select(items, all, statement.where())).relation();
    List<Modify.Assignment> assignments = new ArrayList<>();
    for (int i = 0; i < ordinals.size(); i++) {
      target.checkType(
          ordinals.get(i), input.getRowType().getFieldList().get(i + 1).getType(), values.get(i));
      assignments.add(
          new Modify.Assignment(
              ordinals.get(i), planning.cluster().getRexBuilder().makeInputRef(input, i + 1)));
    }
    JoinedReturning returning =
        more == null
            ? new JoinedReturning(input, target.returning(statement.returning()))
            : JoinedReturning.of(
                planning, target, JoinedReturning.Side.FIRST, more, statement.returning(), input);
    return new Modify(
        planning.cluster(),
        returning.input(),
        target.table(),
        Modify.Operation.UPDATE,
        new Modify.Row(List.of(), 0, assignments),
        target.rules(),
        null,
        returning.returning());
  }

  /** SET (a, b) = (SELECT ..): the query is joined to each row, NULLs when it finds nothing. */
  private void fromRowQuery(Assignment assignment, List<Integer> ordinals, List<SqlNode> values) {
    String alias = "\u0001SET" + ordinals.size();
    List<SqlNode> operands = new ArrayList<>();
    operands.add(SqlStdOperatorTable.LATERAL.createCall(SqlParserPos.ZERO, assignment.source()));
    operands.add(new SqlIdentifier(alias, SqlParserPos.ZERO));
    for (int i = 0; i < assignment.columns().size(); i++) {
      String column = "C" + i;
      operands.add(new SqlIdentifier(column, SqlParserPos.ZERO));
      Assignments.add(
          target,
          assignment,
          i,
          Queries.column(alias, column, assignment.getParserPosition()),
          ordinals,
          values);
    }
    from =
        Queries.join(
            from,
            JoinType.LEFT,
            SqlStdOperatorTable.AS.createCall(SqlParserPos.ZERO, operands),
            SqlLiteral.createBoolean(true, SqlParserPos.ZERO));
  }
}
