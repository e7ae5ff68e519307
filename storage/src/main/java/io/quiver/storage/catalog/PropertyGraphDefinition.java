package io.quiver.storage.catalog;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A property graph: which tables and views hold its vertices and edges. It has no rows of its own.
 * Names of columns are those of the relations; while the graph exists they cannot change.
 *
 * @param edgeTables each with {@link GraphElementTable#ends}
 */
public record PropertyGraphDefinition(
    int id,
    ObjectName name,
    List<GraphElementTable> vertexTables,
    List<GraphElementTable> edgeTables,
    @Nullable String comment)
    implements Definition {
  public PropertyGraphDefinition {
    vertexTables = List.copyOf(vertexTables);
    edgeTables = List.copyOf(edgeTables);
  }

  /** Ids of the tables and views that it is made of. */
  public Set<Integer> dependsOn() {
    Set<Integer> ids = new LinkedHashSet<>();
    Stream.concat(vertexTables.stream(), edgeTables.stream())
        .forEach(table -> ids.add(table.relationId()));
    return ids;
  }

  /** The vertex table that the graph knows under this alias, or null. */
  public @Nullable GraphElementTable vertexTable(String alias) {
    for (GraphElementTable table : vertexTables) {
      if (table.alias().equals(alias)) {
        return table;
      }
    }
    return null;
  }
}
