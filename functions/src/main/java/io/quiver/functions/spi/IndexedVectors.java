package io.quiver.functions.spi;

import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.vector.VectorIndex;

/** A vector index with what it is defined as and over. */
public record IndexedVectors(
    TableDefinition table, IndexDefinition.Vector definition, VectorIndex index) {}
