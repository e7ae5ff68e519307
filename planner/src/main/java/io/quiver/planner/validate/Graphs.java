package io.quiver.planner.validate;

import io.quiver.functions.spi.GraphTables;
import io.quiver.storage.catalog.Catalog;
import io.quiver.storage.catalog.GraphDefinition;
import io.quiver.storage.catalog.GraphElementTable;
import io.quiver.storage.catalog.PropertyGraphDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Graphs by the name that a string gives: made by CREATE GRAPH or CREATE PROPERTY GRAPH. */
public final class Graphs {
  private Graphs() {}

  /**
   * The tables of a graph; null when there is none of this name, given as {@code g} or {@code s.g}.
   * A name given as a string is read as an identifier: {@code 'g'} means G.
   *
   * @throws QuiverException FEATURE_NOT_SUPPORTED for a graph of several tables or of views
   */
  public static @Nullable GraphTables find(Catalog catalog, String name) {
    GraphDefinition graph = catalog.graph(name);
    if (graph == null) {
      graph = catalog.graph(name.toUpperCase(Locale.ROOT));
    }
    if (graph != null) {
      return tables(catalog, graph);
    }
    PropertyGraphDefinition property = propertyGraph(catalog, name);
    return property == null ? null : tables(catalog, property);
  }

  private static @Nullable GraphTables tables(Catalog catalog, GraphDefinition graph) {
    TableDefinition nodes = catalog.table(graph.nodesTableId());
    TableDefinition edges = catalog.table(graph.edgesTableId());
    return nodes == null || edges == null
        ? null
        : new GraphTables(nodes, "ID", edges, "FROM_NODE", "TO_NODE", "DELETED");
  }

  private static @Nullable PropertyGraphDefinition propertyGraph(Catalog catalog, String name) {
    int dot = name.indexOf('.');
    String schema = dot < 0 ? null : name.substring(0, dot);
    String simple = name.substring(dot + 1);
    List<PropertyGraphDefinition> found =
        catalog.propertyGraphs().stream()
            .filter(g -> simple.equalsIgnoreCase(g.name().name()))
            .filter(g -> schema == null || schema.equalsIgnoreCase(g.name().schema()))
            .toList();
    if (found.size() > 1) {
      throw new QuiverException(
          ErrorCode.INVALID_PARAMETER,
          "there are several property graphs " + name,
          "Write graph => '" + found.get(0).name() + "'.",
          null,
          null);
    }
    return found.isEmpty() ? null : found.get(0);
  }

  /**
   * The property graph of a name that {@link #find} cannot give as two tables; null when there is
   * none, or when it can.
   */
  static @Nullable PropertyGraphDefinition ofManyTables(Catalog catalog, String name) {
    if (catalog.graph(name) != null || catalog.graph(name.toUpperCase(Locale.ROOT)) != null) {
      return null;
    }
    PropertyGraphDefinition graph = propertyGraph(catalog, name);
    return graph == null || twoTables(catalog, graph) != null ? null : graph;
  }

  private static @Nullable GraphTables twoTables(Catalog catalog, PropertyGraphDefinition graph) {
    if (graph.vertexTables().size() == 1 && graph.edgeTables().size() == 1) {
      GraphElementTable vertices = graph.vertexTables().get(0);
      GraphElementTable edges = graph.edgeTables().get(0);
      GraphElementTable.Ends ends = edges.ends();
      TableDefinition nodeTable = catalog.table(vertices.relationId());
      TableDefinition edgeTable = catalog.table(edges.relationId());
      boolean plain = vertices.condition() == null && edges.condition() == null;
      if (plain && nodeTable != null && edgeTable != null && ends != null && isSimple(ends)) {
        return new GraphTables(
            nodeTable,
            ends.source().referenced().get(0),
            edgeTable,
            ends.source().columns().get(0),
            ends.destination().columns().get(0),
            null);
      }
    }
    return null;
  }

  private static GraphTables tables(Catalog catalog, PropertyGraphDefinition graph) {
    GraphTables two = twoTables(catalog, graph);
    if (two != null) {
      return two;
    }
    throw new QuiverException(
        ErrorCode.FEATURE_NOT_SUPPORTED,
        "graph functions take property graphs of one vertex table and one edge table with keys of"
            + " one column by name; "
            + graph.name()
            + " is not one",
        "Give edges => TABLE e or a query, and endpoints => DESCRIPTOR(source, target); or use"
            + " GRAPH_TABLE.",
        null,
        null);
  }

  private static boolean isSimple(GraphElementTable.Ends ends) {
    return ends.source().columns().size() == 1
        && ends.destination().columns().size() == 1
        && ends.source().referenced().equals(ends.destination().referenced());
  }
}
