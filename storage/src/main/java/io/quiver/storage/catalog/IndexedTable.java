package io.quiver.storage.catalog;

/** An index together with the table that has it. */
public record IndexedTable(TableDefinition table, IndexDefinition index) {}
