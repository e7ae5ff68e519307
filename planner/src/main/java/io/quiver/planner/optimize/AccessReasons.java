package io.quiver.planner.optimize;

import io.quiver.planner.cost.PlanSwitches;
import io.quiver.planner.cost.QuiverMetadata;
import io.quiver.planner.rel.FullScan;
import io.quiver.planner.rel.IndexProbe;
import io.quiver.planner.rel.IndexScan;
import io.quiver.planner.rel.KeyGet;
import io.quiver.planner.rel.LookupJoin;
import io.quiver.planner.rel.RowIdLookup;
import io.quiver.planner.rel.RowIdScan;
import io.quiver.planner.rel.TableAccess;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.TableDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Why a table is read the way it is: what an index was good for, or why none was used. For EXPLAIN:
 * it weighs again what was weighed when the plan was made, by the same estimates.
 */
final class AccessReasons {
  private final QuiverMetadata metadata;

  private AccessReasons(QuiverMetadata metadata) {
    this.metadata = metadata;
  }

  /**
   * The reason in words, or null where there was no choice.
   *
   * @param above the node that reads this one, if any
   */
  static @Nullable String of(RelNode node, @Nullable RelNode above) {
    if (!(node.getCluster().getMetadataQuery() instanceof QuiverMetadata metadata)) {
      return null;
    }
    AccessReasons reasons = new AccessReasons(metadata);
    return switch (node) {
      case KeyGet get -> "the whole key is given, at most one row has it";
      case RowIdLookup lookup ->
          "keys are given, "
              + reasons.part(lookup.keys().size(), lookup.quiverTable().definition());
      case RowIdScan scan -> reasons.range(scan);
      case IndexScan scan -> reasons.index(scan);
      case FullScan scan when above instanceof Filter filter -> reasons.full(scan, filter);
      case LookupJoin join -> reasons.lookups(join);
      case Join join -> reasons.noLookups(join);
      default -> null;
    };
  }

  private String part(double rows, TableDefinition table) {
    return "about " + number(rows) + " of " + number(metadata.statistics().rows(table)) + " rows";
  }

  private static String number(double rows) {
    return String.format(Locale.ROOT, "%,d", Math.max(0, Math.round(rows)));
  }

  private String range(RowIdScan scan) {
    return scan.from() == null && scan.to() == null
        ? "rows are wanted in this order, nothing is sorted"
        : "part of the keys, " + part(scan.estimatedRows(), scan.quiverTable().definition());
  }

  private String index(IndexScan scan) {
    boolean bounded = scan.probes().stream().anyMatch(AccessReasons::isBounded);
    return bounded
        ? "it gives " + part(scan.estimatedRows(), scan.quiverTable().definition())
        : "rows are wanted in this order, nothing is sorted";
  }

  private static boolean isBounded(IndexProbe probe) {
    return !probe.equal().isEmpty() || probe.from() != null || probe.to() != null;
  }

  private String lookups(LookupJoin join) {
    TableDefinition table = join.quiverTable().definition();
    return "about "
        + number(metadata.getRowCount(join.getInput()))
        + " lookups cost less than reading "
        + number(metadata.statistics().rows(table))
        + " rows";
  }

  // ---- full scans

  /** An expression over a node's columns, over those of its table. */
  static RexNode overTable(RexNode expression, TableAccess access) {
    return expression.accept(
        new RexShuttle() {
          @Override
          public RexNode visitInputRef(RexInputRef reference) {
            int ordinal = access.columns().get(reference.getIndex());
            return new RexInputRef(
                ordinal == TableAccess.ROW_ID
                    ? access.quiverTable().definition().columns().size()
                    : ordinal,
                reference.getType());
          }
        });
  }

  private @Nullable String full(FullScan scan, Filter filter) {
    if (!PlanSwitches.of(scan.getCluster()).allows("IndexScan")) {
      return "disabled_rules forbids indexes";
    }
    TableDefinition table = scan.quiverTable().definition();
    RexBuilder builder = scan.getCluster().getRexBuilder();
    KeyTerms terms = new KeyTerms(builder);
    List<RexNode> conditions =
        terms.expand(RelOptUtil.conjunctions(overTable(filter.getCondition(), scan)));
    List<AccessPath> paths =
        new AccessPaths(metadata, builder).enumerate(table, terms.find(conditions));
    List<String> reasons = new ArrayList<>();
    for (AccessPath path : paths) {
      String weighed = weighed(path, paths.get(0), table);
      if (weighed != null) {
        reasons.add(weighed);
      }
    }
    ImmutableBitSet mentioned = RelOptUtil.InputFinder.bits(conditions, null);
    for (IndexDefinition index : table.indexes()) {
      if (index instanceof IndexDefinition.Ordered ordered && !isWeighed(ordered, paths)) {
        String unfit = unfit(ordered, table, mentioned, conditions);
        if (unfit != null) {
          reasons.add(unfit);
        }
      }
    }
    if (!reasons.isEmpty()) {
      return String.join("; ", reasons);
    }
    List<String> names =
        mentioned.asList().stream()
            .filter(ordinal -> ordinal < table.columns().size())
            .map(ordinal -> table.columns().get(ordinal).name())
            .toList();
    return names.isEmpty() ? null : "no index has " + String.join(" or ", names);
  }

  private static boolean isUseful(AccessPath path) {
    return switch (path.how()) {
      case AccessPath.How.All all -> false;
      case AccessPath.How.Index index -> index.probes().stream().anyMatch(AccessReasons::isBounded);
      case AccessPath.How.RowIds ids -> true;
      case AccessPath.How.RowIdRange range -> true;
    };
  }

  private static boolean isWeighed(IndexDefinition.Ordered index, List<AccessPath> paths) {
    return paths.stream()
        .anyMatch(
            path ->
                isUseful(path)
                    && path.how() instanceof AccessPath.How.Index how
                    && how.index().id() == index.id());
  }

  private @Nullable String weighed(AccessPath path, AccessPath all, TableDefinition table) {
    if (!isUseful(path)) {
      return null;
    }
    String name =
        path.how() instanceof AccessPath.How.Index how
            ? "index " + how.index().name()
            : "the primary key";
    return name
        + " would give "
        + part(path.rows(), table)
        + (path.cost() < all.cost()
            ? ", but this way no sort is needed"
            : ", which costs more than reading all");
  }

  /** Why an index over a column of the condition could not even be weighed. */
  private static @Nullable String unfit(
      IndexDefinition.Ordered index,
      TableDefinition table,
      ImmutableBitSet mentioned,
      List<RexNode> conditions) {
    List<Integer> ordinals = index.columnIds().stream().map(table::ordinalOf).toList();
    if (ordinals.stream().noneMatch(mentioned::get)) {
      return null;
    }
    String name = "index " + index.name();
    if (!index.ready()) {
      return name + " is not complete";
    }
    int first = ordinals.get(0);
    String column = table.columns().get(first).name();
    if (!mentioned.get(first)) {
      return name + " begins with " + column + ", which is not compared";
    }
    return conditions.stream()
        .filter(condition -> RelOptUtil.InputFinder.bits(condition).get(first))
        .map(condition -> obstacle(condition, column))
        .findFirst()
        .map(obstacle -> name + " does not help: " + obstacle)
        .orElse(null);
  }

  private static String obstacle(RexNode condition, String column) {
    return switch (condition.getKind()) {
      case OR -> column + " stands in an OR with something else";
      case NOT_EQUALS -> column + " <> leaves too many values";
      case IS_NOT_NULL -> column + " IS NOT NULL leaves too many values";
      case LIKE -> "a LIKE of " + column + " is looked up only by a constant beginning";
      case EQUALS, LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL -> {
        List<RexNode> sides = ((RexCall) condition).getOperands();
        RexNode side =
            RelOptUtil.InputFinder.bits(sides.get(0)).isEmpty() ? sides.get(1) : sides.get(0);
        if (side.isA(SqlKind.CAST)) {
          yield column + " is compared as " + side.getType().getSqlTypeName();
        }
        yield side instanceof RexInputRef
            ? column + " is not compared with a value that is known before the row is read"
            : column + " stands in an expression";
      }
      default -> column + " is not compared with a value";
    };
  }

  // ---- joins

  /** Why a join does not look its keys up though there is an index of one. */
  private @Nullable String noLookups(Join join) {
    if (!PlanSwitches.of(join.getCluster()).allows("LookupJoin")) {
      return "disabled_rules forbids lookups";
    }
    int left = join.getLeft().getRowType().getFieldCount();
    for (RexNode condition : RelOptUtil.conjunctions(join.getCondition())) {
      if (!(condition instanceof RexCall call) || call.getKind() != SqlKind.EQUALS) {
        continue;
      }
      List<String> found =
          Stream.of(call.getOperands().get(0), call.getOperands().get(1))
              .map(side -> side instanceof RexInputRef field ? lookup(join, field, left) : null)
              .filter(Objects::nonNull)
              .toList();
      if (!found.isEmpty()) {
        return String.join("; ", found);
      }
    }
    return null;
  }

  private @Nullable String lookup(Join join, RexInputRef field, int left) {
    boolean isLeft = field.getIndex() < left;
    if (isLeft && join.getJoinType() != JoinRelType.INNER) {
      return null; // only the other side can be looked up
    }
    RelNode side = isLeft ? join.getLeft() : join.getRight();
    RelNode other = isLeft ? join.getRight() : join.getLeft();
    int column = isLeft ? field.getIndex() : field.getIndex() - left;
    while (!(side instanceof TableAccess)) {
      if (side instanceof Project project
          && project.getProjects().get(column) instanceof RexInputRef below) {
        column = below.getIndex();
        side = project.getInput();
      } else if (side instanceof Filter filter) {
        side = filter.getInput();
      } else {
        return null;
      }
    }
    TableAccess access = (TableAccess) side;
    if (column >= access.columns().size()) {
      return null;
    }
    TableDefinition table = access.quiverTable().definition();
    String index = indexOn(table, access.columns().get(column));
    return index == null
        ? null
        : "about "
            + number(metadata.getRowCount(other))
            + " lookups by "
            + index
            + " of "
            + table.name().name()
            + " cost more than reading "
            + number(metadata.getRowCount(side))
            + " rows";
  }

  private static @Nullable String indexOn(TableDefinition table, int ordinal) {
    Integer rowId = table.rowIdColumn();
    if (rowId != null && table.ordinalOf(rowId) == ordinal) {
      return "the primary key";
    }
    for (IndexDefinition index : table.indexes()) {
      if (index instanceof IndexDefinition.Ordered
          && index.ready()
          && ordinal >= 0
          && table.ordinalOf(index.columnIds().get(0)) == ordinal) {
        return "index " + index.name();
      }
    }
    return null;
  }
}
