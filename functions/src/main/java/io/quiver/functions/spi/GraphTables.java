package io.quiver.functions.spi;

import io.quiver.storage.catalog.TableDefinition;

/** The tables of a graph made by CREATE GRAPH. */
public record GraphTables(
    TableDefinition nodes,
    TableDefinition edges,
    TableDefinition tags,
    TableDefinition embeddings) {}
