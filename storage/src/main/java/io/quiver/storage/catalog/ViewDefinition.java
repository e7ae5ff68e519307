package io.quiver.storage.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A view: the text of its query.
 *
 * @param columnNames given names, or empty to take the query's
 * @param dependsOn ids of the tables, views and sequences that the query reads; they cannot be
 *     dropped while the view exists
 */
public record ViewDefinition(
    int id,
    ObjectName name,
    List<String> columnNames,
    String querySql,
    @Nullable String comment,
    List<Integer> dependsOn)
    implements Definition {
  public ViewDefinition {
    columnNames = List.copyOf(columnNames);
    dependsOn = List.copyOf(dependsOn);
  }

  /** A view of which it is not known what it reads. */
  public ViewDefinition(
      int id,
      ObjectName name,
      List<String> columnNames,
      String querySql,
      @Nullable String comment) {
    this(id, name, columnNames, querySql, comment, List.of());
  }
}
