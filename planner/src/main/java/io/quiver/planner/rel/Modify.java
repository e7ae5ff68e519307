package io.quiver.planner.rel;

import io.quiver.planner.schema.QuiverTable;
import java.util.List;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.SingleRel;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Changes rows of a table; always the root of a plan. For each input row a new row is formed, its
 * values are assigned to their columns by SQL's rules for store assignment (22001 for a text that
 * is too long, 22003, blank padding), computed columns are computed from the new row, CHECK
 * conditions are tested (TRUE and NULL pass), and the row is written.
 *
 * <p>A statement never sees its own changes: the input is read to its end before the first row is
 * written, or it comes from another table. Fields: those of {@code returning}; without it one
 * BIGINT, the number of changed rows.
 */
public final class Modify extends SingleRel {
  private final QuiverTable table;
  private final Operation operation;
  private final Row row;
  private final Rules rules;
  private final @Nullable Conflict conflict;
  private final @Nullable Returning returning;

  /** What is done with rows. */
  public enum Operation {
    /** Writes a row of {@link Row#values}. */
    INSERT,
    /** Changes the target row by {@link Row#assignments}. */
    UPDATE,
    /** Removes the target row. */
    DELETE,
    /** For each input row what the clause does that the row names. */
    MERGE
  }

  /**
   * How the new row comes from an input row.
   *
   * @param values INSERT: a value for each ordinal of the table, over the input's fields; a
   *     computed column has a NULL here
   * @param rowIdField UPDATE, DELETE, MERGE: the input field with the target's row id; else -1
   * @param assignments UPDATE: changed columns, over the input's fields
   * @param clauses MERGE: what its WHEN clauses do
   * @param clauseField MERGE: the input field with the number of the clause that acts on the row
   */
  public record Row(
      List<RexNode> values,
      int rowIdField,
      List<Assignment> assignments,
      List<Clause> clauses,
      int clauseField) {
    public Row {
      values = List.copyOf(values);
      assignments = List.copyOf(assignments);
      clauses = List.copyOf(clauses);
    }

    /** Of anything but MERGE. */
    public Row(List<RexNode> values, int rowIdField, List<Assignment> assignments) {
      this(values, rowIdField, assignments, List.of(), -1);
    }
  }

  /**
   * What one WHEN clause of MERGE does.
   *
   * @param operation INSERT, UPDATE or DELETE
   * @param values INSERT: as {@link Row#values}
   * @param assignments UPDATE: as {@link Row#assignments}
   */
  public record Clause(Operation operation, List<RexNode> values, List<Assignment> assignments) {
    public Clause {
      values = List.copyOf(values);
      assignments = List.copyOf(assignments);
    }
  }

  /**
   * A column gets a value.
   *
   * @param ordinal of the column
   */
  public record Assignment(int ordinal, RexNode value) {}

  /**
   * What holds for every new row; expressions see the columns of the table.
   *
   * @param computed GENERATED ALWAYS AS columns, in an order in which each may use the earlier ones
   * @param checks CHECK constraints
   */
  public record Rules(List<Assignment> computed, List<Check> checks) {
    public static final Rules NONE = new Rules(List.of(), List.of());

    public Rules {
      computed = List.copyOf(computed);
      checks = List.copyOf(checks);
    }
  }

  /** A CHECK constraint; fails when the condition is FALSE. */
  public record Check(String name, RexNode condition) {}

  /**
   * ON CONFLICT.
   *
   * @param indexIds unique indexes (0 for the row id as primary key) whose clash is handled; any
   *     other clash is an error
   * @param update whether the row that is there is changed; else the new one is dropped
   * @param assignments over the columns of the row that is there, then those of the row that could
   *     not be inserted (EXCLUDED)
   * @param condition the change happens only where this holds, over the same fields; null: always
   */
  public record Conflict(
      List<Integer> indexIds,
      boolean update,
      List<Assignment> assignments,
      @Nullable RexNode condition) {
    /** In {@link #indexIds}: the primary key that is the row id. */
    public static final int ROW_ID = 0;

    public Conflict {
      indexIds = List.copyOf(indexIds);
      assignments = List.copyOf(assignments);
    }
  }

  /**
   * Rows given back, one for each changed row.
   *
   * @param expressions over the columns of the new row, after a DELETE of the removed one, then the
   *     fields {@code inputFields} of the input
   * @param names field names
   * @param inputFields fields of the input row that are given back, too
   */
  public record Returning(
      List<RexNode> expressions, List<String> names, List<Integer> inputFields) {
    public Returning {
      expressions = List.copyOf(expressions);
      names = List.copyOf(names);
      inputFields = List.copyOf(inputFields);
    }

    /** Of the changed table alone. */
    public Returning(List<RexNode> expressions, List<String> names) {
      this(expressions, names, List.of());
    }
  }

  public Modify(
      RelOptCluster cluster,
      RelNode input,
      QuiverTable table,
      Operation operation,
      Row row,
      Rules rules,
      @Nullable Conflict conflict,
      @Nullable Returning returning) {
    super(cluster, cluster.traitSet(), input);
    this.table = table;
    this.operation = operation;
    this.row = row;
    this.rules = rules;
    this.conflict = conflict;
    this.returning = returning;
  }

  public QuiverTable quiverTable() {
    return table;
  }

  public Operation operation() {
    return operation;
  }

  public Row row() {
    return row;
  }

  public Rules rules() {
    return rules;
  }

  public @Nullable Conflict conflict() {
    return conflict;
  }

  public @Nullable Returning returning() {
    return returning;
  }

  /** INSERT of one row of values that need no input: the input is a single row without fields. */
  public boolean isKeyInsert() {
    return operation == Operation.INSERT
        && input instanceof Values values
        && values.getTuples().size() == 1
        && values.getRowType().getFieldCount() == 0;
  }

  @Override
  protected RelDataType deriveRowType() {
    RelDataTypeFactory.Builder builder = getCluster().getTypeFactory().builder();
    if (returning == null) {
      builder.add("ROWCOUNT", SqlTypeName.BIGINT);
    } else {
      for (int i = 0; i < returning.names().size(); i++) {
        builder.add(returning.names().get(i), returning.expressions().get(i).getType());
      }
    }
    return builder.build();
  }

  @Override
  public Modify copy(RelTraitSet traits, List<RelNode> inputs) {
    return new Modify(
        getCluster(), sole(inputs), table, operation, row, rules, conflict, returning);
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer)
        .item("table", table.definition().name().toString())
        .item("operation", operation)
        .item("row", row)
        .itemIf("conflict", conflict, conflict != null)
        .itemIf("returning", returning, returning != null);
  }
}
