package io.quiver.storage.catalog;

/**
 * A graph made by CREATE GRAPH: a schema of the same name whose tables NODES, EDGES, TAGS and
 * EMBEDDINGS have the standard columns.
 *
 * @param name name of the graph and of its schema
 */
public record GraphDefinition(
    int id, String name, int nodesTableId, int edgesTableId, int tagsTableId, int embeddingsTableId)
    implements Definition {}
