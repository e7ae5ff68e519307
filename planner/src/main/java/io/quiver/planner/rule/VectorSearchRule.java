package io.quiver.planner.rule;

import io.quiver.functions.spi.ScalarFunction;
import io.quiver.planner.rel.VectorTopK;
import io.quiver.planner.schema.QuiverTable;
import io.quiver.planner.schema.ScalarFunctionOperator;
import io.quiver.planner.type.VectorSqlType;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.vector.Metric;
import io.quiver.storage.vector.VectorSearchOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.util.ImmutableBitSet;
import org.apache.calcite.util.ImmutableIntList;
import org.jspecify.annotations.Nullable;

/**
 * The nearest rows of a table become one search:
 *
 * <pre>
 * Sort(distance(v, q) LIMIT k)          Project(.., DISTANCE, ..)
 *   Project(.., distance(v, q), ..)  ->   VectorTopK(v, q, k, condition)
 *     Filter(condition)
 *       Scan
 * </pre>
 */
public final class VectorSearchRule {
  private VectorSearchRule() {}

  /** A distance function and what it means for a search. */
  private record Distance(Metric metric, boolean descending) {}

  /** The same tree with its nearest-neighbour queries as searches. */
  public static RelNode apply(RelNode node) {
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

  private static @Nullable RelNode search(Sort sort) {
    List<RelFieldCollation> collations = sort.getCollation().getFieldCollations();
    if (sort.fetch == null || collations.isEmpty()) {
      return null;
    }
    ScanChain chain = ScanChain.of(sort.getInput());
    if (chain == null || chain.table().hasRowId()) {
      return null;
    }
    RelFieldCollation order = collations.get(0);
    if (!(chain.projects().get(order.getFieldIndex()) instanceof RexCall distance)
        || !isTieBreaker(collations, chain)) {
      return null;
    }
    Optional<Distance> kind = distance(distance);
    if (kind.isEmpty()
        || order.direction.isDescending() != kind.get().descending()
        || order.nullDirection == RelFieldCollation.NullDirection.FIRST) {
      return null;
    }
    RexNode first = distance.getOperands().get(0);
    RexNode second = distance.getOperands().get(1);
    if (isVectorColumn(first) && isConstant(second)) {
      return build(sort, chain, distance, kind.get(), (RexInputRef) first, second);
    }
    if (isVectorColumn(second) && isConstant(first)) {
      return build(sort, chain, distance, kind.get(), (RexInputRef) second, first);
    }
    return null;
  }

  /** Equal distances come in the order of the row id. */
  private static boolean isTieBreaker(List<RelFieldCollation> collations, ScanChain chain) {
    if (collations.size() == 1) {
      return true;
    }
    TableDefinition table = chain.table().definition();
    Integer rowId = table.rowIdColumn();
    return collations.size() == 2
        && rowId != null
        && !collations.get(1).direction.isDescending()
        && chain.projects().get(collations.get(1).getFieldIndex()) instanceof RexInputRef reference
        && reference.getIndex() == table.ordinalOf(rowId);
  }

  private static Optional<Distance> distance(RexCall call) {
    if (!(call.getOperator() instanceof ScalarFunctionOperator operator)) {
      return Optional.empty();
    }
    ScalarFunction function = operator.function();
    return switch (function.name()) {
      case "COSINE_DISTANCE" -> Optional.of(new Distance(Metric.COSINE, false));
      case "L2_DISTANCE", "EUCLIDEAN_DISTANCE" -> Optional.of(new Distance(Metric.L2, false));
      case "NEGATIVE_INNER_PRODUCT" -> Optional.of(new Distance(Metric.DOT, false));
      case "VECTOR_DISTANCE" ->
          call.getOperands().size() == 3 && call.getOperands().get(2) instanceof RexLiteral literal
              ? Optional.ofNullable(literal.getValueAs(String.class))
                  .flatMap(Metric::named)
                  .map(metric -> new Distance(metric, false))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static boolean isVectorColumn(RexNode node) {
    return node instanceof RexInputRef && node.getType() instanceof VectorSqlType;
  }

  private static boolean isConstant(RexNode node) {
    return !RexUtil.containsInputRef(node) && RexUtil.isDeterministic(node);
  }

  private static RelNode build(
      Sort sort,
      ScanChain chain,
      RexCall distance,
      Distance kind,
      RexInputRef column,
      RexNode query) {
    RexBuilder builder = sort.getCluster().getRexBuilder();
    QuiverTable table = chain.table();
    Conditions conditions = Conditions.of(chain.conditions(), distance);
    ImmutableBitSet needed =
        RelOptUtil.InputFinder.bits(replaced(chain.projects(), distance, builder, 0), null)
            .intersect(ImmutableBitSet.range(table.definition().columns().size()));
    List<RexNode> projects = replaced(chain.projects(), distance, builder, -1);
    ImmutableIntList columns = ImmutableIntList.copyOf(needed.asList());
    RexNode fetch = Objects.requireNonNull(sort.fetch, "a search needs a limit");
    RexNode k =
        sort.offset == null
            ? fetch
            : builder.makeCall(SqlStdOperatorTable.PLUS, fetch, sort.offset);
    Map<String, String> options = ((ScalarFunctionOperator) distance.getOperator()).searchOptions();
    VectorTopK.Search search =
        new VectorTopK.Search(
            column.getIndex(),
            kind.metric(),
            query,
            k,
            searchOptions(options, conditions.maxDistance()),
            conditions.withUnmeasured(),
            index(table.definition(), column.getIndex(), kind.metric()));
    RexNode filter =
        conditions.rest().isEmpty() ? null : RexUtil.composeConjunction(builder, conditions.rest());
    VectorTopK node =
        new VectorTopK(sort.getCluster(), table, columns, rows(sort.fetch), search, filter, null);
    RelNode above = node;
    if (sort.offset != null) {
      above = LogicalSort.create(node, RelCollations.EMPTY, sort.offset, sort.fetch);
    }
    List<RexNode> moved = new ArrayList<>();
    for (RexNode project : projects) {
      moved.add(move(project, columns, builder, above));
    }
    return LogicalProject.create(
        above, List.of(), moved, sort.getRowType().getFieldNames(), Set.of());
  }

  private static double rows(@Nullable RexNode fetch) {
    if (fetch instanceof RexLiteral literal) {
      Long rows = literal.getValueAs(Long.class);
      return rows == null ? 10 : Math.max(1, rows);
    }
    return 10;
  }

  /** Everywhere in place of the distance: the field number -1. */
  private static List<RexNode> replaced(
      List<RexNode> projects, RexNode distance, RexBuilder builder, int mode) {
    List<RexNode> replaced = new ArrayList<>();
    for (RexNode project : projects) {
      replaced.add(
          project.accept(
              new RexShuttle() {
                @Override
                public RexNode visitCall(RexCall call) {
                  if (call.equals(distance)) {
                    return mode == 0
                        ? builder.makeNullLiteral(call.getType())
                        : new DistanceRef(call);
                  }
                  return super.visitCall(call);
                }
              }));
    }
    return replaced;
  }

  /** Stands for the search's distance until the columns are numbered. */
  private static final class DistanceRef extends RexCall {
    DistanceRef(RexCall call) {
      super(call.getType(), call.getOperator(), call.getOperands());
    }
  }

  private static RexNode move(
      RexNode project, ImmutableIntList columns, RexBuilder builder, RelNode input) {
    return project.accept(
        new RexShuttle() {
          @Override
          public RexNode visitCall(RexCall call) {
            if (call instanceof DistanceRef) {
              RexNode field = builder.makeInputRef(input, columns.size());
              return field.getType().equals(call.getType())
                  ? field
                  : builder.makeAbstractCast(call.getType(), field, false);
            }
            return super.visitCall(call);
          }

          @Override
          public RexNode visitInputRef(RexInputRef reference) {
            return builder.makeInputRef(input, columns.indexOf(reference.getIndex()));
          }
        });
  }

  private static VectorSearchOptions searchOptions(
      Map<String, String> options, double maxDistance) {
    int ef = Integer.parseInt(options.getOrDefault("ef", "0").strip());
    String exact = options.get("exact");
    VectorSearchOptions.Exactness exactness =
        exact == null
            ? VectorSearchOptions.Exactness.AUTO
            : exact.toLowerCase(Locale.ROOT).equals("true")
                ? VectorSearchOptions.Exactness.ALWAYS
                : VectorSearchOptions.Exactness.NEVER;
    return new VectorSearchOptions(ef, exactness, maxDistance);
  }

  private static @Nullable Integer index(TableDefinition table, int ordinal, Metric metric) {
    for (IndexDefinition index : table.indexes()) {
      if (index instanceof IndexDefinition.Vector vector
          && vector.ready()
          && table.ordinalOf(vector.columnIds().get(0)) == ordinal
          && Metric.named(vector.options().getOrDefault("metric", "cosine"))
              .filter(metric::equals)
              .isPresent()) {
        return vector.id();
      }
    }
    return null;
  }

  /**
   * What the filter says of the distance, and the rest of it.
   *
   * @param withUnmeasured whether rows without a distance count
   */
  private record Conditions(List<RexNode> rest, boolean withUnmeasured, double maxDistance) {
    static Conditions of(List<RexNode> conditions, RexNode distance) {
      List<RexNode> rest = new ArrayList<>();
      boolean withUnmeasured = true;
      double max = Double.POSITIVE_INFINITY;
      for (RexNode condition : conditions) {
        if (condition instanceof RexCall call
            && call.getKind() == SqlKind.IS_NOT_NULL
            && call.getOperands().get(0).equals(distance)) {
          withUnmeasured = false;
          continue;
        }
        if (condition instanceof RexCall call
            && call.getKind() == SqlKind.LESS_THAN_OR_EQUAL
            && call.getOperands().get(0).equals(distance)
            && call.getOperands().get(1) instanceof RexLiteral literal) {
          Double limit = literal.getValueAs(Double.class);
          if (limit != null) {
            max = Math.min(max, limit);
            withUnmeasured = false;
            continue;
          }
        }
        rest.add(condition);
      }
      return new Conditions(rest, withUnmeasured, max);
    }
  }
}
