package io.quiver.planner.rule;

import io.quiver.planner.rel.VectorTopK;
import io.quiver.planner.type.TypeMapping;
import io.quiver.storage.value.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinInfo;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.util.ImmutableBitSet;
import org.apache.calcite.util.ImmutableIntList;
import org.jspecify.annotations.Nullable;

/**
 * The nearest of joined rows are searched for before they are joined, among those that have a
 * partner:
 *
 * <pre>
 * Sort(distance(a.v, q) LIMIT k)     Sort(distance(a.v, q) LIMIT k)
 *   Project                            Project
 *     Join(a.x = b.y)           ->       Join(a.x = b.y)
 *       Scan(a)                            VectorTopK(a.v, q, k, a.x in keys)
 *       b                                  | keys: Project(b.y)
 *                                          b
 * </pre>
 *
 * The k nearest rows with a partner give at least k joined rows, the nearest ones among them. Left
 * alone are joins that leave few rows: sorting those is exact and cheap.
 */
public final class VectorJoinRule {
  /** Fewer joined rows are rather all measured. */
  private static final double MIN_ROWS = 2_000;

  private final ToDoubleFunction<RelNode> rowCount;

  public VectorJoinRule(ToDoubleFunction<RelNode> rowCount) {
    this.rowCount = rowCount;
  }

  /** The same tree with searches below joins. */
  public RelNode apply(RelNode node) {
    if (node instanceof Sort sort) {
      RelNode search = search(sort);
      if (search != null) {
        return search;
      }
    }
    List<RelNode> inputs = new ArrayList<>();
    boolean changed = false;
    for (RelNode input : node.getInputs()) {
      RelNode rewritten = apply(input);
      changed |= rewritten != input;
      inputs.add(rewritten);
    }
    return changed ? node.copy(node.getTraitSet(), inputs) : node;
  }

  private @Nullable RelNode search(Sort sort) {
    List<RelFieldCollation> collations = sort.getCollation().getFieldCollations();
    if (sort.fetch == null
        || collations.size() != 1
        || collations.get(0).direction.isDescending()
        || collations.get(0).nullDirection == RelFieldCollation.NullDirection.FIRST
        || !(sort.getInput() instanceof Project project)
        || !(project.getInput() instanceof Join join)) {
      return null;
    }
    DistanceCall distance =
        DistanceCall.of(project.getProjects().get(collations.get(0).getFieldIndex()));
    if (distance == null
        || !RelOptUtil.getVariablesUsed(sort).isEmpty()
        || rowCount.applyAsDouble(join) < MIN_ROWS) {
      return null;
    }
    RelNode restricted =
        new Restriction(sort, distance)
            .restrict(join, distance.column().getIndex(), new ArrayList<>());
    if (restricted == null) {
      return null;
    }
    RelNode above = project.copy(project.getTraitSet(), List.of(restricted));
    return sort.copy(sort.getTraitSet(), List.of(above));
  }

  /** Puts the search in the place of the table that has the vectors. */
  private record Restriction(Sort sort, DistanceCall distance) {
    /**
     * The node with fewer rows, or null when that is not possible.
     *
     * @param field the node's field with the vectors
     * @param members what the rows must fulfil, over the node's fields
     */
    @Nullable RelNode restrict(RelNode node, int field, List<VectorTopK.Membership> members) {
      ScanChain chain = ScanChain.of(node);
      if (chain != null) {
        return leaf(chain, field, members);
      }
      return switch (node) {
        case Project project -> project(project, field, members);
        case Join join -> join(join, field, members);
        default -> null;
      };
    }

    private @Nullable RelNode project(
        Project project, int field, List<VectorTopK.Membership> members) {
      if (!(project.getProjects().get(field) instanceof RexInputRef reference)
          || project.containsOver()) {
        return null;
      }
      List<VectorTopK.Membership> inside = new ArrayList<>();
      for (VectorTopK.Membership member : members) {
        inside.add(
            new VectorTopK.Membership(
                RelOptUtil.pushPastProject(member.values(), project), member.keys()));
      }
      RelNode input = restrict(project.getInput(), reference.getIndex(), inside);
      return input == null ? null : project.copy(project.getTraitSet(), List.of(input));
    }

    private @Nullable RelNode join(Join join, int field, List<VectorTopK.Membership> members) {
      int leftFields = join.getLeft().getRowType().getFieldCount();
      boolean onLeft = field < leftFields;
      JoinRelType type = join.getJoinType();
      boolean keepsAll = type == JoinRelType.LEFT && onLeft;
      boolean needsPartner = type == JoinRelType.INNER || (type == JoinRelType.SEMI && onLeft);
      if (!keepsAll && !needsPartner) {
        return null;
      }
      RelNode side = onLeft ? join.getLeft() : join.getRight();
      List<VectorTopK.Membership> inside = new ArrayList<>();
      for (VectorTopK.Membership member : members) {
        List<RexNode> values = onSide(member.values(), join, onLeft);
        if (values == null) {
          return null;
        }
        inside.add(new VectorTopK.Membership(values, member.keys()));
      }
      if (needsPartner) {
        VectorTopK.Membership partner = partner(join, onLeft);
        if (partner == null) {
          return null;
        }
        inside.add(partner);
      }
      RelNode restricted = restrict(side, onLeft ? field : field - leftFields, inside);
      return restricted == null
          ? null
          : join.copy(
              join.getTraitSet(),
              onLeft ? List.of(restricted, join.getRight()) : List.of(join.getLeft(), restricted));
    }

    /** Expressions over a join's fields over those of one input, or null. */
    private static @Nullable List<RexNode> onSide(List<RexNode> values, Join join, boolean left) {
      int leftFields = join.getLeft().getRowType().getFieldCount();
      ImmutableBitSet used = RelOptUtil.InputFinder.bits(values, null);
      ImmutableBitSet allowed =
          left
              ? ImmutableBitSet.range(leftFields)
              : ImmutableBitSet.range(
                  leftFields, leftFields + join.getRight().getRowType().getFieldCount());
      if (!allowed.contains(used)) {
        return null;
      }
      return left ? values : RexUtil.shift(values, -leftFields);
    }

    private static VectorTopK.@Nullable Membership partner(Join join, boolean onLeft) {
      JoinInfo info = join.analyzeCondition();
      if (!info.isEqui() || info.leftKeys.isEmpty()) {
        return null;
      }
      RexBuilder builder = join.getCluster().getRexBuilder();
      RelNode side = onLeft ? join.getLeft() : join.getRight();
      RelNode other = onLeft ? join.getRight() : join.getLeft();
      List<Integer> sideKeys = onLeft ? info.leftKeys : info.rightKeys;
      List<Integer> otherKeys = onLeft ? info.rightKeys : info.leftKeys;
      List<RexNode> values = new ArrayList<>();
      List<RexNode> keys = new ArrayList<>();
      List<String> names = new ArrayList<>();
      for (int i = 0; i < sideKeys.size(); i++) {
        RexNode value = builder.makeInputRef(side, sideKeys.get(i));
        RexNode key = builder.makeInputRef(other, otherKeys.get(i));
        if (!areAlike(value, key)) {
          return null;
        }
        values.add(value);
        keys.add(key);
        names.add("KEY" + i);
      }
      RelNode partners = LogicalProject.create(other, List.of(), keys, names, Set.of());
      return new VectorTopK.Membership(values, partners);
    }

    /** Whether equal values are equal Java objects. */
    private static boolean areAlike(RexNode value, RexNode key) {
      TypeKind a = TypeMapping.toDataType(value.getType()).kind();
      TypeKind b = TypeMapping.toDataType(key.getType()).kind();
      return (a.isInteger() && b.isInteger())
          || (a == b
              && switch (a) {
                case BOOLEAN, VARCHAR, UUID, DATE, TIMESTAMP -> true;
                default -> false;
              });
    }

    private @Nullable RelNode leaf(
        ScanChain chain, int field, List<VectorTopK.Membership> members) {
      if (chain.table().hasRowId()
          || !(chain.projects().get(field) instanceof RexInputRef column)) {
        return null;
      }
      Integer index = distance.index(chain.table().definition(), column.getIndex());
      if (index == null) {
        return null;
      }
      RexBuilder builder = sort.getCluster().getRexBuilder();
      List<VectorTopK.Membership> inlined = new ArrayList<>();
      for (VectorTopK.Membership member : members) {
        inlined.add(
            new VectorTopK.Membership(
                member.values().stream().map(chain::inline).toList(), member.keys()));
      }
      ImmutableIntList columns =
          ImmutableIntList.copyOf(RelOptUtil.InputFinder.bits(chain.projects(), null).asList());
      DistanceConditions conditions = conditions(chain, column);
      VectorTopK.Search search =
          new VectorTopK.Search(
              column.getIndex(),
              distance.metric(),
              distance.query(),
              VectorSearchRule.count(sort, builder),
              distance.options(),
              conditions.withUnmeasured(),
              index,
              null);
      RelNode found =
          new VectorTopK(
              sort.getCluster(),
              chain.table(),
              columns,
              VectorSearchRule.rows(sort.fetch),
              search,
              conditions.rest().isEmpty()
                  ? null
                  : RexUtil.composeConjunction(builder, conditions.rest()),
              null,
              inlined);
      RexShuttle moved =
          new RexShuttle() {
            @Override
            public RexNode visitInputRef(RexInputRef reference) {
              return new RexInputRef(columns.indexOf(reference.getIndex()), reference.getType());
            }
          };
      return LogicalProject.create(
          found,
          List.of(),
          moved.apply(chain.projects()),
          chain.top().getRowType().getFieldNames(),
          Set.of());
    }

    /** A limit of the distance stays a condition: it is tested inside the search. */
    private DistanceConditions conditions(ScanChain chain, RexInputRef column) {
      RexNode here =
          distance
              .call()
              .accept(
                  new RexShuttle() {
                    @Override
                    public RexNode visitInputRef(RexInputRef reference) {
                      return column;
                    }
                  });
      DistanceConditions all = DistanceConditions.of(chain.conditions(), here);
      return all.within() == null
          ? all
          : new DistanceConditions(chain.conditions(), false, null, false);
    }
  }
}
