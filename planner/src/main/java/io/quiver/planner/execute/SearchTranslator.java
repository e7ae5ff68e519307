package io.quiver.planner.execute;

import io.quiver.planner.execute.expression.Cast;
import io.quiver.planner.execute.expression.Expression;
import io.quiver.planner.execute.expression.RexTranslator;
import io.quiver.planner.execute.operator.PlanNode;
import io.quiver.planner.execute.operator.TextSearchNode;
import io.quiver.planner.execute.operator.VectorTopKNode;
import io.quiver.planner.rel.TextSearch;
import io.quiver.planner.rel.VectorTopK;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.TableDefinition;
import java.util.Objects;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/** Translates searches in vector and text indexes. */
final class SearchTranslator {
  private final RexTranslator expressions;
  private final NodeTranslator nodes;

  SearchTranslator(RexTranslator expressions, NodeTranslator nodes) {
    this.expressions = expressions;
    this.nodes = nodes;
  }

  PlanNode translate(VectorTopK node) {
    VectorTopK.Search search = node.search();
    TableDefinition table = node.quiverTable().definition();
    IndexDefinition.Vector index = null;
    for (IndexDefinition candidate : table.indexes()) {
      if (candidate instanceof IndexDefinition.Vector vector
          && Objects.equals(search.indexId(), vector.id())) {
        index = vector;
      }
    }
    RelNode candidates = node.candidates();
    return new VectorTopKNode(
        new VectorTopKNode.Search(
            table,
            search.vectorColumn(),
            search.metric(),
            Cast.of(
                expressions.translate(search.query()),
                table.columns().get(search.vectorColumn()).type()),
            expressions.translate(search.k()),
            search.options(),
            search.withUnmeasured(),
            index,
            optional(search.within()),
            node.memberships().stream()
                .map(
                    m ->
                        new VectorTopKNode.Membership(
                            expressions.translate(m.values()), m.negated()))
                .toList()),
        NodeTranslator.types(node),
        node.columns().toIntArray(),
        optional(node.filter()),
        candidates == null ? null : nodes.translate(candidates),
        node.memberships().stream().map(m -> nodes.translate(m.keys())).toList());
  }

  PlanNode translate(TextSearch node) {
    TextSearch.Search search = node.search();
    TextSearch.Fusion fusion = search.fusion();
    TableDefinition table = node.quiverTable().definition();
    IndexDefinition.Text text = null;
    IndexDefinition.Vector vector = null;
    for (IndexDefinition index : table.indexes()) {
      if (index instanceof IndexDefinition.Text found
          && Objects.equals(search.indexId(), found.id())) {
        text = found;
      }
      if (index instanceof IndexDefinition.Vector found
          && fusion != null
          && Objects.equals(fusion.indexId(), found.id())) {
        vector = found;
      }
    }
    return new TextSearchNode(
        new TextSearchNode.Search(
            table,
            search.fields(),
            search.syntax(),
            expressions.translate(search.query()),
            optional(search.k()),
            text,
            fusion == null
                ? null
                : new TextSearchNode.Hybrid(
                    fusion,
                    Cast.of(
                        expressions.translate(fusion.query()),
                        table.columns().get(fusion.vectorColumn()).type()),
                    vector),
            search.like()),
        NodeTranslator.types(node),
        node.columns().toIntArray(),
        optional(node.filter()));
  }

  private @Nullable Expression optional(@Nullable RexNode node) {
    return node == null ? null : expressions.translate(node);
  }
}
