package io.quiver.planner.optimize;

import io.quiver.planner.cost.PlanSwitches;
import io.quiver.planner.cost.QuiverMetadata;
import io.quiver.planner.rel.TableAccess;
import io.quiver.planner.rel.VectorTopK;
import io.quiver.planner.rule.ScanChain;
import io.quiver.planner.schema.QuiverTable;
import io.quiver.storage.catalog.ColumnDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.value.DataType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.util.ImmutableBitSet;
import org.apache.calcite.util.ImmutableIntList;
import org.jspecify.annotations.Nullable;

/** Chooses how a table is read, and what is left to filter, compute and sort above it. */
final class ScanPlanner {
  /** Rows that a vector search rather measures one by one than by walking its graph. */
  private static final double MAX_CANDIDATES = 10_000;

  /** Longer keys may be cut in an index, which then has no order. */
  private static final int MAX_ORDERED_LENGTH = 100;

  private final RelOptCluster cluster;
  private final RexBuilder builder;
  private final QuiverMetadata metadata;
  private final KeyTerms terms;
  private final AccessPaths paths;

  ScanPlanner(RelOptCluster cluster, QuiverMetadata metadata) {
    this.cluster = cluster;
    this.builder = cluster.getRexBuilder();
    this.metadata = metadata;
    this.terms = new KeyTerms(builder);
    this.paths = new AccessPaths(metadata, builder);
  }

  /** A chain with its conditions written out and the ways to read its table. */
  private record Choices(List<RexNode> conditions, List<AccessPath> paths) {}

  private Choices choices(ScanChain chain) {
    List<RexNode> conditions = terms.expand(chain.conditions());
    List<KeyTerm> keys =
        PlanSwitches.of(cluster).allows("IndexScan") ? terms.find(conditions) : List.of();
    return new Choices(conditions, paths.enumerate(chain.table().definition(), keys));
  }

  List<RexNode> expand(List<RexNode> conditions) {
    return terms.expand(conditions);
  }

  List<KeyTerm> keyTerms(List<RexNode> expanded) {
    return terms.find(expanded);
  }

  /** The cheapest way to read the chain's rows. */
  RelNode plan(ScanChain chain) {
    Choices choices = choices(chain);
    return build(chain, choices.conditions(), cheapest(choices.paths()), false);
  }

  /** What reading the chain's rows costs at best. */
  double cost(ScanChain chain) {
    return cheapest(choices(chain).paths()).cost();
  }

  /** Whether some index serves a condition of the chain. */
  boolean isIndexed(ScanChain chain) {
    return !(cheapest(choices(chain).paths()).how() instanceof AccessPath.How.All);
  }

  /** Whether some index leaves a small part of the chain's table. */
  boolean isSelective(ScanChain chain) {
    AccessPath best = cheapest(choices(chain).paths());
    double rows = metadata.statistics().rows(chain.table().definition());
    return !(best.how() instanceof AccessPath.How.All) && best.rows() * 10 <= rows;
  }

  private static AccessPath cheapest(List<AccessPath> paths) {
    AccessPath best = paths.get(0);
    for (AccessPath path : paths) {
      if (path.cost() < best.cost()) {
        best = path;
      }
    }
    return best;
  }

  /** A sort (or limit) above a chain: by an index in its order when that is cheaper. */
  RelNode plan(Sort sort, ScanChain chain) {
    Choices choices = choices(chain);
    double limit =
        sort.fetch instanceof RexLiteral literal ? limit(literal) : sort.fetch == null ? -1 : 100;
    double matches = Math.max(1, metadata.getRowCount(chain.top()));
    AccessPath best = null;
    double bestCost = Double.MAX_VALUE;
    Order bestOrder = Order.NONE;
    for (AccessPath path : choices.paths()) {
      Order order = order(sort, chain, path);
      double rows = Math.max(1, path.rows());
      double cost =
          order == Order.NONE
              ? path.cost() + rows * (1 + Math.log(rows) / 10)
              : limit >= 0 ? path.cost() * Math.min(1, (limit + 1) / matches) : path.cost();
      if (cost < bestCost) {
        best = path;
        bestCost = cost;
        bestOrder = order;
      }
    }
    if (best == null) {
      throw new IllegalStateException("no access path");
    }
    RelNode input = build(chain, choices.conditions(), best, bestOrder == Order.BACKWARD);
    if (bestOrder == Order.NONE) {
      return sort.copy(sort.getTraitSet(), input, sort.getCollation(), sort.offset, sort.fetch);
    }
    return sort.offset == null && sort.fetch == null
        ? input
        : LogicalSort.create(input, RelCollations.EMPTY, sort.offset, sort.fetch);
  }

  private static double limit(RexLiteral literal) {
    Number number = literal.getValueAs(BigDecimal.class);
    return number == null ? -1 : number.doubleValue();
  }

  /** How rows of a path come in the order of a sort. */
  private enum Order {
    NONE,
    FORWARD,
    BACKWARD
  }

  private static Order order(Sort sort, ScanChain chain, AccessPath path) {
    TableDefinition table = chain.table().definition();
    Order order = Order.FORWARD;
    boolean decided = false;
    int next = 0;
    for (RelFieldCollation field : sort.getCollation().getFieldCollations()) {
      if (!(chain.projects().get(field.getFieldIndex()) instanceof RexInputRef reference)) {
        return Order.NONE;
      }
      int ordinal = reference.getIndex();
      if (path.constant().contains(ordinal)) {
        continue;
      }
      if (next >= path.order().size()
          || path.order().get(next) != ordinal
          || !isOrdered(table, ordinal, field)) {
        return Order.NONE;
      }
      Order wanted =
          field.direction.isDescending() == path.orderDescending().get(next)
              ? Order.FORWARD
              : Order.BACKWARD;
      if (decided && wanted != order) {
        return Order.NONE;
      }
      order = wanted;
      decided = true;
      next++;
      if (isUnique(table, ordinal)) {
        // Nothing is left to order behind a unique column.
        return order;
      }
    }
    return order;
  }

  private static boolean isUnique(TableDefinition table, int ordinal) {
    Integer rowId = table.rowIdColumn();
    return ordinal >= table.columns().size()
        || (rowId != null && table.ordinalOf(rowId) == ordinal);
  }

  /** Indexes have NULL first ascending, SQL has it last unless NULLS FIRST is written. */
  private static boolean isOrdered(TableDefinition table, int ordinal, RelFieldCollation field) {
    if (ordinal >= table.columns().size()) {
      return true;
    }
    ColumnDefinition column = table.columns().get(ordinal);
    DataType type = column.type();
    if (type.kind().isCharacter() || type.kind().isBinary()) {
      if (type.precision() < 0 || type.precision() > MAX_ORDERED_LENGTH) {
        return false;
      }
    }
    boolean nullsLow =
        field.direction.isDescending()
            ? field.nullDirection == RelFieldCollation.NullDirection.LAST
            : field.nullDirection == RelFieldCollation.NullDirection.FIRST;
    return !column.nullable() || nullsLow;
  }

  /** The access node with what remains above it. */
  RelNode build(ScanChain chain, List<RexNode> conditions, AccessPath path, boolean backward) {
    List<RexNode> residual = conditions.stream().filter(c -> !path.served().contains(c)).toList();
    ImmutableBitSet.Builder needed = ImmutableBitSet.builder();
    needed.addAll(RelOptUtil.InputFinder.bits(chain.projects(), null));
    needed.addAll(RelOptUtil.InputFinder.bits(residual, null));
    Columns columns = Columns.of(chain.table(), needed.build());
    RelNode node = path.toNode(cluster, chain.table(), columns.ordinals(), backward);
    if (!residual.isEmpty()) {
      node = LogicalFilter.create(node, RexUtil.composeConjunction(builder, columns.map(residual)));
    }
    return project(node, columns.map(chain.projects()), chain.top().getRowType().getFieldNames());
  }

  /** A projection, unless it would give the same fields. */
  static RelNode project(RelNode input, List<RexNode> projects, List<String> names) {
    if (RexUtil.isIdentity(projects, input.getRowType())) {
      return input;
    }
    return LogicalProject.create(input, List.of(), projects, names, Set.of());
  }

  /** The part of a table's columns that a node reads. */
  record Columns(ImmutableIntList ordinals, int[] positions) {
    static Columns of(QuiverTable table, ImmutableBitSet needed) {
      List<Integer> ordinals = new ArrayList<>();
      int[] positions = new int[table.rowType().getFieldCount() + 1];
      int size = table.definition().columns().size();
      for (int field : needed) {
        positions[field] = ordinals.size();
        ordinals.add(field == size ? TableAccess.ROW_ID : field);
      }
      return new Columns(ImmutableIntList.copyOf(ordinals), positions);
    }

    /** Expressions over the table's fields, over the read columns behind {@code offset} fields. */
    RexNode map(RexNode expression, int offset) {
      return expression.accept(
          new RexShuttle() {
            @Override
            public RexNode visitInputRef(RexInputRef reference) {
              return new RexInputRef(positions[reference.getIndex()] + offset, reference.getType());
            }
          });
    }

    List<RexNode> map(List<RexNode> expressions) {
      return expressions.stream().map(e -> map(e, 0)).toList();
    }
  }

  /** A filtered vector search over few rows gets their row ids from the best access path. */
  RelNode withCandidates(VectorTopK search) {
    RexNode filter = search.filter();
    if (filter == null || search.candidates() != null || search.filterIsIncluded()) {
      return search;
    }
    TableDefinition table = search.quiverTable().definition();
    List<RexNode> conditions = terms.expand(RelOptUtil.conjunctions(filter));
    AccessPath path = cheapest(paths.enumerate(table, terms.find(conditions)));
    if (path.how() instanceof AccessPath.How.All || path.rows() > MAX_CANDIDATES) {
      return search;
    }
    return search.withCandidates(candidates(search.quiverTable(), conditions, path));
  }

  private RelNode candidates(QuiverTable table, List<RexNode> conditions, AccessPath path) {
    List<RexNode> residual = conditions.stream().filter(c -> !path.served().contains(c)).toList();
    int rowId = table.definition().columns().size();
    ImmutableBitSet needed = RelOptUtil.InputFinder.bits(residual, null).set(rowId);
    Columns columns = Columns.of(table, needed);
    RelNode node = path.toNode(cluster, table, columns.ordinals(), false);
    if (!residual.isEmpty()) {
      node = LogicalFilter.create(node, RexUtil.composeConjunction(builder, columns.map(residual)));
    }
    int last = columns.ordinals().size() - 1;
    return project(node, List.of(builder.makeInputRef(node, last)), List.of(QuiverTable.ROW_ID));
  }

  /** Distinct values and numbers of rows. */
  QuiverMetadata metadata() {
    return metadata;
  }

  /** All of the conditions, or null without any. */
  static @Nullable RexNode orNull(List<RexNode> conditions, RexBuilder builder) {
    return conditions.isEmpty() ? null : RexUtil.composeConjunction(builder, conditions);
  }
}
