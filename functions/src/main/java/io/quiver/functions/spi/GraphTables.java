package io.quiver.functions.spi;

import io.quiver.storage.catalog.TableDefinition;
import org.jspecify.annotations.Nullable;

/**
 * The tables of a graph that has one table of nodes and one of edges.
 *
 * @param key column of the nodes that names a node
 * @param source column of the edges with the key of the node where the edge starts
 * @param target column of the edges with the key of the node where the edge ends
 * @param deleted column of the nodes that says whether a node has left the graph; null: none has
 */
public record GraphTables(
    TableDefinition nodes,
    String key,
    TableDefinition edges,
    String source,
    String target,
    @Nullable String deleted) {}
