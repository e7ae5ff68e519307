package io.quiver.storage.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table or view whose rows are vertices or edges of a property graph.
 *
 * @param relationId the table or view
 * @param alias what the graph calls it
 * @param key columns that identify an element; empty for the row id of a base table
 * @param labels at least one
 * @param ends of an edge table; null for a vertex table
 * @param condition rows for which this SQL expression over the columns is not true are no elements;
 *     null for all rows
 */
public record GraphElementTable(
    int relationId,
    String alias,
    List<String> key,
    List<Label> labels,
    @Nullable Ends ends,
    @Nullable String condition) {
  public GraphElementTable {
    key = List.copyOf(key);
    labels = List.copyOf(labels);
  }

  /** A label and what it shows. */
  public record Label(String name, List<Property> properties) {
    public Label {
      properties = List.copyOf(properties);
    }
  }

  /**
   * A property.
   *
   * @param expression SQL over the relation's columns
   */
  public record Property(String name, String expression) {}

  /** Where edges start and end. */
  public record Ends(End source, End destination) {}

  /**
   * One end.
   *
   * @param vertexTable alias of the vertex table
   * @param columns of the edge table
   * @param referenced of the vertex table, as many
   */
  public record End(String vertexTable, List<String> columns, List<String> referenced) {
    public End {
      columns = List.copyOf(columns);
      referenced = List.copyOf(referenced);
    }
  }

  /** The label of this name, or null. */
  public @Nullable Label label(String name) {
    for (Label label : labels) {
      if (label.name().equals(name)) {
        return label;
      }
    }
    return null;
  }
}
