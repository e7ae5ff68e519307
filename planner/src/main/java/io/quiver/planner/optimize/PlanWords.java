package io.quiver.planner.optimize;

import io.quiver.planner.cost.QuiverMetadata;
import io.quiver.planner.rel.BreadthFirst;
import io.quiver.planner.rel.FullScan;
import io.quiver.planner.rel.IndexProbe;
import io.quiver.planner.rel.IndexScan;
import io.quiver.planner.rel.KeyBound;
import io.quiver.planner.rel.KeyGet;
import io.quiver.planner.rel.LockRows;
import io.quiver.planner.rel.LookupJoin;
import io.quiver.planner.rel.Modify;
import io.quiver.planner.rel.MultiwayMatch;
import io.quiver.planner.rel.PathSearch;
import io.quiver.planner.rel.RecursiveUnion;
import io.quiver.planner.rel.RowCount;
import io.quiver.planner.rel.RowIdLookup;
import io.quiver.planner.rel.RowIdScan;
import io.quiver.planner.rel.SystemScan;
import io.quiver.planner.rel.TableAccess;
import io.quiver.planner.rel.TableFunctionCall;
import io.quiver.planner.rel.TextSearch;
import io.quiver.planner.rel.VectorTopK;
import io.quiver.planner.rel.WorkTableScan;
import io.quiver.planner.rule.LikeWords;
import io.quiver.planner.schema.QuiverTable;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.text.TextSyntax;
import io.quiver.storage.vector.VectorSearchOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rel.core.Window;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/** What each kind of node is called in a plan that people read. */
final class PlanWords {
  private PlanWords() {}

  /** One line: what the node does, without its inputs. */
  static String describe(RelNode node) {
    return switch (node) {
      case TableAccess access -> access(access);
      case KeyGet get ->
          "Key get "
              + get.quiverTable().definition().name()
              + " by "
              + (get.index() == null
                  ? "primary key (row id) = " + Expressions.list(get.keys(), get)
                  : "index " + get.index().name() + " = " + Expressions.list(get.keys(), get))
              + (get.condition() == null
                  ? ""
                  : " where " + Expressions.text(get.condition(), names(get.quiverTable())));
      case LookupJoin join -> lookup(join);
      case LockRows lock ->
          (lock.shared() ? "Share rows of " : "Lock rows of ")
              + lock.quiverTable().definition().name();
      case Modify modify -> modify(modify);
      case RecursiveUnion union ->
          "Recursive union " + (union.all() ? "all" : "distinct") + " as " + union.workTable();
      case BreadthFirst search -> breadthFirst(search);
      case WorkTableScan scan -> "Rows of the last round of " + scan.workTable();
      case SystemScan scan ->
          "System table " + scan.systemTable().schema() + "." + scan.systemTable().name();
      case RowCount count ->
          "Number of rows of " + count.quiverTable().definition().name() + ", known without a scan";
      case TableFunctionCall call ->
          "Table function " + call.function().name() + ": " + call.description();
      case MultiwayMatch match -> "Pattern match " + match.description();
      case PathSearch search -> "Path search " + search.description();
      case Project project ->
          "Project " + Expressions.list(project.getProjects(), project.getInput());
      case Filter filter ->
          "Filter " + Expressions.text(filter.getCondition(), filter.getInput()) + likeNote(filter);
      case Join join -> join(join);
      case Correlate correlate ->
          "Nested loop "
              + correlate.getJoinType().lowerName
              + " join: the right side once for each left row";
      case Aggregate aggregate -> aggregate(aggregate);
      case Sort sort -> sort(sort);
      case SetOp set ->
          set.kind.name().charAt(0)
              + set.kind.name().substring(1).toLowerCase(Locale.ROOT)
              + (set.all ? " all" : "");
      case Values values -> "Values, " + values.getTuples().size() + " rows";
      case Window window -> "Window functions";
      default -> node.getRelTypeName().replaceFirst("^Logical", "");
    };
  }

  private static String breadthFirst(BreadthFirst search) {
    TableDefinition table = search.quiverTable().definition();
    return "Breadth-first search of "
        + search.name()
        + " over the edges "
        + table.name()
        + " from "
        + table.columns().get(search.source()).name()
        + " to "
        + table.columns().get(search.target()).name();
  }

  /** Why a text index of the column does not serve a LIKE. */
  private static String likeNote(Filter filter) {
    if (!(filter.getInput() instanceof FullScan scan)) {
      return "";
    }
    TableDefinition table = scan.quiverTable().definition();
    RexNode condition = AccessReasons.overTable(filter.getCondition(), scan);
    for (RexNode each : RelOptUtil.conjunctions(condition)) {
      LikeWords words = LikeWords.of(each, table);
      if (words != null && words.reason() != null) {
        return " (LIKE not by text index " + words.index().name() + ": " + words.reason() + ")";
      }
    }
    return "";
  }

  private static List<String> names(QuiverTable table) {
    return table.rowType().getFieldNames();
  }

  private static String access(TableAccess access) {
    TableDefinition table = access.quiverTable().definition();
    return switch (access) {
      case FullScan scan -> "Scan " + table.name() + " (all rows)";
      case RowIdLookup lookup ->
          "Lookup "
              + table.name()
              + " by primary key (row id) in "
              + Expressions.list(lookup.keys(), lookup);
      case RowIdScan scan ->
          "Range scan "
              + table.name()
              + " by row id"
              + bounds(scan.from(), scan.to(), scan)
              + backward(scan.direction());
      case IndexScan scan ->
          "Index scan "
              + table.name()
              + " by "
              + scan.index().name()
              + probes(scan, table)
              + backward(scan.direction());
      case VectorTopK search -> search(search, table);
      case TextSearch search -> textSearch(search, table);
    };
  }

  private static String backward(Direction direction) {
    return direction == Direction.BACKWARD ? " backward" : "";
  }

  private static String probes(IndexScan scan, TableDefinition table) {
    if (scan.probes().size() > 1) {
      return " (" + scan.probes().size() + " keys)";
    }
    if (scan.probes().isEmpty()) {
      return " (nothing)";
    }
    IndexProbe probe = scan.probes().get(0);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < probe.equal().size(); i++) {
      text.append(i == 0 ? " where " : " and ")
          .append(table.column(scan.index().columnIds().get(i)).name())
          .append(" = ")
          .append(Expressions.text(probe.equal().get(i), scan));
    }
    if (probe.from() != null || probe.to() != null) {
      text.append(text.isEmpty() ? " where " : " and ")
          .append(table.column(scan.index().columnIds().get(probe.equal().size())).name())
          .append(bounds(probe.from(), probe.to(), scan));
    }
    return text.toString();
  }

  private static String bounds(@Nullable KeyBound from, @Nullable KeyBound to, RelNode node) {
    StringBuilder text = new StringBuilder();
    if (from != null) {
      text.append(from.inclusive() ? " >= " : " > ").append(Expressions.text(from.value(), node));
    }
    if (to != null) {
      text.append(from == null ? "" : " and")
          .append(to.inclusive() ? " <= " : " < ")
          .append(Expressions.text(to.value(), node));
    }
    return text.toString();
  }

  private static String search(VectorTopK search, TableDefinition table) {
    VectorTopK.Search what = search.search();
    RexNode within = what.within();
    boolean all = within != null && isAll(what.k());
    StringBuilder text =
        new StringBuilder("Vector search ")
            .append(table.name())
            .append('(')
            .append(table.columns().get(what.vectorColumn()).name())
            .append(") ")
            .append(all ? "all" : "nearest " + Expressions.text(what.k(), search))
            .append(within == null ? "" : " within " + Expressions.text(within, search))
            .append(" by ")
            .append(what.metric().name().toLowerCase(Locale.ROOT))
            .append(how(search, table, all));
    if (search.filter() != null) {
      text.append(" where ").append(Expressions.text(search.filter(), names(search.quiverTable())));
    }
    return text.toString();
  }

  private static boolean isAll(RexNode k) {
    return k instanceof RexLiteral literal
        && Integer.valueOf(Integer.MAX_VALUE).equals(literal.getValueAs(Integer.class));
  }

  /** Which way the search takes, and why. */
  private static String how(VectorTopK search, TableDefinition table, boolean all) {
    VectorTopK.Search what = search.search();
    Integer index = what.indexId();
    if (index == null) {
      return ", exact scan: there is no vector index with this metric";
    }
    String by = " with index " + indexName(table, index);
    boolean filtered = search.filter() != null || !search.memberships().isEmpty();
    if (all) {
      return by + ", exact scan: every row within the distance counts";
    }
    if (what.options().exactness() == VectorSearchOptions.Exactness.ALWAYS) {
      return by + ", exact scan: asked for";
    }
    if (search.candidates() != null) {
      return by + ", exact scan of the candidates: the condition leaves few rows";
    }
    boolean forced = what.options().exactness() == VectorSearchOptions.Exactness.NEVER;
    if (!forced && rows(search, table) <= VectorSearchOptions.SCAN_ROWS_MAX) {
      return by + ", exact scan: the table is small" + (filtered ? ", condition inside" : "");
    }
    return by
        + (filtered ? ", filtered graph: condition inside the search" : ", graph")
        + (search.filterIsIncluded() ? " by included columns" : "")
        + (search.memberships().isEmpty() ? "" : ", partners as listed below")
        + (forced ? ", asked for" : "");
  }

  private static double rows(VectorTopK search, TableDefinition table) {
    return search.getCluster().getMetadataQuery() instanceof QuiverMetadata metadata
        ? metadata.statistics().rows(table)
        : Double.MAX_VALUE;
  }

  private static String textSearch(TextSearch search, TableDefinition table) {
    TextSearch.Search what = search.search();
    TextSearch.Fusion fusion = what.fusion();
    StringBuilder text =
        new StringBuilder(fusion == null ? "Text search " : "Hybrid search ")
            .append(table.name())
            .append(
                what.fields().fields().stream()
                    .map(field -> field.name())
                    .collect(Collectors.joining(", ", "(", ")")));
    if (what.syntax() == TextSyntax.INSIDE) {
      String query = Expressions.text(what.query(), search);
      text.append(what.like() == null ? " words with " : " words with those of the pattern ")
          .append(query)
          .append(" inside");
    }
    if (what.k() != null) {
      text.append(" best ").append(Expressions.text(what.k(), search));
    }
    text.append(
        what.indexId() == null
            ? ", reads the table: no text index has these columns"
            : " with index " + indexName(table, what.indexId()));
    if (fusion != null) {
      text.append(", vectors of ")
          .append(table.columns().get(fusion.vectorColumn()).name())
          .append(" by ")
          .append(fusion.metric().name().toLowerCase(Locale.ROOT))
          .append(
              fusion.indexId() == null
                  ? ", exact: there is no vector index with this metric"
                  : " with index " + indexName(table, fusion.indexId()))
          .append(fusion.weighted() ? ", scores added" : ", reciprocal ranks added");
    }
    if (search.filter() != null) {
      text.append(", condition inside the search where ")
          .append(Expressions.text(search.filter(), names(search.quiverTable())));
    }
    return text.toString();
  }

  private static String indexName(TableDefinition table, int id) {
    for (IndexDefinition index : table.indexes()) {
      if (index.id() == id) {
        return index.name();
      }
    }
    return "?";
  }

  private static String lookup(LookupJoin join) {
    TableDefinition table = join.quiverTable().definition();
    LookupJoin.Lookup lookup = join.lookup();
    String by = lookup.index() == null ? "primary key (row id)" : "index " + lookup.index().name();
    return "Lookup "
        + join.joinType().lowerName
        + " join "
        + table.name()
        + " by "
        + by
        + " = "
        + Expressions.list(lookup.keys(), join.getInput())
        + (lookup.condition() == null ? "" : " with further conditions");
  }

  private static String modify(Modify modify) {
    String name =
        switch (modify.operation()) {
          case INSERT -> modify.isKeyInsert() ? "Insert one row into " : "Insert into ";
          case UPDATE -> "Update ";
          case DELETE -> "Delete from ";
          case MERGE -> "Merge into ";
        };
    return name
        + modify.quiverTable().definition().name()
        + (modify.conflict() == null
            ? ""
            : modify.conflict().update() ? ", on conflict update" : ", on conflict nothing")
        + (modify.returning() == null ? "" : ", returning rows");
  }

  private static String join(Join join) {
    boolean hash = !join.analyzeCondition().leftKeys.isEmpty();
    return (hash ? "Hash " : "Nested loop ")
        + join.getJoinType().lowerName
        + " join"
        + (join.getCondition().isAlwaysTrue()
            ? ""
            : " on " + Expressions.text(join.getCondition(), bothNames(join)));
  }

  private static List<String> bothNames(Join join) {
    List<String> names = new ArrayList<>(join.getLeft().getRowType().getFieldNames());
    names.addAll(join.getRight().getRowType().getFieldNames());
    return names;
  }

  private static String aggregate(Aggregate aggregate) {
    List<String> names = aggregate.getInput().getRowType().getFieldNames();
    List<String> keys = aggregate.getGroupSet().asList().stream().map(names::get).toList();
    List<String> calls =
        aggregate.getAggCallList().stream()
            .map(
                call ->
                    call.getAggregation().getName()
                        + "("
                        + (call.isDistinct() ? "distinct " : "")
                        + String.join(", ", call.getArgList().stream().map(names::get).toList())
                        + ")")
            .toList();
    return (keys.isEmpty() ? "Aggregate" : "Aggregate by " + String.join(", ", keys))
        + (calls.isEmpty() ? "" : ": " + String.join(", ", calls));
  }

  private static String sort(Sort sort) {
    List<String> names = sort.getInput().getRowType().getFieldNames();
    List<String> parts = new ArrayList<>();
    for (RelFieldCollation field : sort.getCollation().getFieldCollations()) {
      parts.add(
          names.get(field.getFieldIndex()) + (field.direction.isDescending() ? " descending" : ""));
    }
    String text = parts.isEmpty() ? "" : "Sort by " + String.join(", ", parts);
    if (sort.fetch != null) {
      text += (text.isEmpty() ? "Limit " : " limit ") + Expressions.text(sort.fetch, sort);
    }
    if (sort.offset != null) {
      text += (text.isEmpty() ? "Offset " : " offset ") + Expressions.text(sort.offset, sort);
    }
    return text;
  }
}
