package io.quiver.planner.execute;

import io.quiver.planner.execute.change.ColumnValue;
import io.quiver.planner.execute.change.ConflictRule;
import io.quiver.planner.execute.change.RowRules;
import io.quiver.planner.execute.change.TableChange;
import io.quiver.planner.execute.expression.Expression;
import io.quiver.planner.execute.expression.RexTranslator;
import io.quiver.planner.execute.operator.PlanNode;
import io.quiver.planner.rel.BreadthFirst;
import io.quiver.planner.rel.IndexScan;
import io.quiver.planner.rel.LookupJoin;
import io.quiver.planner.rel.Modify;
import io.quiver.planner.rel.MultiwayMatch;
import io.quiver.planner.rel.PathSearch;
import io.quiver.planner.rel.PathSpec;
import io.quiver.planner.rel.RowCount;
import io.quiver.planner.rel.RowIdLookup;
import io.quiver.planner.rel.SystemScan;
import io.quiver.planner.rel.TableAccess;
import io.quiver.planner.rel.TableFunctionCall;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.graph.EdgeTable;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Union;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/** Translates changes. */
final class ChangeTranslator {
  private final RexTranslator expressions;
  private final NodeTranslator nodes;

  ChangeTranslator(RexTranslator expressions, NodeTranslator nodes) {
    this.expressions = expressions;
    this.nodes = nodes;
  }

  ChangePlan translate(Modify modify) {
    TableDefinition table = modify.quiverTable().definition();
    Modify.Row row = modify.row();
    Modify.Returning returning = modify.returning();
    Modify.Conflict conflict = modify.conflict();
    TableChange change =
        new TableChange(
            TableChange.Operation.valueOf(modify.operation().name()),
            rules(table, modify.rules()),
            expressions.translate(row.values()),
            row.rowIdField(),
            assignments(row.assignments()),
            row.clauses().stream().map(this::clause).toList(),
            row.clauseField(),
            conflict == null ? null : conflict(table, conflict),
            returning == null ? null : expressions.translate(returning.expressions()),
            returning == null ? List.of() : returning.inputFields(),
            modify.operation() != Modify.Operation.INSERT && hasJoin(modify.getInput()));
    PlanNode input = nodes.translate(modify.getInput());
    boolean buffered =
        modify.operation() != Modify.Operation.INSERT || reads(modify.getInput(), table);
    return new ChangePlan(change, input, buffered, point(modify));
  }

  RowRules rules(TableDefinition table, Modify.Rules rules) {
    return new RowRules(
        table,
        assignments(rules.computed()),
        rules.checks().stream()
            .map(
                check -> new RowRules.Check(check.name(), expressions.translate(check.condition())))
            .toList());
  }

  private List<ColumnValue> assignments(List<Modify.Assignment> assignments) {
    return assignments.stream()
        .map(a -> new ColumnValue(a.ordinal(), expressions.translate(a.value())))
        .toList();
  }

  private TableChange.Clause clause(Modify.Clause clause) {
    return new TableChange.Clause(
        TableChange.Operation.valueOf(clause.operation().name()),
        expressions.translate(clause.values()),
        assignments(clause.assignments()));
  }

  private ConflictRule conflict(TableDefinition table, Modify.Conflict conflict) {
    List<IndexDefinition.Ordered> indexes = new ArrayList<>();
    for (IndexDefinition index : table.indexes()) {
      if (index instanceof IndexDefinition.Ordered ordered
          && conflict.indexIds().contains(ordered.id())) {
        indexes.add(ordered);
      }
    }
    RexNode condition = conflict.condition();
    return new ConflictRule(
        indexes,
        conflict.indexIds().contains(Modify.Conflict.ROW_ID),
        conflict.update(),
        assignments(conflict.assignments()),
        condition == null ? null : expressions.translate(condition));
  }

  private static boolean hasJoin(RelNode node) {
    return node instanceof Join
        || node instanceof Correlate
        || node instanceof LookupJoin
        || node instanceof Union
        || node.getInputs().stream().anyMatch(ChangeTranslator::hasJoin);
  }

  private static boolean reads(RelNode node, TableDefinition table) {
    boolean own =
        switch (node) {
          case TableAccess access -> access.quiverTable().definition().id() == table.id();
          case LookupJoin join -> join.quiverTable().definition().id() == table.id();
          case RowCount count -> count.quiverTable().definition().id() == table.id();
          case BreadthFirst search -> search.quiverTable().definition().id() == table.id();
          case MultiwayMatch match ->
              match.spec().sources().stream().anyMatch(s -> isOf(s.edges(), table));
          case PathSearch search ->
              search.spec().steps().stream()
                  .flatMap(step -> step.adjacency().stream())
                  .anyMatch(adjacency -> reads(adjacency, table));
          // What functions and system tables read is not known.
          case TableFunctionCall call -> true;
          case SystemScan scan -> true;
          default -> false;
        };
    return own || node.getInputs().stream().anyMatch(input -> reads(input, table));
  }

  private static boolean reads(PathSpec.Adjacency adjacency, TableDefinition table) {
    return isOf(adjacency.edges(), table)
        || isOf(adjacency.leaving(), table)
        || isOf(adjacency.entering(), table);
  }

  private static boolean isOf(EdgeTable edges, TableDefinition table) {
    return edges.table().id() == table.id();
  }

  private static boolean isOf(PathSpec.@Nullable VertexCondition condition, TableDefinition table) {
    return condition != null && condition.table().id() == table.id();
  }

  /** The input as at most one row found by key, or null when it is more than that. */
  private @Nullable PointInput point(Modify modify) {
    if (modify.isKeyInsert()) {
      return new PointInput(null, new int[0], null, null);
    }
    RelNode node = modify.getInput();
    List<Expression> projects = null;
    Expression condition = null;
    if (node instanceof Project project) {
      projects = expressions.translate(project.getProjects());
      node = project.getInput();
    }
    if (node instanceof Filter filter) {
      condition = expressions.translate(filter.getCondition());
      node = filter.getInput();
    }
    boolean single =
        (node instanceof RowIdLookup lookup && lookup.keys().size() == 1)
            || (node instanceof IndexScan scan && scan.isUniqueLookup());
    return single && node instanceof TableAccess access
        ? new PointInput(
            new AccessTranslator(expressions).access(access),
            access.columns().toIntArray(),
            condition,
            projects)
        : null;
  }
}
