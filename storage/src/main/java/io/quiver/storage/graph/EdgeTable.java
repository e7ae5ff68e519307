package io.quiver.storage.graph;

import io.quiver.storage.catalog.TableDefinition;

/**
 * A table whose rows are edges. Rows with a NULL end are no edges.
 *
 * @param source ordinal of the column with the start
 * @param target ordinal of the column with the end
 * @param weight ordinal of the column with the weight, or {@link #NO_WEIGHT}
 */
public record EdgeTable(TableDefinition table, int source, int target, int weight) {
  public static final int NO_WEIGHT = -1;

  public boolean isWeighted() {
    return weight != NO_WEIGHT;
  }
}
