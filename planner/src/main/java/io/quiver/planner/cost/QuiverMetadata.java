package io.quiver.planner.cost;

import io.quiver.planner.rel.LookupJoin;
import io.quiver.planner.rel.TableAccess;
import io.quiver.planner.schema.QuiverTable;
import io.quiver.storage.catalog.ColumnDefinition;
import io.quiver.storage.catalog.ForeignKeyDefinition;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.value.TypeKind;
import java.util.HashMap;
import java.util.Map;
import org.apache.calcite.plan.RelOptPredicateList;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.hep.HepRelVertex;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of rows from the tables' estimates, selectivities from the numbers of distinct values
 * that keys and foreign keys imply. Calcite's own answer to everything else, without Janino.
 * Confined to one statement.
 */
public final class QuiverMetadata extends RelMetadataQuery {
  private static final double RANGE = 0.33;
  private static final double LIKE = 0.1;
  private static final double OTHER = 0.25;
  private static final double SYSTEM_ROWS = 100;

  /** Distinct values of a column of which nothing is known, at least. */
  private static final double MIN_DISTINCT = 10;

  private record KeyColumns(int indexId, int columns) {}

  private final Statistics statistics;
  private final Map<KeyColumns, Double> rowsOfKeys = new HashMap<>();

  public QuiverMetadata(Statistics statistics) {
    super(MetadataHandlers.INSTANCE);
    this.statistics = statistics;
  }

  public Statistics statistics() {
    return statistics;
  }

  @Override
  public Double getRowCount(RelNode rel) {
    RelNode node = strip(rel);
    if (node instanceof TableScan scan) {
      QuiverTable table = scan.getTable().unwrap(QuiverTable.class);
      return table == null ? SYSTEM_ROWS : Math.max(1, statistics.rows(table.definition()));
    }
    if (node instanceof Filter filter) {
      return Math.max(
          1,
          getRowCount(filter.getInput()) * selectivity(filter.getInput(), filter.getCondition()));
    }
    if (node instanceof Join join) {
      return joinRows(join);
    }
    Double rows = super.getRowCount(node);
    return rows == null ? SYSTEM_ROWS : rows;
  }

  /**
   * Of a join what is known of its sides. Calcite also infers what the join's condition carries
   * from one side to the other, which costs more than the rest of the planning and serves no rule
   * here.
   */
  @Override
  public RelOptPredicateList getPulledUpPredicates(RelNode rel) {
    if (!(strip(rel) instanceof Join join)) {
      return super.getPulledUpPredicates(rel);
    }
    RexBuilder builder = join.getCluster().getRexBuilder();
    RelOptPredicateList left =
        join.getJoinType().generatesNullsOnLeft()
            ? RelOptPredicateList.EMPTY
            : getPulledUpPredicates(join.getLeft());
    if (!join.getJoinType().projectsRight() || join.getJoinType().generatesNullsOnRight()) {
      return left;
    }
    int offset = join.getLeft().getRowType().getFieldCount();
    return left.union(builder, getPulledUpPredicates(join.getRight()).shift(builder, offset));
  }

  private double joinRows(Join join) {
    double left = getRowCount(join.getLeft());
    double right = getRowCount(join.getRight());
    double matches = left * right * joinSelectivity(join, left, right);
    if (join.getJoinType() == JoinRelType.SEMI) {
      return Math.max(1, Math.min(left, matches));
    }
    if (join.getJoinType() == JoinRelType.ANTI) {
      return Math.max(1, left - Math.min(left, matches));
    }
    double rows = matches;
    if (join.getJoinType().generatesNullsOnRight()) {
      rows = Math.max(rows, left);
    }
    if (join.getJoinType().generatesNullsOnLeft()) {
      rows = Math.max(rows, right);
    }
    return Math.max(1, rows);
  }

  /** Several equalities are mostly one key: together they are no more selective than that. */
  private double joinSelectivity(Join join, double left, double right) {
    double equalities = 1;
    double others = 1;
    for (RexNode part : RelOptUtil.conjunctions(join.getCondition())) {
      if (part.getKind() == SqlKind.EQUALS) {
        equalities *= selectivity(join, part);
      } else {
        others *= selectivity(join, part);
      }
    }
    return Math.max(equalities, Math.min(1, 1 / Math.max(left, right))) * others;
  }

  private static RelNode strip(RelNode rel) {
    return rel instanceof HepRelVertex vertex ? vertex.stripped() : rel;
  }

  @Override
  public Double getSelectivity(RelNode rel, @Nullable RexNode predicate) {
    return predicate == null ? 1.0 : selectivity(strip(rel), predicate);
  }

  /** The part of the rows for which a condition over the node's fields holds. */
  public double selectivity(RelNode rel, RexNode condition) {
    double product = 1;
    Map<RexNode, Double> ranges = new HashMap<>();
    for (RexNode part : RelOptUtil.conjunctions(condition)) {
      RexNode plain = RexUtil.expandSearch(rel.getCluster().getRexBuilder(), null, part);
      for (RexNode single : RelOptUtil.conjunctions(plain)) {
        Range range = range(rel, single);
        if (range == null) {
          product *= single(rel, single);
        } else {
          // What is above one bound and below the other.
          ranges.merge(range.column(), range.part(), (a, b) -> Math.max(0.001, a + b - 1));
        }
      }
    }
    for (double part : ranges.values()) {
      product *= part;
    }
    return product;
  }

  /** A comparison of a column with a literal, and for which part of the rows it holds. */
  private record Range(RexNode column, double part) {}

  private @Nullable Range range(RelNode rel, RexNode condition) {
    boolean less =
        condition.getKind() == SqlKind.LESS_THAN
            || condition.getKind() == SqlKind.LESS_THAN_OR_EQUAL;
    boolean greater =
        condition.getKind() == SqlKind.GREATER_THAN
            || condition.getKind() == SqlKind.GREATER_THAN_OR_EQUAL;
    if ((!less && !greater) || !(condition instanceof RexCall call)) {
      return null;
    }
    RexNode first = withoutCast(call.getOperands().get(0));
    RexNode second = withoutCast(call.getOperands().get(1));
    boolean swapped = first instanceof RexLiteral;
    RexNode column = swapped ? second : first;
    RexNode bound = swapped ? first : second;
    if (!(column instanceof RexInputRef reference) || !(bound instanceof RexLiteral literal)) {
      return null;
    }
    ColumnSample sample = sample(rel, reference.getIndex());
    Object value = Bounds.value(literal);
    if (sample == null || value == null) {
      return null;
    }
    boolean below = less != swapped;
    boolean orEqual =
        condition.getKind() == SqlKind.LESS_THAN_OR_EQUAL
            || condition.getKind() == SqlKind.GREATER_THAN_OR_EQUAL;
    double part = sample.partBelow(value, below == orEqual);
    if (part < 0) {
      return null;
    }
    return new Range(column, below ? part : Math.max(0, 1 - sample.nullPart() - part));
  }

  private static RexNode withoutCast(RexNode node) {
    return node.getKind() == SqlKind.CAST ? ((RexCall) node).getOperands().get(0) : node;
  }

  /** What is known of the column that a field is; null when it is none. */
  private @Nullable ColumnSample sample(RelNode rel, int field) {
    RelNode node = strip(rel);
    if (node instanceof Join) {
      int left = node.getInput(0).getRowType().getFieldCount();
      return field < left
          ? sample(node.getInput(0), field)
          : sample(node.getInput(1), field - left);
    }
    if (node instanceof TableAccess access) {
      return field < access.columns().size() && access.columns().get(field) >= 0
          ? statistics.sample(access.quiverTable().definition(), access.columns().get(field))
          : null;
    }
    if (node instanceof TableScan scan) {
      QuiverTable table = scan.getTable().unwrap(QuiverTable.class);
      return table == null || field >= table.definition().columns().size()
          ? null
          : statistics.sample(table.definition(), field);
    }
    if (node instanceof Filter || node instanceof Sort) {
      return sample(node.getInput(0), field);
    }
    return node instanceof Project project
            && project.getProjects().get(field) instanceof RexInputRef reference
        ? sample(project.getInput(), reference.getIndex())
        : null;
  }

  private double single(RelNode rel, RexNode condition) {
    if (condition.isAlwaysTrue()) {
      return 1;
    }
    if (condition.isAlwaysFalse() || !(condition instanceof RexCall call)) {
      return condition.isAlwaysFalse() ? 0 : OTHER;
    }
    return switch (call.getKind()) {
      case EQUALS, IS_NOT_DISTINCT_FROM -> equality(rel, call);
      case NOT_EQUALS -> 1 - Math.min(0.5, equality(rel, call));
      case OR -> {
        double none = 1;
        for (RexNode operand : call.getOperands()) {
          none *= 1 - selectivity(rel, operand);
        }
        yield 1 - none;
      }
      case NOT -> 1 - selectivity(rel, call.getOperands().get(0));
      case SEARCH ->
          selectivity(rel, RexUtil.expandSearch(rel.getCluster().getRexBuilder(), null, call));
      case IS_NULL -> LIKE;
      case IS_NOT_NULL -> 1 - LIKE;
      case LIKE -> LIKE;
      case LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL -> RANGE;
      default -> call.getOperator() == SqlStdOperatorTable.LIKE ? LIKE : OTHER;
    };
  }

  private double equality(RelNode rel, RexCall call) {
    double distinct = 1;
    for (RexNode operand : call.getOperands()) {
      RexNode plain =
          operand.getKind() == SqlKind.CAST ? ((RexCall) operand).operands.get(0) : operand;
      if (plain instanceof RexInputRef reference) {
        distinct = Math.max(distinct, distinctValues(rel, reference.getIndex()));
      }
    }
    return distinct == 1 ? 1 / MIN_DISTINCT : 1 / distinct;
  }

  /** Distinct values of a field, about. */
  public double distinctValues(RelNode rel, int field) {
    RelNode node = strip(rel);
    if (node instanceof Join || node instanceof Correlate) {
      int left = node.getInput(0).getRowType().getFieldCount();
      return field < left
          ? distinctValues(node.getInput(0), field)
          : distinctValues(node.getInput(1), field - left);
    }
    if (node instanceof LookupJoin join) {
      int left = join.getInput().getRowType().getFieldCount();
      return field < left
          ? distinctValues(join.getInput(), field)
          : distinctValues(join.quiverTable().definition(), join.columns().get(field - left));
    }
    if (node instanceof TableAccess access) {
      return field < access.columns().size()
          ? distinctValues(access.quiverTable().definition(), access.columns().get(field))
          : Math.max(1, access.estimatedRows());
    }
    if (node instanceof TableScan scan) {
      QuiverTable table = scan.getTable().unwrap(QuiverTable.class);
      return table == null ? MIN_DISTINCT : distinctValues(table.definition(), field);
    }
    if (node instanceof Filter || node instanceof Sort) {
      return distinctValues(node.getInput(0), field);
    }
    if (node instanceof Project project
        && project.getProjects().get(field) instanceof RexInputRef reference) {
      return distinctValues(project.getInput(), reference.getIndex());
    }
    if (node instanceof Aggregate aggregate && field < aggregate.getGroupCount()) {
      return distinctValues(aggregate.getInput(), aggregate.getGroupSet().nth(field));
    }
    return Math.max(MIN_DISTINCT, Math.sqrt(getRowCount(node)));
  }

  /** Rows with the same values in an index's first columns, about; 0 when that is not known. */
  public double rowsOfKey(TableDefinition table, IndexDefinition.Ordered index, int columns) {
    return rowsOfKeys.computeIfAbsent(
        new KeyColumns(index.id(), columns), key -> statistics.rowsOfKey(table, index, columns));
  }

  /** Distinct values of a column, about: all rows of a key, the parent's rows of a foreign key. */
  public double distinctValues(TableDefinition table, int ordinal) {
    double rows = Math.max(1, statistics.rows(table));
    if (ordinal < 0 || ordinal >= table.columns().size()) {
      return rows;
    }
    ColumnDefinition column = table.columns().get(ordinal);
    if (column.type().kind() == TypeKind.BOOLEAN) {
      return 2;
    }
    Integer rowId = table.rowIdColumn();
    if (rowId != null && rowId == column.id()) {
      return rows;
    }
    for (IndexDefinition index : table.indexes()) {
      if (index instanceof IndexDefinition.Ordered ordered
          && ordered.unique()
          && ordered.columnIds().size() == 1
          && ordered.columnIds().get(0) == column.id()) {
        return rows;
      }
    }
    for (IndexDefinition index : table.indexes()) {
      if (index instanceof IndexDefinition.Ordered ordered
          && ordered.ready()
          && ordered.columnIds().get(0) == column.id()) {
        double sameKey = rowsOfKey(table, ordered, 1);
        if (sameKey > 0) {
          return Math.max(1, rows / sameKey);
        }
      }
    }
    for (ForeignKeyDefinition key : table.foreignKeys()) {
      if (statistics.sample(table, ordinal) == null
          && key.columnIds().size() == 1
          && key.columnIds().get(0) == column.id()) {
        // Without the parent's definition at hand its number of rows stays a guess.
        return Math.max(MIN_DISTINCT, rows / 4);
      }
    }
    ColumnSample sample = statistics.sample(table, ordinal);
    return sample == null ? Math.max(MIN_DISTINCT, Math.sqrt(rows)) : sample.distinct();
  }
}
