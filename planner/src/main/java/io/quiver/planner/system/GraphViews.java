package io.quiver.planner.system;

import io.quiver.storage.catalog.Catalog;
import io.quiver.storage.catalog.Definition;
import io.quiver.storage.catalog.GraphDefinition;
import io.quiver.storage.catalog.GraphElementTable;
import io.quiver.storage.catalog.GraphElementTable.End;
import io.quiver.storage.catalog.GraphElementTable.Ends;
import io.quiver.storage.catalog.GraphElementTable.Label;
import io.quiver.storage.catalog.GraphElementTable.Property;
import io.quiver.storage.catalog.ObjectName;
import io.quiver.storage.catalog.PropertyGraphDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Property graphs, those of CREATE GRAPH among them; a graph made by CREATE GRAPH and its schema
 * have the same name.
 */
final class GraphViews {
  private static final String GRAPH =
      "PROPERTY_GRAPH_CATALOG, PROPERTY_GRAPH_SCHEMA, PROPERTY_GRAPH_NAME, ";

  static final SystemView PROPERTY_GRAPHS =
      SystemView.information("PROPERTY_GRAPHS", GRAPH + "REMARKS", GraphViews::graphs);

  static final SystemView ELEMENT_TABLES =
      SystemView.information(
          "PG_ELEMENT_TABLES",
          GRAPH
              + "ELEMENT_TABLE_ALIAS, ELEMENT_TABLE_KIND, TABLE_CATALOG, TABLE_SCHEMA, TABLE_NAME",
          GraphViews::elementTables);

  static final SystemView KEY_COLUMNS =
      SystemView.information(
          "PG_ELEMENT_TABLE_KEY_COLUMNS",
          GRAPH + "ELEMENT_TABLE_ALIAS, COLUMN_NAME, ORDINAL_POSITION int",
          GraphViews::keyColumns);

  static final SystemView EDGE_ENDS =
      SystemView.information(
          "PG_EDGE_TABLE_COMPONENTS",
          GRAPH
              + "EDGE_TABLE_ALIAS, VERTEX_TABLE_ALIAS, EDGE_END, EDGE_TABLE_COLUMN_NAME,"
              + " VERTEX_TABLE_COLUMN_NAME, ORDINAL_POSITION int",
          GraphViews::edgeEnds);

  static final SystemView LABELS =
      SystemView.information("PG_LABELS", GRAPH + "LABEL_NAME", GraphViews::labels);

  static final SystemView ELEMENT_LABELS =
      SystemView.information(
          "PG_ELEMENT_TABLE_LABELS",
          GRAPH + "ELEMENT_TABLE_ALIAS, LABEL_NAME",
          GraphViews::elementLabels);

  static final SystemView PROPERTIES =
      SystemView.information(
          "PG_ELEMENT_TABLE_PROPERTIES",
          GRAPH + "ELEMENT_TABLE_ALIAS, LABEL_NAME, PROPERTY_NAME, PROPERTY_EXPRESSION",
          GraphViews::properties);

  private GraphViews() {}

  private static List<PropertyGraphDefinition> all(Reading reading) {
    Catalog catalog = reading.catalog();
    List<PropertyGraphDefinition> graphs = new ArrayList<>(catalog.propertyGraphs());
    for (GraphDefinition graph : catalog.graphs()) {
      graphs.add(graph.asPropertyGraph(catalog));
    }
    return graphs;
  }

  private static void graphs(Reading reading, SystemRows rows) {
    for (PropertyGraphDefinition graph : all(reading)) {
      rows.add(reading.catalogName(), graph.name().schema(), graph.name().name(), graph.comment());
    }
  }

  private static void elementTables(Reading reading, SystemRows rows) {
    for (PropertyGraphDefinition graph : all(reading)) {
      for (GraphElementTable table : elements(graph)) {
        Definition relation = reading.catalog().definition(table.relationId());
        ObjectName name = relation == null ? null : Catalog.nameOf(relation);
        rows.add(
            reading.catalogName(),
            graph.name().schema(),
            graph.name().name(),
            table.alias(),
            table.ends() == null ? "VERTEX" : "EDGE",
            reading.catalogName(),
            name == null ? null : name.schema(),
            name == null ? null : name.name());
      }
    }
  }

  private static List<GraphElementTable> elements(PropertyGraphDefinition graph) {
    List<GraphElementTable> all = new ArrayList<>(graph.vertexTables());
    all.addAll(graph.edgeTables());
    return all;
  }

  private static void keyColumns(Reading reading, SystemRows rows) {
    for (PropertyGraphDefinition graph : all(reading)) {
      for (GraphElementTable table : elements(graph)) {
        for (int i = 0; i < table.key().size(); i++) {
          rows.add(
              reading.catalogName(),
              graph.name().schema(),
              graph.name().name(),
              table.alias(),
              table.key().get(i),
              i + 1);
        }
      }
    }
  }

  private static void edgeEnds(Reading reading, SystemRows rows) {
    for (PropertyGraphDefinition graph : all(reading)) {
      for (GraphElementTable table : graph.edgeTables()) {
        Ends ends = table.ends();
        if (ends != null) {
          addEnd(reading, rows, graph, table, "SOURCE", ends.source());
          addEnd(reading, rows, graph, table, "DESTINATION", ends.destination());
        }
      }
    }
  }

  private static void addEnd(
      Reading reading,
      SystemRows rows,
      PropertyGraphDefinition graph,
      GraphElementTable table,
      String role,
      End end) {
    for (int i = 0; i < end.columns().size(); i++) {
      rows.add(
          reading.catalogName(),
          graph.name().schema(),
          graph.name().name(),
          table.alias(),
          end.vertexTable(),
          role,
          end.columns().get(i),
          end.referenced().get(i),
          i + 1);
    }
  }

  private static void labels(Reading reading, SystemRows rows) {
    for (PropertyGraphDefinition graph : all(reading)) {
      Set<String> names = new TreeSet<>();
      elements(graph).forEach(table -> table.labels().forEach(label -> names.add(label.name())));
      for (String name : names) {
        rows.add(reading.catalogName(), graph.name().schema(), graph.name().name(), name);
      }
    }
  }

  private static void elementLabels(Reading reading, SystemRows rows) {
    for (PropertyGraphDefinition graph : all(reading)) {
      for (GraphElementTable table : elements(graph)) {
        for (Label label : table.labels()) {
          rows.add(
              reading.catalogName(),
              graph.name().schema(),
              graph.name().name(),
              table.alias(),
              label.name());
        }
      }
    }
  }

  private static void properties(Reading reading, SystemRows rows) {
    for (PropertyGraphDefinition graph : all(reading)) {
      for (GraphElementTable table : elements(graph)) {
        for (Label label : table.labels()) {
          for (Property property : label.properties()) {
            rows.add(
                reading.catalogName(),
                graph.name().schema(),
                graph.name().name(),
                table.alias(),
                label.name(),
                property.name(),
                property.expression());
          }
        }
      }
    }
  }
}
