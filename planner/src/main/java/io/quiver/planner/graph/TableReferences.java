package io.quiver.planner.graph;

import io.quiver.planner.schema.QuiverTable;
import io.quiver.planner.validate.Queries;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/** Pieces of queries over element tables. */
final class TableReferences {
  static final SqlParserPos ZERO = SqlParserPos.ZERO;

  private TableReferences() {}

  /** The relation in FROM; with its row id where that is the key. */
  static SqlNode from(ElementTable table) {
    String suffix = table.key().contains(QuiverTable.ROW_ID) ? QuiverTable.ROW_ID_SUFFIX : "";
    return new SqlIdentifier(
        List.of(table.relation().schema(), table.relation().name() + suffix), ZERO);
  }

  static SqlNode from(ElementTable table, String alias) {
    return Queries.as(from(table), alias);
  }

  /** An expression over the relation's columns, each qualified with the alias. */
  static SqlNode qualified(SqlNode expression, String alias) {
    SqlNode result =
        expression.accept(
            new SqlShuttle() {
              @Override
              public SqlNode visit(SqlIdentifier id) {
                return id.isSimple() && !id.isStar()
                    ? Queries.column(alias, id.getSimple(), id.getParserPosition())
                    : id;
              }

              @Override
              public @Nullable SqlNode visit(SqlCall call) {
                CallCopyingArgHandler handler = new CallCopyingArgHandler(call, true);
                call.getOperator().acceptCall(this, call, false, handler);
                return handler.result();
              }
            });
    if (result == null) {
      throw new IllegalStateException("an expression vanished");
    }
    return result;
  }

  static SqlNode column(String alias, String column) {
    return Queries.column(alias, column, ZERO);
  }

  static SqlNode equal(SqlNode a, SqlNode b) {
    return SqlStdOperatorTable.EQUALS.createCall(ZERO, a, b);
  }

  static SqlNode not(SqlNode condition) {
    return SqlStdOperatorTable.NOT.createCall(ZERO, condition);
  }

  static SqlNode notNull(SqlNode value) {
    return SqlStdOperatorTable.IS_NOT_NULL.createCall(ZERO, value);
  }

  static SqlNode literal(boolean value) {
    return SqlLiteral.createBoolean(value, ZERO);
  }

  static SqlNode text(String value) {
    return SqlLiteral.createCharString(value, ZERO);
  }

  /** TRUE where there are none. */
  static SqlNode and(List<SqlNode> conditions) {
    SqlNode all = conjunction(conditions);
    return all == null ? literal(true) : all;
  }

  /** All of them, or null where there are none. */
  static @Nullable SqlNode conjunction(List<SqlNode> conditions) {
    SqlNode result = null;
    for (SqlNode condition : conditions) {
      result =
          result == null ? condition : SqlStdOperatorTable.AND.createCall(ZERO, result, condition);
    }
    return result;
  }

  /** The parts of a condition that AND joins. */
  static void split(@Nullable SqlNode condition, List<SqlNode> parts) {
    if (condition instanceof SqlCall call && call.getKind() == SqlKind.AND) {
      call.getOperandList().forEach(operand -> split(operand, parts));
    } else if (condition != null) {
      parts.add(condition);
    }
  }
}
