package io.quiver.storage.catalog;

/** A CHECK constraint; the condition is kept as SQL text and evaluated by the layer above. */
public record CheckDefinition(String name, String conditionSql) {}
