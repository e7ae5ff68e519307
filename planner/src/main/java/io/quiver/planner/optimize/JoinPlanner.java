package io.quiver.planner.optimize;

import io.quiver.planner.cost.PlanSwitches;
import io.quiver.planner.cost.QuiverMetadata;
import io.quiver.planner.rel.LookupJoin;
import io.quiver.planner.rule.ScanChain;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.TableDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinInfo;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.schema.TransientTable;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/** Chooses between looking rows up in an index and a hash join, and which side is which. */
final class JoinPlanner {
  /** Building one entry of a hash table, and probing it, in rows of a full scan. */
  static final double BUILD = 2;

  static final double PROBE = 0.7;

  /** Looking a key up and reading its row, in rows of a full scan. */
  static final double LOOKUP_COST = 60;

  private final PhysicalPlanner planner;
  private final ScanPlanner scans;
  private final QuiverMetadata metadata;

  JoinPlanner(PhysicalPlanner planner, ScanPlanner scans, QuiverMetadata metadata) {
    this.planner = planner;
    this.scans = scans;
    this.metadata = metadata;
  }

  RelNode plan(Join join) {
    if (join.getJoinType() == JoinRelType.RIGHT) {
      return swapped(join, JoinRelType.LEFT);
    }
    double left = metadata.getRowCount(join.getLeft());
    double right = metadata.getRowCount(join.getRight());
    boolean lookups = PlanSwitches.of(join.getCluster()).allows("LookupJoin");
    JoinInfo info = join.analyzeCondition();
    if (lookups && GroupReduction.isCandidate(join, info)) {
      Join fewer = withFewerGroups(join, info, left, right);
      if (fewer != null) {
        return plan(fewer);
      }
    }
    Candidate forward = lookups ? lookup(join) : null;
    boolean inner = join.getJoinType() == JoinRelType.INNER;
    boolean keyed = !info.leftKeys.isEmpty();
    // Which side is hashed is free, but for FULL joins.
    boolean free = keyed && join.getJoinType() != JoinRelType.FULL;
    Join mirrored = inner ? mirror(join, JoinRelType.INNER) : null;
    Candidate backward = mirrored == null || !lookups ? null : lookup(mirrored);
    double hash =
        scanCost(join.getRight(), right)
            + scanCost(join.getLeft(), left)
            + (free ? Math.min(left, right) : right) * BUILD
            + (free ? Math.max(left, right) : left) * PROBE;
    double forwardCost =
        forward == null ? Double.MAX_VALUE : scanCost(join.getLeft(), left) + left * forward.cost();
    double backwardCost =
        backward == null
            ? Double.MAX_VALUE
            : scanCost(join.getRight(), right) + right * backward.cost();
    if (forward != null && forwardCost <= backwardCost && forwardCost < hash) {
      return build(join, forward);
    }
    if (backward != null && mirrored != null && backwardCost < hash) {
      return restore(join, build(mirrored, backward));
    }
    if (keyed && right > left * 1.5) {
      if (inner) {
        return swapped(join, JoinRelType.INNER);
      }
      if (join.getJoinType() == JoinRelType.LEFT && !isOfRound(join.getLeft())) {
        return swapped(join, JoinRelType.RIGHT);
      }
    }
    return join.copy(
        join.getTraitSet(),
        join.getCondition(),
        planner.plan(join.getLeft()),
        planner.plan(join.getRight()),
        join.getJoinType(),
        join.isSemiJoinDone());
  }

  /** One side's groups of the other side's keys alone, when these are few; else null. */
  private @Nullable Join withFewerGroups(Join join, JoinInfo info, double left, double right) {
    for (boolean ofLeft : new boolean[] {true, false}) {
      RelNode grouped = ofLeft ? join.getLeft() : join.getRight();
      RelNode keyed = ofLeft ? join.getRight() : join.getLeft();
      double all = cheapestInput(grouped);
      double keys = ofLeft ? right : left;
      if (all < 0 || keys * LOOKUP_COST > all) {
        continue;
      }
      RelNode reduced =
          GroupReduction.apply(
              keyed,
              grouped,
              ofLeft ? info.rightKeys : info.leftKeys,
              ofLeft ? info.leftKeys : info.rightKeys);
      if (reduced != null) {
        return join.copy(
            join.getTraitSet(),
            join.getCondition(),
            ofLeft ? reduced : keyed,
            ofLeft ? keyed : reduced,
            JoinRelType.INNER,
            false);
      }
    }
    return null;
  }

  /** What reading the table of a grouped side costs; -1 when it is none. */
  private double cheapestInput(RelNode grouped) {
    RelNode node = grouped;
    while (node instanceof Project || node instanceof Filter) {
      node = node.getInput(0);
    }
    ScanChain chain = node instanceof Aggregate ? ScanChain.of(node.getInput(0)) : null;
    return chain == null ? -1 : scans.cost(chain);
  }

  /** Rows of a round of a recursion: the other side is hashed once for all rounds. */
  private static boolean isOfRound(RelNode node) {
    return (node instanceof TableScan scan && scan.getTable().unwrap(TransientTable.class) != null)
        || node.getInputs().stream().anyMatch(JoinPlanner::isOfRound);
  }

  private double scanCost(RelNode node, double rows) {
    ScanChain chain = ScanChain.of(node);
    return chain == null ? rows : scans.cost(chain);
  }

  /** The join with its sides exchanged, planned, with its fields in the old order. */
  private RelNode swapped(Join join, JoinRelType type) {
    Join mirror = mirror(join, type);
    RelNode planned =
        type != JoinRelType.LEFT
            ? mirror.copy(
                mirror.getTraitSet(),
                mirror.getCondition(),
                planner.plan(mirror.getLeft()),
                planner.plan(mirror.getRight()),
                type,
                false)
            : plan(mirror);
    return restore(join, planned);
  }

  private static Join mirror(Join join, JoinRelType type) {
    int left = join.getLeft().getRowType().getFieldCount();
    int right = join.getRight().getRowType().getFieldCount();
    RexNode condition =
        join.getCondition()
            .accept(
                new RexShuttle() {
                  @Override
                  public RexNode visitInputRef(RexInputRef reference) {
                    int i = reference.getIndex();
                    return new RexInputRef(i < left ? i + right : i - left, reference.getType());
                  }
                });
    return LogicalJoin.create(
        join.getRight(), join.getLeft(), join.getHints(), condition, join.getVariablesSet(), type);
  }

  private static RelNode restore(Join join, RelNode mirrored) {
    int left = join.getLeft().getRowType().getFieldCount();
    int right = join.getRight().getRowType().getFieldCount();
    RexBuilder builder = join.getCluster().getRexBuilder();
    List<RexNode> fields = new ArrayList<>();
    for (int i = 0; i < left; i++) {
      fields.add(builder.makeInputRef(mirrored, right + i));
    }
    for (int i = 0; i < right; i++) {
      fields.add(builder.makeInputRef(mirrored, i));
    }
    return ScanPlanner.project(mirrored, fields, join.getRowType().getFieldNames());
  }

  /**
   * A way to look up the right side.
   *
   * @param keys over the left side's fields
   * @param used join conditions that the keys imply
   * @param served conditions of the chain that the keys imply
   * @param cost for each left row
   */
  private record Candidate(
      ScanChain chain,
      List<RexNode> conditions,
      IndexDefinition.@Nullable Ordered index,
      List<RexNode> keys,
      Set<RexNode> used,
      Set<RexNode> served,
      double cost) {}

  private @Nullable Candidate lookup(Join join) {
    switch (join.getJoinType()) {
      case INNER, LEFT, SEMI, ANTI -> {
        // These keep the order and number of left rows or drop some: a lookup can do them.
      }
      default -> {
        return null;
      }
    }
    ScanChain chain = ScanChain.of(join.getRight());
    if (chain == null || !join.getVariablesSet().isEmpty()) {
      return null;
    }
    if (join.getJoinType() == JoinRelType.LEFT
        && !chain.projects().stream().allMatch(JoinPlanner::isNullWithoutRow)) {
      return null;
    }
    Map<Integer, RexNode> keys = new HashMap<>();
    Map<Integer, RexNode> sources = new HashMap<>();
    joinKeys(join, chain, keys, sources);
    if (keys.isEmpty()) {
      return null;
    }
    List<RexNode> conditions = scans.expand(chain.conditions());
    Set<Integer> joined = Set.copyOf(keys.keySet());
    Map<Integer, RexNode> constants = new HashMap<>();
    for (KeyTerm term : scans.keyTerms(conditions)) {
      if (term.kind() == KeyTerm.Kind.EQUAL && !joined.contains(term.ordinal())) {
        keys.putIfAbsent(term.ordinal(), term.value());
        constants.putIfAbsent(term.ordinal(), term.source());
      }
    }
    return best(chain, conditions, joined, keys, sources, constants);
  }

  /** A field that is NULL when the looked-up row is missing, without computing anything. */
  private static boolean isNullWithoutRow(RexNode project) {
    RexNode plain =
        project.getKind() == SqlKind.CAST ? ((RexCall) project).getOperands().get(0) : project;
    return plain instanceof RexInputRef;
  }

  private static void joinKeys(
      Join join, ScanChain chain, Map<Integer, RexNode> keys, Map<Integer, RexNode> sources) {
    int left = join.getLeft().getRowType().getFieldCount();
    for (RexNode condition : RelOptUtil.conjunctions(join.getCondition())) {
      if (!(condition instanceof RexCall call) || call.getKind() != SqlKind.EQUALS) {
        continue;
      }
      for (int side = 0; side < 2; side++) {
        RexNode outer = call.getOperands().get(side);
        RexNode own = call.getOperands().get(1 - side);
        ImmutableBitSet outerBits = RelOptUtil.InputFinder.bits(outer);
        ImmutableBitSet ownBits = RelOptUtil.InputFinder.bits(own);
        if (outerBits.isEmpty()
            || ownBits.isEmpty()
            || outerBits.length() > left
            || ownBits.nth(0) < left) {
          continue;
        }
        RexNode inner =
            chain.inline(
                own.accept(
                    new RexShuttle() {
                      @Override
                      public RexNode visitInputRef(RexInputRef reference) {
                        return new RexInputRef(reference.getIndex() - left, reference.getType());
                      }
                    }));
        RexInputRef column = KeyTerms.plainColumn(inner, outer.getType());
        if (column != null && keys.putIfAbsent(column.getIndex(), outer) == null) {
          sources.put(column.getIndex(), condition);
        }
      }
    }
  }

  private @Nullable Candidate best(
      ScanChain chain,
      List<RexNode> conditions,
      Set<Integer> joined,
      Map<Integer, RexNode> keys,
      Map<Integer, RexNode> sources,
      Map<Integer, RexNode> constants) {
    TableDefinition table = chain.table().definition();
    Candidate best = null;
    Integer rowIdColumn = table.rowIdColumn();
    int rowId = rowIdColumn == null ? table.columns().size() : table.ordinalOf(rowIdColumn);
    if (joined.contains(rowId)) {
      best = candidate(chain, conditions, null, List.of(rowId), keys, sources, constants, 1);
    }
    double rows = Math.max(1, metadata.statistics().rows(table));
    for (IndexDefinition definition : table.indexes()) {
      if (!(definition instanceof IndexDefinition.Ordered index) || !index.ready()) {
        continue;
      }
      List<Integer> prefix = new ArrayList<>();
      double matches = rows;
      for (int columnId : index.columnIds()) {
        int ordinal = table.ordinalOf(columnId);
        if (!keys.containsKey(ordinal)) {
          break;
        }
        prefix.add(ordinal);
        matches /= metadata.distinctValues(table, ordinal);
      }
      if (prefix.stream().noneMatch(joined::contains)) {
        continue;
      }
      double sameKey = metadata.rowsOfKey(table, index, prefix.size());
      matches = sameKey > 0 ? sameKey : matches;
      boolean unique = index.unique() && prefix.size() == index.columnIds().size();
      Candidate candidate =
          candidate(
              chain,
              conditions,
              index,
              prefix,
              keys,
              sources,
              constants,
              unique ? 1 : Math.max(1, matches));
      if (best == null || candidate.cost() < best.cost()) {
        best = candidate;
      }
    }
    return best;
  }

  private static Candidate candidate(
      ScanChain chain,
      List<RexNode> conditions,
      IndexDefinition.@Nullable Ordered index,
      List<Integer> ordinals,
      Map<Integer, RexNode> keys,
      Map<Integer, RexNode> sources,
      Map<Integer, RexNode> constants,
      double matches) {
    Set<RexNode> used = new HashSet<>();
    Set<RexNode> served = new HashSet<>();
    List<RexNode> values = new ArrayList<>();
    for (int ordinal : ordinals) {
      RexNode value = keys.get(ordinal);
      if (value != null) {
        values.add(value);
      }
      RexNode source = sources.get(ordinal);
      if (source != null) {
        used.add(source);
      }
      RexNode constant = constants.get(ordinal);
      if (constant != null) {
        served.add(constant);
      }
    }
    return new Candidate(
        chain,
        conditions,
        index,
        values,
        used,
        served,
        LOOKUP_COST * (1 + 0.5 * (Math.max(1, matches) - 1)));
  }

  private RelNode build(Join join, Candidate candidate) {
    RelNode left = planner.plan(join.getLeft());
    int width = left.getRowType().getFieldCount();
    ScanChain chain = candidate.chain();
    List<RexNode> own = new ArrayList<>(candidate.conditions());
    own.removeIf(candidate.served()::contains);
    List<RexNode> both = new ArrayList<>(RelOptUtil.conjunctions(join.getCondition()));
    both.removeIf(candidate.used()::contains);

    boolean keepsRight = join.getJoinType().projectsRight();
    ImmutableBitSet.Builder needed = ImmutableBitSet.builder();
    if (keepsRight) {
      needed.addAll(RelOptUtil.InputFinder.bits(chain.projects(), null));
    }
    needed.addAll(RelOptUtil.InputFinder.bits(own, null));
    for (RexNode condition : both) {
      RelOptUtil.InputFinder.bits(condition).asList().stream()
          .filter(i -> i >= width)
          .forEach(
              i -> needed.addAll(RelOptUtil.InputFinder.bits(chain.projects().get(i - width))));
    }
    ScanPlanner.Columns columns = ScanPlanner.Columns.of(chain.table(), needed.build());
    List<RexNode> conditions = new ArrayList<>();
    own.forEach(condition -> conditions.add(columns.map(condition, width)));
    both.forEach(condition -> conditions.add(overBoth(condition, width, chain, columns)));

    RexBuilder builder = join.getCluster().getRexBuilder();
    LookupJoin lookup =
        new LookupJoin(
            join.getCluster(),
            left,
            chain.table(),
            columns.ordinals(),
            new LookupJoin.Lookup(
                candidate.index(), candidate.keys(), ScanPlanner.orNull(conditions, builder)),
            join.getJoinType(),
            metadata.getRowCount(join));
    if (!keepsRight) {
      return lookup;
    }
    List<RexNode> fields = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      fields.add(builder.makeInputRef(lookup, i));
    }
    boolean nullable = join.getJoinType() == JoinRelType.LEFT;
    for (RexNode project : chain.projects()) {
      fields.add(afterJoin(columns.map(project, width), lookup, builder, nullable));
    }
    return ScanPlanner.project(lookup, fields, join.getRowType().getFieldNames());
  }

  /** Under a LEFT join fields of the right side may be NULL: references carry the new type. */
  private static RexNode afterJoin(
      RexNode project, RelNode lookup, RexBuilder builder, boolean nullable) {
    if (!nullable) {
      return project;
    }
    if (project instanceof RexInputRef reference) {
      return builder.makeInputRef(lookup, reference.getIndex());
    }
    RexCall cast = (RexCall) project;
    RexInputRef operand = (RexInputRef) cast.getOperands().get(0);
    return builder.makeAbstractCast(
        builder.getTypeFactory().createTypeWithNullability(cast.getType(), true),
        builder.makeInputRef(lookup, operand.getIndex()),
        false);
  }

  private static RexNode overBoth(
      RexNode condition, int width, ScanChain chain, ScanPlanner.Columns columns) {
    return condition.accept(
        new RexShuttle() {
          @Override
          public RexNode visitInputRef(RexInputRef reference) {
            return reference.getIndex() < width
                ? reference
                : columns.map(chain.projects().get(reference.getIndex() - width), width);
          }
        });
  }
}
