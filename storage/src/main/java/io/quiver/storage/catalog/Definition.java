package io.quiver.storage.catalog;

/**
 * Anything that the catalog holds under an id of its own. Ids are unique over all kinds and never
 * reused, because ids of tables and indexes are namespaces.
 */
public sealed interface Definition
    permits SchemaDefinition,
        TableDefinition,
        ViewDefinition,
        SequenceDefinition,
        GraphDefinition,
        PropertyGraphDefinition,
        ProcedureDefinition {
  int id();
}
