package io.quiver.storage.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * The indexes that foreign keys need. Removing a parent row or changing its key looks for the rows
 * that refer to it; so a foreign key whose columns do not start any index gets one of its own,
 * named like the foreign key with {@code _IDX} behind. It is an ordinary index: it serves queries
 * and can be dropped, and then those changes read the whole table.
 */
public final class ForeignKeyIndexes {
  private ForeignKeyIndexes() {}

  /** The indexes to be added to the table, each with a new id; often none. */
  public static List<IndexDefinition.Ordered> missing(TableDefinition table, IntSupplier newId) {
    List<IndexDefinition.Ordered> added = new ArrayList<>();
    List<IndexDefinition> all = new ArrayList<>(table.indexes());
    for (ForeignKeyDefinition key : table.foreignKeys()) {
      List<Integer> columnIds = key.columnIds();
      boolean rowId = columnIds.size() == 1 && columnIds.get(0).equals(table.rowIdColumn());
      if (!rowId && all.stream().noneMatch(index -> startsWith(index, columnIds))) {
        IndexDefinition.Ordered index =
            new IndexDefinition.Ordered(
                newId.getAsInt(),
                key.name() + "_IDX",
                columnIds,
                Collections.nCopies(columnIds.size(), false),
                false,
                false,
                true);
        added.add(index);
        all.add(index);
      }
    }
    return added;
  }

  /** Whether the index's first columns are these, in any order. */
  private static boolean startsWith(IndexDefinition index, List<Integer> columnIds) {
    return index instanceof IndexDefinition.Ordered
        && index.columnIds().size() >= columnIds.size()
        && new HashSet<>(index.columnIds().subList(0, columnIds.size()))
            .equals(new HashSet<>(columnIds));
  }
}
