package io.quiver.planner.validate;

import io.quiver.parser.ast.Assignment;
import io.quiver.storage.error.ErrorCode;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;

/** Assignments of SET, one column each. */
final class Assignments {
  private Assignments() {}

  /** Adds the columns of an assignment and their values. A row must be written out. */
  static void flatten(
      ChangeTarget target, Assignment assignment, List<Integer> ordinals, List<SqlNode> values) {
    List<SqlNode> sources = assignment.row() ? rowOf(assignment) : List.of(assignment.source());
    if (sources.size() != assignment.columns().size()) {
      throw Positions.error(
          ErrorCode.SYNTAX_ERROR,
          "SET gives " + sources.size() + " values for " + assignment.columns().size() + " columns",
          assignment);
    }
    for (int i = 0; i < sources.size(); i++) {
      add(target, assignment, i, sources.get(i), ordinals, values);
    }
  }

  /** Adds one column of an assignment with its value. */
  static void add(
      ChangeTarget target,
      Assignment assignment,
      int place,
      SqlNode value,
      List<Integer> ordinals,
      List<SqlNode> values) {
    int ordinal = target.ordinal(assignment.columns().get(place));
    if (ordinals.contains(ordinal)) {
      throw Positions.error(
          ErrorCode.COLUMN_EXISTS,
          "column " + target.column(ordinal).name() + " is set twice",
          assignment.columns().get(place));
    }
    target.checkWritable(ordinal, value, null);
    ordinals.add(ordinal);
    values.add(target.value(ordinal, value));
  }

  private static List<SqlNode> rowOf(Assignment assignment) {
    SqlNode source = assignment.source();
    if (source.getKind() == SqlKind.ROW) {
      return ((SqlCall) source).getOperandList().stream().map(Objects::requireNonNull).toList();
    }
    if (source instanceof SqlNodeList list) {
      return list.getList().stream().map(Objects::requireNonNull).toList();
    }
    return List.of(source);
  }
}
