package io.quiver.storage.catalog;

import io.quiver.storage.value.DataType;
import org.jspecify.annotations.Nullable;

/**
 * One column. Its place in {@link TableDefinition#columns} is its ordinal in rows handed around;
 * its {@code id} is what rows on disk know it by and is never reused in its table.
 *
 * @param id stable identity within the table, from 0
 * @param name as stored
 * @param type data type
 * @param nullable whether NULL is allowed
 * @param defaultSql SQL text of the DEFAULT expression, or null
 * @param generatedSql SQL text of GENERATED ALWAYS AS (..), computed on write, or null
 * @param identity how values are generated, or null for an ordinary column
 * @param comment from COMMENT ON, or null
 * @param initialValue what the column is in rows that were written before it was added (ADD COLUMN
 *     evaluates the default once and records it here), or null for NULL; never modified
 */
public record ColumnDefinition(
    int id,
    String name,
    DataType type,
    boolean nullable,
    @Nullable String defaultSql,
    @Nullable String generatedSql,
    @Nullable Identity identity,
    @Nullable String comment,
    @Nullable Object initialValue) {

  /** A column that exists from its table's creation on. */
  public ColumnDefinition(
      int id,
      String name,
      DataType type,
      boolean nullable,
      @Nullable String defaultSql,
      @Nullable String generatedSql,
      @Nullable Identity identity,
      @Nullable String comment) {
    this(id, name, type, nullable, defaultSql, generatedSql, identity, comment, null);
  }

  /**
   * A column GENERATED .. AS IDENTITY draws from this sequence.
   *
   * @param always whether explicit values are refused
   * @param sequenceId the sequence that belongs to it
   */
  public record Identity(boolean always, int sequenceId) {}

  /** A plain nullable column. */
  public static ColumnDefinition of(int id, String name, DataType type) {
    return new ColumnDefinition(id, name, type, true, null, null, null, null);
  }
}
