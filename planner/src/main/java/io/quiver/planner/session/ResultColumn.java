package io.quiver.planner.session;

import io.quiver.storage.value.DataType;
import org.jspecify.annotations.Nullable;

/**
 * A column of a result.
 *
 * @param label the alias, or the column's name
 * @param name the underlying column's name, or the label
 * @param type data type
 * @param nullable whether it may hold NULL
 * @param table underlying table, or null for an expression
 * @param schema its schema, or null
 * @param autoIncrement whether it is an identity column
 */
public record ResultColumn(
    String label,
    String name,
    DataType type,
    boolean nullable,
    @Nullable String table,
    @Nullable String schema,
    boolean autoIncrement) {}
