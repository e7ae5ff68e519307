package io.quiver.storage.catalog;

/** A foreign key together with the table that has it, seen from the table that it refers to. */
public record Reference(TableDefinition child, ForeignKeyDefinition foreignKey) {}
