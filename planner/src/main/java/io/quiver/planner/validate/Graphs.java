package io.quiver.planner.validate;

import io.quiver.functions.spi.GraphTables;
import io.quiver.storage.catalog.Catalog;
import io.quiver.storage.catalog.GraphDefinition;
import io.quiver.storage.catalog.TableDefinition;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Graphs made by CREATE GRAPH, by the name that a string gives. */
public final class Graphs {
  private Graphs() {}

  /** A name given as a string is read as an identifier: {@code 'g'} means G. */
  public static @Nullable GraphTables find(Catalog catalog, String name) {
    GraphDefinition graph = catalog.graph(name);
    if (graph == null) {
      graph = catalog.graph(name.toUpperCase(Locale.ROOT));
    }
    if (graph == null) {
      return null;
    }
    TableDefinition nodes = catalog.table(graph.nodesTableId());
    TableDefinition edges = catalog.table(graph.edgesTableId());
    TableDefinition tags = catalog.table(graph.tagsTableId());
    TableDefinition embeddings = catalog.table(graph.embeddingsTableId());
    return nodes == null || edges == null || tags == null || embeddings == null
        ? null
        : new GraphTables(nodes, edges, tags, embeddings);
  }
}
