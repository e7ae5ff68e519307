package io.quiver.storage.catalog;

/** A schema: a name space for tables, views, sequences. */
public record SchemaDefinition(int id, String name) implements Definition {}
