package io.quiver.storage.catalog;

import io.quiver.storage.catalog.GraphElementTable.End;
import io.quiver.storage.catalog.GraphElementTable.Ends;
import io.quiver.storage.catalog.GraphElementTable.Label;
import io.quiver.storage.catalog.GraphElementTable.Property;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A graph made by CREATE GRAPH: a schema of the same name whose tables NODES, EDGES, TAGS and
 * EMBEDDINGS have the standard columns.
 *
 * @param name name of the graph and of its schema
 */
public record GraphDefinition(
    int id, String name, int nodesTableId, int edgesTableId, int tagsTableId, int embeddingsTableId)
    implements Definition {

  /**
   * The property graph that it is: vertices are the nodes that are not deleted, with the labels
   * NODES and NODE, edges those with the labels EDGES and EDGE.
   */
  public PropertyGraphDefinition asPropertyGraph(Catalog catalog) {
    TableDefinition nodes = catalog.requireTable(nodesTableId);
    TableDefinition edges = catalog.requireTable(edgesTableId);
    End source = new End("NODES", List.of("FROM_NODE"), List.of("ID"));
    End destination = new End("NODES", List.of("TO_NODE"), List.of("ID"));
    return new PropertyGraphDefinition(
        id,
        new ObjectName(name, name),
        List.of(element(nodes, "NODES", "NODE", null, "\"DELETED\" IS NOT TRUE")),
        List.of(element(edges, "EDGES", "EDGE", new Ends(source, destination), null)),
        null);
  }

  private static GraphElementTable element(
      TableDefinition table,
      String alias,
      String label,
      @Nullable Ends ends,
      @Nullable String condition) {
    List<Property> properties =
        table.columns().stream()
            .map(
                column ->
                    new Property(column.name(), '"' + column.name().replace("\"", "\"\"") + '"'))
            .toList();
    return new GraphElementTable(
        table.id(),
        alias,
        List.of("ID"),
        List.of(new Label(alias, properties), new Label(label, properties)),
        ends,
        condition);
  }
}
