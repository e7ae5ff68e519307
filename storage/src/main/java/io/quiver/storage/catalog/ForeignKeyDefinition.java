package io.quiver.storage.catalog;

import java.util.List;

/**
 * A FOREIGN KEY of the table that holds it.
 *
 * @param columnIds referencing columns, in the order of {@code parentColumnIds}
 * @param parentTableId referenced table
 * @param parentColumnIds referenced columns: a primary or unique key
 */
public record ForeignKeyDefinition(
    String name,
    List<Integer> columnIds,
    int parentTableId,
    List<Integer> parentColumnIds,
    Action onDelete,
    Action onUpdate) {
  /** What happens to referencing rows. */
  public enum Action {
    NO_ACTION,
    RESTRICT,
    CASCADE,
    SET_NULL,
    SET_DEFAULT
  }

  public ForeignKeyDefinition {
    columnIds = List.copyOf(columnIds);
    parentColumnIds = List.copyOf(parentColumnIds);
  }
}
