package io.quiver.planner.optimize;

import io.quiver.parser.ast.LockingQuery;
import io.quiver.planner.rel.FullScan;
import io.quiver.planner.rel.IndexScan;
import io.quiver.planner.rel.LockRows;
import io.quiver.planner.rel.RowIdLookup;
import io.quiver.planner.rel.RowIdScan;
import io.quiver.planner.rel.TableAccess;
import io.quiver.planner.rel.TextSearch;
import io.quiver.planner.rel.VectorTopK;
import io.quiver.planner.schema.QuiverTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.Window;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.util.ImmutableIntList;
import org.jspecify.annotations.Nullable;

/**
 * FOR UPDATE and FOR SHARE: rows of a query of one table are locked where they come out of their
 * access path and its filter. With several tables in FROM, those rows are locked that a row of the
 * result was made of; what only conditions ask for, as EXISTS does, is not locked. Under a limit,
 * rows are locked after they were sorted, one after the other, until there are enough.
 *
 * <pre>
 * Filter(scan(a, b))            ->  LockRows(Filter(scan(a, b, row id)))
 * Limit(Sort(Filter(scan(a))))  ->  Limit(LockRows(Sort(Filter(scan(a, row id)))))
 * Limit(Sort(Join(t, u)))       ->  Limit(LockRows(LockRows(Sort(Join(t, u, both row ids)))))
 * </pre>
 */
public final class RowLocking {
  private RowLocking() {}

  /** What is to be locked, and how. */
  private record Wanted(boolean shared, LockRows.Waiting waiting, LockedTables tables) {
    LockRows lock(RelNode input, QuiverTable table) {
      return new LockRows(input.getCluster(), input, table, shared, waiting);
    }
  }

  /** The plan with locks for a logical tree. */
  public static RelNode plan(RelNode logical, LockingQuery query) {
    LockRows.Waiting waiting =
        switch (query.waitPolicy()) {
          case WAIT -> LockRows.Waiting.WAIT;
          case NOWAIT -> LockRows.Waiting.NO_WAIT;
          case SKIP_LOCKED -> LockRows.Waiting.SKIP_LOCKED;
        };
    Wanted wanted = new Wanted(query.shared(), waiting, LockedTables.of(query));
    RelNode result;
    if (RowIdFields.isWorthwhile(logical)) {
      result = ofRows(logical, wanted);
    } else {
      RelNode root = Optimizer.optimize(logical, false);
      RelNode limited = limited(root, wanted);
      result = limited == null ? lock(root, wanted) : limited;
    }
    wanted.tables.checkLocked(result);
    return result;
  }

  /** The rows of all tables that a row of the result was made of, under its limit. */
  private static RelNode ofRows(RelNode logical, Wanted wanted) {
    if (logical instanceof Project project && isLimited(project)) {
      RelNode input = ofRows(project.getInput(), wanted);
      return project.copy(project.getTraitSet(), List.of(input));
    }
    if (logical instanceof Sort sort && (sort.fetch != null || sort.offset != null)) {
      RelNode sorted =
          sort.getCollation().getFieldCollations().isEmpty()
              ? sort.getInput()
              : LogicalSort.create(sort.getInput(), sort.getCollation(), null, null);
      return LogicalSort.create(
          ofRows(sorted, wanted), RelCollations.EMPTY, sort.offset, sort.fetch);
    }
    RowIdFields.Widened wide = new RowIdFields(wanted.tables::contain).widen(logical);
    RelNode result = Optimizer.optimize(wide.node(), false);
    for (int i = wide.tables().size() - 1; i >= 0; i--) {
      result = wanted.lock(result, wide.tables().get(i));
    }
    return result;
  }

  private static boolean isPlain(Project project) {
    return project.getProjects().stream().allMatch(RexInputRef.class::isInstance);
  }

  private static boolean isLimited(RelNode node) {
    return (node instanceof Project project && isPlain(project) && isLimited(project.getInput()))
        || (node instanceof Sort sort && (sort.fetch != null || sort.offset != null));
  }

  /** The plan of a query of one table with a limit; null for others. */
  private static @Nullable RelNode limited(RelNode node, Wanted wanted) {
    if (node instanceof Project project) {
      RelNode input = limited(project.getInput(), wanted);
      return input == null ? null : project.copy(project.getTraitSet(), List.of(input));
    }
    if (!(node instanceof Sort sort) || (sort.fetch == null && sort.offset == null)) {
      return null;
    }
    TableAccess access = soleTable(sort.getInput());
    RelNode wide = access == null ? null : widened(sort.getInput());
    if (access == null || wide == null || !wanted.tables.contain(access.quiverTable())) {
      return null;
    }
    RelNode sorted =
        sort.getCollation().getFieldCollations().isEmpty()
            ? wide
            : LogicalSort.create(wide, sort.getCollation(), null, null);
    RelNode locked = wanted.lock(sorted, access.quiverTable());
    return LogicalSort.create(locked, RelCollations.EMPTY, sort.offset, sort.fetch);
  }

  private static @Nullable TableAccess soleTable(RelNode node) {
    if (node instanceof TableAccess access) {
      return access;
    }
    return node instanceof Project || node instanceof Filter ? soleTable(node.getInput(0)) : null;
  }

  /** The same with the row id as one more field. */
  private static @Nullable RelNode widened(RelNode node) {
    if (node instanceof TableAccess access) {
      return withRowId(access);
    }
    RelNode input = widened(node.getInput(0));
    if (input == null) {
      return null;
    }
    if (node instanceof Filter filter) {
      return LogicalFilter.create(input, filter.getCondition());
    }
    List<RexNode> fields = new ArrayList<>(((Project) node).getProjects());
    List<String> names = new ArrayList<>(node.getRowType().getFieldNames());
    int rowId = input.getRowType().getFieldCount() - 1;
    fields.add(node.getCluster().getRexBuilder().makeInputRef(input, rowId));
    names.add("$ROW_ID");
    return LogicalProject.create(input, List.of(), fields, names, Set.of());
  }

  /** Whether a plan locks rows. */
  public static boolean locks(RelNode node) {
    return node instanceof LockRows || node.getInputs().stream().anyMatch(RowLocking::locks);
  }

  private static RelNode lock(RelNode node, Wanted wanted) {
    if (node instanceof Aggregate || node instanceof SetOp || node instanceof Window) {
      throw RowIdFields.grouped();
    }
    RelNode locked = locked(node, wanted);
    if (locked != null) {
      return locked;
    }
    List<RelNode> inputs = new ArrayList<>();
    for (RelNode input : node.getInputs()) {
      inputs.add(lock(input, wanted));
    }
    return inputs.isEmpty() ? node : node.copy(node.getTraitSet(), inputs);
  }

  private static @Nullable RelNode locked(RelNode node, Wanted wanted) {
    if (node instanceof Filter filter
        && filter.getInput() instanceof TableAccess access
        && wanted.tables.contain(access.quiverTable())) {
      TableAccess wide = withRowId(access);
      return wide == null
          ? null
          : wanted.lock(LogicalFilter.create(wide, filter.getCondition()), access.quiverTable());
    }
    if (node instanceof TableAccess access && wanted.tables.contain(access.quiverTable())) {
      TableAccess wide = withRowId(access);
      return wide == null ? null : wanted.lock(wide, access.quiverTable());
    }
    return null;
  }

  private static @Nullable TableAccess withRowId(TableAccess access) {
    List<Integer> ordinals = new ArrayList<>(access.columns());
    ordinals.add(TableAccess.ROW_ID);
    ImmutableIntList columns = ImmutableIntList.copyOf(ordinals);
    return switch (access) {
      case FullScan scan ->
          new FullScan(scan.getCluster(), scan.quiverTable(), columns, scan.estimatedRows());
      case RowIdLookup lookup ->
          new RowIdLookup(
              lookup.getCluster(),
              lookup.quiverTable(),
              columns,
              lookup.estimatedRows(),
              lookup.keys());
      case RowIdScan scan ->
          new RowIdScan(
              scan.getCluster(),
              scan.quiverTable(),
              columns,
              scan.estimatedRows(),
              scan.from(),
              scan.to(),
              scan.direction());
      case IndexScan scan ->
          new IndexScan(
              scan.getCluster(),
              scan.quiverTable(),
              columns,
              scan.estimatedRows(),
              scan.index(),
              scan.probes(),
              scan.direction());
      case VectorTopK search -> null;
      case TextSearch search -> null;
    };
  }
}
