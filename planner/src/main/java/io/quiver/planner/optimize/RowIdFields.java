package io.quiver.planner.optimize;

import com.google.common.collect.ImmutableSet;
import io.quiver.planner.schema.QuiverTable;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.calcite.plan.RelOptSchema;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.Window;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rel.logical.LogicalTableScan;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;

/**
 * Carries row ids of the tables of FROM up through a logical tree, behind the fields that are there
 * already, so that a join keeps each row that made its result. What stands in subqueries of
 * conditions is not of FROM.
 *
 * <pre>
 * Project(a)                   Project(a, id of t, id of u)
 *   Join                =>       Project(fields of t, fields of u, id of t, id of u)
 *     t  u                         Join
 *                                    t and id  u and id
 * </pre>
 */
final class RowIdFields {
  /**
   * A tree with row ids.
   *
   * @param node has the fields of the tree, then an id for each table
   */
  record Widened(RelNode node, List<QuiverTable> tables) {
    int fields() {
      return node.getRowType().getFieldCount() - tables.size();
    }
  }

  private final Predicate<QuiverTable> wanted;

  RowIdFields(Predicate<QuiverTable> wanted) {
    this.wanted = wanted;
  }

  /** Whether several tables, or subqueries, take part, so that rows must be known by their ids. */
  static boolean isWorthwhile(RelNode node) {
    return hasSubquery(node) || scans(node) > 1;
  }

  private static boolean hasSubquery(RelNode node) {
    boolean own =
        switch (node) {
          case Filter filter -> RexUtil.SubQueryFinder.find(filter.getCondition()) != null;
          case Project project -> RexUtil.SubQueryFinder.find(project.getProjects()) != null;
          case Join join -> RexUtil.SubQueryFinder.find(join.getCondition()) != null;
          default -> false;
        };
    return own || node.getInputs().stream().anyMatch(RowIdFields::hasSubquery);
  }

  private static int scans(RelNode node) {
    return node instanceof TableScan
        ? 1
        : node.getInputs().stream().mapToInt(RowIdFields::scans).sum();
  }

  /** Nodes that it does not know keep their fields and give no ids. */
  Widened widen(RelNode node) {
    return switch (node) {
      case TableScan scan -> scan(scan);
      case Filter filter -> {
        Widened input = widen(filter.getInput());
        yield input.tables.isEmpty()
            ? new Widened(filter, List.of())
            : new Widened(
                LogicalFilter.create(
                    input.node,
                    filter.getCondition(),
                    ImmutableSet.copyOf(filter.getVariablesSet())),
                input.tables);
      }
      case Sort sort -> {
        Widened input = widen(sort.getInput());
        yield new Widened(
            LogicalSort.create(input.node, sort.getCollation(), sort.offset, sort.fetch),
            input.tables);
      }
      case Project project -> project(project);
      case Join join -> join(join);
      case Aggregate aggregate -> throw grouped();
      case SetOp union -> throw grouped();
      case Window window -> throw grouped();
      default -> new Widened(node, List.of());
    };
  }

  static QuiverException grouped() {
    return new QuiverException(
        ErrorCode.FEATURE_NOT_SUPPORTED,
        "FOR UPDATE cannot lock rows under GROUP BY, DISTINCT, set operations or windows");
  }

  private Widened scan(TableScan scan) {
    QuiverTable table = scan.getTable().unwrap(QuiverTable.class);
    RelOptSchema schema = scan.getTable().getRelOptSchema();
    if (table == null || table.hasRowId() || schema == null || !wanted.test(table)) {
      return new Widened(scan, List.of());
    }
    List<String> name = new ArrayList<>(scan.getTable().getQualifiedName());
    int last = name.size() - 1;
    name.set(last, name.get(last) + QuiverTable.ROW_ID_SUFFIX);
    RelOptTable twin = schema.getTableForMember(name);
    if (twin == null) {
      throw QuiverException.bug("table " + name + " has no twin");
    }
    return new Widened(
        LogicalTableScan.create(scan.getCluster(), twin, scan.getHints()), List.of(table));
  }

  private Widened project(Project project) {
    if (project.containsOver()) {
      throw grouped();
    }
    Widened input = widen(project.getInput());
    if (input.tables.isEmpty()) {
      return new Widened(project, List.of());
    }
    List<RexNode> fields = new ArrayList<>(project.getProjects());
    List<String> names = new ArrayList<>(project.getRowType().getFieldNames());
    addIds(fields, names, input, 0);
    return new Widened(
        LogicalProject.create(
            input.node, project.getHints(), fields, names, project.getVariablesSet()),
        input.tables);
  }

  private static void addIds(
      List<RexNode> fields, List<String> names, Widened input, int inputStart) {
    RexBuilder builder = input.node.getCluster().getRexBuilder();
    for (int i = 0; i < input.tables.size(); i++) {
      int field = input.fields() + i;
      fields.add(
          builder.makeInputRef(
              input.node.getRowType().getFieldList().get(field).getType(), inputStart + field));
      names.add("$ROW_ID" + fields.size());
    }
  }

  private Widened join(Join join) {
    boolean leftOnly = !join.getJoinType().projectsRight();
    Widened left = widen(join.getLeft());
    Widened right = leftOnly ? new Widened(join.getRight(), List.of()) : widen(join.getRight());
    if (left.tables.isEmpty() && right.tables.isEmpty()) {
      return new Widened(join, List.of());
    }
    int leftIds = left.tables.size();
    int leftFields = left.fields();
    RexNode condition =
        join.getCondition()
            .accept(
                new RexShuttle() {
                  @Override
                  public RexNode visitInputRef(RexInputRef reference) {
                    return reference.getIndex() < leftFields
                        ? reference
                        : new RexInputRef(reference.getIndex() + leftIds, reference.getType());
                  }
                });
    LogicalJoin wide =
        LogicalJoin.create(
            left.node,
            right.node,
            join.getHints(),
            condition,
            join.getVariablesSet(),
            join.getJoinType());
    if (leftOnly) {
      return new Widened(wide, left.tables);
    }
    return new Widened(fieldsFirst(wide, join, left, right), both(left, right));
  }

  private static RelNode fieldsFirst(LogicalJoin wide, Join original, Widened left, Widened right) {
    RexBuilder builder = wide.getCluster().getRexBuilder();
    int rightStart = left.node.getRowType().getFieldCount();
    int[] order =
        IntStream.concat(
                IntStream.concat(
                    IntStream.range(0, left.fields()),
                    IntStream.range(rightStart, rightStart + right.fields())),
                IntStream.concat(
                    IntStream.range(left.fields(), rightStart),
                    IntStream.range(
                        rightStart + right.fields(), wide.getRowType().getFieldCount())))
            .toArray();
    List<RexNode> fields = new ArrayList<>();
    List<String> names = new ArrayList<>(original.getRowType().getFieldNames());
    for (int field : order) {
      fields.add(builder.makeInputRef(wide, field));
      if (fields.size() > names.size()) {
        names.add("$ROW_ID" + fields.size());
      }
    }
    return LogicalProject.create(wide, List.of(), fields, names, Set.of());
  }

  private static List<QuiverTable> both(Widened left, Widened right) {
    List<QuiverTable> all = new ArrayList<>(left.tables);
    all.addAll(right.tables);
    return all;
  }
}
