package io.quiver.parser.ast;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * FINAL, NEW or OLD TABLE (change), the standard's data change delta table: a table reference.
 *
 * <p>There are no triggers, so the new rows are final ones. {@link #asReturning} makes the change
 * with RETURNING of a plain SELECT over it; where it stays in the tree it means nothing.
 */
public final class DeltaTable extends QuiverCall {
  private static final SqlOperator OPERATOR = operator("DELTA_TABLE", SqlKind.OTHER);

  private final Rows rows;
  private final SqlNode change;

  public DeltaTable(SqlParserPos pos, Rows rows, SqlNode change) {
    super(OPERATOR, pos);
    this.rows = rows;
    this.change = change;
    if (!returned(change).isEmpty()) {
      throw new SyntaxProblem(
          rows + " TABLE (..) takes a change without RETURNING", change.getParserPosition());
    }
    if (change instanceof DeleteStatement && rows != Rows.OLD) {
      throw new SyntaxProblem(
          "a DELETE leaves no rows: it has OLD TABLE only", change.getParserPosition());
    }
  }

  /** Which rows of the change. */
  public enum Rows {
    FINAL,
    NEW,
    OLD
  }

  /** What is refused, in words. */
  public String refusal() {
    return rows + " TABLE (" + word() + " ..)";
  }

  /** What to write instead. */
  public String hint() {
    return asks()
        ? "Make it all of FROM in SELECT .. FROM " + refusal() + ", or use RETURNING."
        : "Read the rows first, in the same transaction.";
  }

  /** Whether RETURNING gives these rows. */
  private boolean asks() {
    return switch (change) {
      case DeleteStatement delete -> true;
      case MergeStatement merge ->
          rows != Rows.OLD
              && merge.clauses().stream().noneMatch(c -> c.action() == MergeAction.DELETE);
      default -> rows != Rows.OLD;
    };
  }

  private String word() {
    return switch (change) {
      case InsertStatement insert -> insert.keyColumns().isEmpty() ? "INSERT" : "MERGE";
      case UpdateStatement update -> "UPDATE";
      case DeleteStatement delete -> "DELETE";
      default -> "MERGE";
    };
  }

  /** The statement; if it is a plain SELECT over a change, the change with RETURNING. */
  public static SqlNode asReturning(SqlNode statement) {
    if (!(statement instanceof SqlSelect select) || !isPlain(select)) {
      return statement;
    }
    SqlNode from = select.getFrom();
    SqlIdentifier alias = null;
    if (from instanceof SqlBasicCall as
        && as.getKind() == SqlKind.AS
        && as.operandCount() == 2
        && as.operand(1) instanceof SqlIdentifier name) {
      alias = name;
      from = as.operand(0);
    }
    if (!(from instanceof DeltaTable delta) || !delta.asks()) {
      return statement;
    }
    List<SqlNode> items = new ArrayList<>();
    for (SqlNode item : select.getSelectList()) {
      if (item != null) {
        items.add(item);
      }
    }
    return delta.returning(alias, items);
  }

  private static boolean isPlain(SqlSelect select) {
    return !select.isDistinct()
        && select.getWhere() == null
        && select.getGroup() == null
        && select.getHaving() == null
        && select.getQualify() == null
        && select.getWindowList().isEmpty()
        && select.getOrderList() == null
        && select.getFetch() == null
        && select.getOffset() == null;
  }

  private SqlNode returning(@Nullable SqlIdentifier outer, List<SqlNode> items) {
    SqlIdentifier table = table();
    SqlIdentifier own = ownAlias();
    String inner = own == null ? table.names.get(table.names.size() - 1) : own.getSimple();
    if (outer == null || inner.equals(outer.getSimple())) {
      return changed(items, own);
    }
    // Inside of the change its own name holds, outside of it the alias.
    List<SqlNode> renamed = DeltaItems.renamed(items, outer.getSimple(), inner);
    return renamed == null ? changed(items, outer) : changed(renamed, own);
  }

  private SqlNode changed(List<SqlNode> items, @Nullable SqlIdentifier alias) {
    return switch (change) {
      case InsertStatement insert -> insert.returning(alias, items);
      case UpdateStatement update -> update.returning(alias, items);
      case DeleteStatement delete -> delete.returning(alias, items);
      case MergeStatement merge -> merge.returning(alias, items);
      default -> throw noChange();
    };
  }

  private SqlIdentifier table() {
    return switch (change) {
      case InsertStatement insert -> insert.table();
      case UpdateStatement update -> update.table();
      case DeleteStatement delete -> delete.table();
      case MergeStatement merge -> merge.table();
      default -> throw noChange();
    };
  }

  private @Nullable SqlIdentifier ownAlias() {
    return switch (change) {
      case InsertStatement insert -> insert.alias();
      case UpdateStatement update -> update.alias();
      case DeleteStatement delete -> delete.alias();
      case MergeStatement merge -> merge.alias();
      default -> throw noChange();
    };
  }

  private IllegalStateException noChange() {
    return new IllegalStateException("no change: " + change);
  }

  private static List<SqlNode> returned(SqlNode change) {
    return switch (change) {
      case InsertStatement insert -> insert.returning();
      case UpdateStatement update -> update.returning();
      case DeleteStatement delete -> delete.returning();
      case MergeStatement merge -> merge.returning();
      default -> List.of();
    };
  }

  @Override
  public List<SqlNode> getOperandList() {
    return operands(change);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword(rows + " TABLE");
    SqlWriter.Frame frame = writer.startList("(", ")");
    change.unparse(writer, 0, 0);
    writer.endList(frame);
  }
}
