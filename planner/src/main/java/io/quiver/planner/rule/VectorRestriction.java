package io.quiver.planner.rule;

import io.quiver.planner.rel.VectorTopK;
import io.quiver.planner.type.TypeMapping;
import io.quiver.storage.value.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinInfo;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;
import org.apache.calcite.util.ImmutableIntList;
import org.jspecify.annotations.Nullable;

/**
 * Puts a search in the place of the table that has the vectors, below joins and filters.
 *
 * @param given whether the members that are handed down say all that rows must fulfil: then joins
 *     and filters on the way add nothing
 */
record VectorRestriction(Sort sort, DistanceCall distance, boolean given) {
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
      case Filter filter -> filter(filter, field, members);
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
              RelOptUtil.pushPastProject(member.values(), project),
              member.keys(),
              member.negated()));
    }
    RelNode input = restrict(project.getInput(), reference.getIndex(), inside);
    return input == null ? null : project.copy(project.getTraitSet(), List.of(input));
  }

  /** The search among the rows of the table that come out of a tree at all, by their row ids. */
  static @Nullable RelNode among(Sort sort, DistanceCall distance, RelNode tree) {
    int field = distance.column().getIndex();
    int rowId = rowId(tree, field);
    if (rowId < 0 || !isDeterministic(tree)) {
      return null;
    }
    RexBuilder builder = sort.getCluster().getRexBuilder();
    RexNode id = builder.makeInputRef(tree, rowId);
    RelNode ids = LogicalProject.create(tree, List.of(), List.of(id), List.of("KEY"), Set.of());
    return new VectorRestriction(sort, distance, true)
        .restrict(tree, field, List.of(new VectorTopK.Membership(List.of(id), ids, false)));
  }

  /** What is computed twice must come out the same. */
  private static boolean isDeterministic(RelNode node) {
    boolean[] random = new boolean[1];
    node.accept(
        new RexShuttle() {
          @Override
          public RexNode visitCall(RexCall call) {
            random[0] |= !RexUtil.isDeterministic(call);
            return call;
          }
        });
    return !random[0] && node.getInputs().stream().allMatch(VectorRestriction::isDeterministic);
  }

  /** The field with the row id of the table that a field comes from; -1 when there is none. */
  private static int rowId(RelNode node, int field) {
    ScanChain chain = ScanChain.of(node);
    if (chain != null) {
      Integer id = chain.table().definition().rowIdColumn();
      return id == null ? -1 : fieldOf(chain.projects(), chain.table().definition().ordinalOf(id));
    }
    return switch (node) {
      case Project project ->
          project.getProjects().get(field) instanceof RexInputRef reference
              ? fieldOf(project.getProjects(), rowId(project.getInput(), reference.getIndex()))
              : -1;
      case Filter filter -> rowId(filter.getInput(), field);
      case Join join -> {
        int left = join.getLeft().getRowType().getFieldCount();
        if (field < left) {
          yield rowId(join.getLeft(), field);
        }
        int found = rowId(join.getRight(), field - left);
        yield found < 0 ? -1 : found + left;
      }
      default -> -1;
    };
  }

  private static int fieldOf(List<RexNode> projects, int input) {
    for (int i = 0; i < projects.size(); i++) {
      if (projects.get(i) instanceof RexInputRef reference && reference.getIndex() == input) {
        return i;
      }
    }
    return -1;
  }

  private @Nullable RelNode join(Join join, int field, List<VectorTopK.Membership> members) {
    int leftFields = join.getLeft().getRowType().getFieldCount();
    boolean onLeft = field < leftFields;
    JoinRelType type = join.getJoinType();
    boolean keepsAll = type == JoinRelType.LEFT && onLeft;
    boolean needsNone = type == JoinRelType.ANTI && onLeft;
    boolean needsPartner = type == JoinRelType.INNER || (type == JoinRelType.SEMI && onLeft);
    if (!keepsAll && !needsPartner && !needsNone) {
      return null;
    }
    RelNode side = onLeft ? join.getLeft() : join.getRight();
    List<VectorTopK.Membership> inside = new ArrayList<>();
    for (VectorTopK.Membership member : members) {
      List<RexNode> values = onSide(member.values(), join, onLeft);
      if (values == null) {
        return null;
      }
      inside.add(new VectorTopK.Membership(values, member.keys(), member.negated()));
    }
    if (!given && (needsPartner || needsNone)) {
      VectorTopK.Membership partner = partner(join, onLeft, needsNone);
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

  /** Rows of an outer join that found no partner. */
  private @Nullable RelNode filter(Filter filter, int field, List<VectorTopK.Membership> members) {
    if (given) {
      RelNode restricted = restrict(filter.getInput(), field, members);
      return restricted == null ? null : filter.copy(filter.getTraitSet(), List.of(restricted));
    }
    if (!(filter.getInput() instanceof Join join)
        || join.getJoinType() != JoinRelType.LEFT
        || !isAbsent(filter.getCondition(), join)) {
      return null;
    }
    VectorTopK.Membership none = partner(join, true, true);
    if (none == null) {
      return null;
    }
    List<VectorTopK.Membership> more = new ArrayList<>(members);
    more.add(none);
    RelNode restricted = restrict(join, field, more);
    return restricted == null ? null : filter.copy(filter.getTraitSet(), List.of(restricted));
  }

  /** Whether this says that a field is NULL that only is without a partner. */
  static boolean isAbsent(RexNode condition, Join join) {
    int left = join.getLeft().getRowType().getFieldCount();
    return condition.getKind() == SqlKind.IS_NULL
        && ((RexCall) condition).getOperands().get(0) instanceof RexInputRef reference
        && reference.getIndex() >= left
        && !join.getRight()
            .getRowType()
            .getFieldList()
            .get(reference.getIndex() - left)
            .getType()
            .isNullable();
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

  private static VectorTopK.@Nullable Membership partner(
      Join join, boolean onLeft, boolean negated) {
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
    return new VectorTopK.Membership(values, partners, negated);
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

  private @Nullable RelNode leaf(ScanChain chain, int field, List<VectorTopK.Membership> members) {
    if (chain.table().hasRowId() || !(chain.projects().get(field) instanceof RexInputRef column)) {
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
              member.values().stream().map(chain::inline).toList(),
              member.keys(),
              member.negated()));
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
