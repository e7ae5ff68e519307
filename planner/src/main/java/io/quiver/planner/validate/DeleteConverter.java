package io.quiver.planner.validate;

import io.quiver.parser.ast.DeleteStatement;
import io.quiver.planner.rel.Modify;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.sql.SqlNode;

/** DELETE FROM t USING u WHERE c as a {@link Modify} over SELECT t.row id FROM t, u WHERE c. */
final class DeleteConverter {
  private DeleteConverter() {}

  static Modify convert(Planning planning, DeleteStatement statement) {
    ChangeTarget target = new ChangeTarget(planning, statement.table(), statement.alias());
    SqlNode using = statement.using();
    SqlNode from = using == null ? target.withRowId() : Queries.comma(target.withRowId(), using);
    RelNode input =
        planning
            .convertInput(Queries.select(List.of(target.rowId()), from, statement.where()))
            .relation();
    JoinedReturning returning =
        using == null
            ? new JoinedReturning(input, target.returning(statement.returning()))
            : JoinedReturning.of(
                planning, target, JoinedReturning.Side.FIRST, using, statement.returning(), input);
    return new Modify(
        planning.cluster(),
        returning.input(),
        target.table(),
        Modify.Operation.DELETE,
        new Modify.Row(List.of(), 0, List.of()),
        Modify.Rules.NONE,
        null,
        returning.returning());
  }
}
