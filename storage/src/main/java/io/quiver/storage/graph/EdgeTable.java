package io.quiver.storage.graph;

import io.quiver.storage.catalog.ColumnDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.table.StoredRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table whose rows are edges. Rows with a NULL in an end are no edges. The value of a vertex is
 * that of the one column, or the list of the values of several.
 *
 * @param sources ordinals of the columns with the start
 * @param targets ordinals of the columns with the end, as many, in the same order of the key
 * @param weight ordinal of the column with the weight, or {@link #NO_WEIGHT}
 */
public record EdgeTable(
    TableDefinition table, List<Integer> sources, List<Integer> targets, int weight) {
  public static final int NO_WEIGHT = -1;

  public EdgeTable {
    sources = List.copyOf(sources);
    targets = List.copyOf(targets);
  }

  /** Edges whose ends are one column each. */
  public EdgeTable(TableDefinition table, int source, int target, int weight) {
    this(table, List.of(source), List.of(target), weight);
  }

  public boolean isWeighted() {
    return weight != NO_WEIGHT;
  }

  /** The definitions of all columns that make the edges. */
  List<ColumnDefinition> columns() {
    List<ColumnDefinition> all = table.columns();
    List<ColumnDefinition> used = new ArrayList<>(sources.size() + targets.size() + 1);
    sources.forEach(ordinal -> used.add(all.get(ordinal)));
    targets.forEach(ordinal -> used.add(all.get(ordinal)));
    if (isWeighted()) {
      used.add(all.get(weight));
    }
    return used;
  }

  /** The vertex where a row starts; null where it is none. */
  public @Nullable Object source(StoredRow row) {
    return value(row, sources);
  }

  /** The vertex where a row ends; null where it is none. */
  public @Nullable Object target(StoredRow row) {
    return value(row, targets);
  }

  private static @Nullable Object value(StoredRow row, List<Integer> ordinals) {
    if (ordinals.size() == 1) {
      return row.get(ordinals.get(0));
    }
    Object[] values = new Object[ordinals.size()];
    for (int i = 0; i < values.length; i++) {
      Object value = row.get(ordinals.get(i));
      if (value == null) {
        return null;
      }
      values[i] = value;
    }
    return Collections.unmodifiableList(Arrays.asList(values));
  }
}
