package io.quiver.storage.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A view: the text of its query.
 *
 * @param columnNames given names, or empty to take the query's
 */
public record ViewDefinition(
    int id, ObjectName name, List<String> columnNames, String querySql, @Nullable String comment) {
  public ViewDefinition {
    columnNames = List.copyOf(columnNames);
  }
}
