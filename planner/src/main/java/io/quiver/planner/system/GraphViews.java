package io.quiver.planner.system;

import io.quiver.storage.catalog.GraphDefinition;

/** Graphs made by CREATE GRAPH; a graph and its schema have the same name. */
final class GraphViews {
  static final SystemView PROPERTY_GRAPHS =
      SystemView.information(
          "PROPERTY_GRAPHS",
          "PROPERTY_GRAPH_CATALOG, PROPERTY_GRAPH_SCHEMA, PROPERTY_GRAPH_NAME, REMARKS",
          GraphViews::graphs);

  private GraphViews() {}

  private static void graphs(Reading reading, SystemRows rows) {
    for (GraphDefinition graph : reading.catalog().graphs()) {
      rows.add(reading.catalogName(), graph.name(), graph.name(), null);
    }
  }
}
