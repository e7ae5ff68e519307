package io.quiver.planner.rule;

import io.quiver.planner.rel.TableAccess;
import io.quiver.planner.rel.TextSearch;
import io.quiver.planner.rel.VectorTopK;
import io.quiver.planner.session.StatementWarning;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.vector.Metric;
import io.quiver.storage.vector.VectorSearchOptions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/**
 * Searches of a finished plan that read whole tables though there is an index of the column: of
 * another metric, of other columns, not built to its end, or because the search could not be told
 * apart from the rest of the query. A search that asks to be exact asks for no index.
 */
public final class UnusedIndexes {
  private UnusedIndexes() {}

  /** One warning for each index. */
  public static List<StatementWarning> warnings(RelNode tree) {
    Set<StatementWarning> found = new LinkedHashSet<>();
    collect(tree, found);
    return List.copyOf(found);
  }

  private static void collect(RelNode node, Set<StatementWarning> found) {
    switch (node) {
      case VectorTopK search -> search(search, found);
      case TextSearch search -> search(search, found);
      case Sort sort when sort.fetch != null -> sorted(sort, found);
      default -> {
        // No search.
      }
    }
    node.getInputs().forEach(input -> collect(input, found));
  }

  private static void search(VectorTopK node, Set<StatementWarning> found) {
    VectorTopK.Search search = node.search();
    if (search.indexId() == null
        && search.options().exactness() != VectorSearchOptions.Exactness.ALWAYS) {
      vector(node.quiverTable().definition(), search.vectorColumn(), search.metric(), found);
    }
  }

  private static void search(TextSearch node, Set<StatementWarning> found) {
    TableDefinition table = node.quiverTable().definition();
    TextSearch.Search search = node.search();
    TextSearch.Fusion fusion = search.fusion();
    if (fusion != null && fusion.indexId() == null) {
      vector(table, fusion.vectorColumn(), fusion.metric(), found);
    }
    if (search.indexId() != null) {
      return;
    }
    for (IndexDefinition index : table.indexes()) {
      if (index instanceof IndexDefinition.Text text
          && search.fields().fields().stream()
              .anyMatch(field -> text.columnIds().contains(field.columnId()))) {
        found.add(
            unused(
                index,
                table,
                index.ready()
                    ? "it has other columns or another analyzer than the search asks for"
                    : "it is not complete"));
      }
    }
  }

  /** ORDER BY distance LIMIT k that did not become a search. */
  private static void sorted(Sort sort, Set<StatementWarning> found) {
    if (sort.getCollation().getFieldCollations().isEmpty()
        || sort.getCollation().getFieldCollations().get(0).direction.isDescending()) {
      return;
    }
    Field key =
        new Field(sort.getInput(), sort.getCollation().getFieldCollations().get(0).getFieldIndex());
    while (key.computed() == null) {
      Field below = key.below();
      if (below == null) {
        return;
      }
      key = below;
    }
    DistanceCall distance = DistanceCall.of(key.computed());
    if (distance == null) {
      return;
    }
    Field column = new Field(key.node().getInput(0), distance.column().getIndex());
    Field below = column;
    while (below != null) {
      column = below;
      below = column.below();
    }
    if (column.node() instanceof TableAccess access
        && column.index() < access.columns().size()
        && access.columns().get(column.index()) >= 0) {
      vector(
          access.quiverTable().definition(),
          access.columns().get(column.index()),
          distance.metric(),
          found);
    }
  }

  private static void vector(
      TableDefinition table, int ordinal, Metric metric, Set<StatementWarning> found) {
    List<StatementWarning> others = new ArrayList<>();
    for (IndexDefinition index : table.indexes()) {
      if (!(index instanceof IndexDefinition.Vector vector)
          || table.ordinalOf(vector.columnIds().get(0)) != ordinal) {
        continue;
      }
      String measured = vector.options().getOrDefault("metric", "cosine");
      if (!Metric.named(measured).filter(metric::equals).isPresent()) {
        others.add(
            unused(index, table, "its metric is " + measured + ", the query's is " + name(metric)));
      } else if (!index.ready()) {
        found.add(unused(index, table, "it is not complete"));
        return;
      } else {
        found.add(
            unused(
                index,
                table,
                "only an ORDER BY of the distance, with LIMIT, over the rows of its table is"
                    + " looked up in it"));
        return;
      }
    }
    found.addAll(others);
  }

  private static String name(Metric metric) {
    return switch (metric) {
      case COSINE -> "cosine";
      case L2 -> "l2";
      case DOT -> "dot";
    };
  }

  private static StatementWarning unused(IndexDefinition index, TableDefinition table, String why) {
    return StatementWarning.indexNotUsed(
        "Index " + index.name() + " of " + table.name() + " is not used: " + why + ".");
  }

  /** A field of a node, followed to where it comes from. */
  private record Field(RelNode node, int index) {
    /** The expression that it is, if it is more than a field of an input. */
    @Nullable RexNode computed() {
      return node instanceof Project project
              && !(project.getProjects().get(index) instanceof RexInputRef)
          ? project.getProjects().get(index)
          : null;
    }

    /** The field of an input that it is, or null. */
    @Nullable Field below() {
      return switch (node) {
        case Project project when project.getProjects().get(index) instanceof RexInputRef input ->
            new Field(project.getInput(), input.getIndex());
        case Filter filter -> new Field(filter.getInput(), index);
        case Sort sort -> new Field(sort.getInput(), index);
        case Join join -> {
          int left = join.getLeft().getRowType().getFieldCount();
          yield index < left
              ? new Field(join.getLeft(), index)
              : new Field(join.getRight(), index - left);
        }
        default -> null;
      };
    }
  }
}
