package io.quiver.storage.value;

/**
 * A value with a type of its own, for a parameter whose place in the statement does not say what it
 * is: {@code SELECT ? + ?} adds what it is given.
 *
 * @param value as {@link DataType} describes values of the type
 */
public record TypedValue(DataType type, Object value) {}
