package io.quiver.planner.graph;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/** A vertex of a searched path while its queries are made. */
final class SearchPosition {
  final int number;
  final VertexElement element;
  final List<ElementTable> candidates;
  final List<SqlNode> conditions;
  final List<String> properties = new ArrayList<>();
  final List<RelDataType> types = new ArrayList<>();

  /** Columns that later queries use, as slot and property. */
  final List<BoundProperty> bound = new ArrayList<>();

  /** The same variable outside of this path. */
  @Nullable ElementBinding given;

  int sameAs = -1;
  int dependsOn = -1;
  boolean usesOperands;

  /** A property in a parameter. */
  record BoundProperty(int slot, int property) {}

  SearchPosition(int number, VertexElement element, List<ElementTable> candidates) {
    this.number = number;
    this.element = element;
    this.candidates = candidates;
    this.conditions = new ArrayList<>(element.conditions);
  }

  /** The place of a property among the position's columns. */
  int property(String name, RelDataType type) {
    int known = properties.indexOf(name);
    if (known >= 0) {
      return known;
    }
    properties.add(name);
    types.add(type);
    return properties.size() - 1;
  }

  boolean isConditioned() {
    return number == 0 || !conditions.isEmpty() || given != null;
  }

  /** Where the keys of its tables are, if not every table will do. */
  List<Integer> tables(GraphModel graph, KeyLayout keys) {
    return number == 0 || candidates.size() == graph.vertexTables().size()
        ? List.of()
        : candidates.isEmpty()
            ? List.of(keys.width())
            : candidates.stream().map(keys::offset).toList();
  }

  boolean isRead() {
    return isConditioned() || !properties.isEmpty();
  }
}
