package io.quiver.planner.validate;

import io.quiver.parser.SqlParsing;
import io.quiver.storage.catalog.Catalog;
import io.quiver.storage.catalog.Definition;
import io.quiver.storage.catalog.GraphElementTable;
import io.quiver.storage.catalog.GraphElementTable.End;
import io.quiver.storage.catalog.GraphElementTable.Label;
import io.quiver.storage.catalog.GraphElementTable.Property;
import io.quiver.storage.catalog.NearestNames;
import io.quiver.storage.catalog.ObjectName;
import io.quiver.storage.catalog.PropertyGraphDefinition;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.util.NlsString;
import org.jspecify.annotations.Nullable;

/**
 * A property graph of several tables, of views, or with keys of several columns as the graph of a
 * graph function: its edges become a query that names vertices as ELEMENT_ID does. Used once.
 */
final class GraphArguments {
  private final Catalog catalog;
  private final PropertyGraphDefinition graph;
  private final boolean plain;

  private GraphArguments(Catalog catalog, PropertyGraphDefinition graph) {
    this.catalog = catalog;
    this.graph = graph;
    this.plain = graph.vertexTables().size() == 1 && key(graph.vertexTables().get(0)).size() == 1;
  }

  /** The arguments with edges, endpoints and vertices in place of such a graph's name. */
  static Map<String, SqlNode> writtenOut(
      Map<String, SqlNode> given, Set<String> parameters, Catalog catalog) {
    if (!(given.get("graph") instanceof SqlLiteral literal)
        || !(literal.getValue() instanceof NlsString name)
        || !parameters.contains("edges")) {
      return given;
    }
    PropertyGraphDefinition graph = Graphs.ofManyTables(catalog, name.getValue());
    if (graph == null) {
      return given;
    }
    GraphArguments arguments = new GraphArguments(catalog, graph);
    Map<String, SqlNode> all = new LinkedHashMap<>(given);
    all.remove("graph");
    String weight = weight(given.get("weight"));
    all.put("edges", SqlParsing.parseStatement(arguments.edges(weight)));
    all.put("endpoints", SqlParsing.parseExpression("DESCRIPTOR(SOURCE, TARGET)"));
    if (parameters.contains("vertices") && !given.containsKey("vertices")) {
      all.put("vertices", SqlParsing.parseStatement(arguments.vertices()));
      all.put("vertex_key", SqlParsing.parseExpression("DESCRIPTOR(ID)"));
    }
    return all;
  }

  private static @Nullable String weight(@Nullable SqlNode descriptor) {
    return descriptor instanceof SqlCall call
            && call.operandCount() == 1
            && call.operand(0) instanceof SqlIdentifier column
        ? Names.simple(column)
        : null;
  }

  private String edges(@Nullable String weight) {
    List<String> branches = new ArrayList<>();
    for (GraphElementTable table : graph.edgeTables()) {
      branches.add(edges(table, weight));
    }
    if (branches.isEmpty()) {
      throw new QuiverException(
          ErrorCode.INVALID_PARAMETER, "graph " + graph.name() + " has no edge tables");
    }
    return String.join(" UNION ALL ", branches);
  }

  private String edges(GraphElementTable table, @Nullable String weight) {
    GraphElementTable.Ends ends = table.ends();
    if (ends == null) {
      throw QuiverException.bug(table.alias() + " holds no edges");
    }
    StringBuilder inner = new StringBuilder("SELECT ");
    inner.append(columns(ends.source().columns(), "S"));
    inner.append(", ").append(columns(ends.destination().columns(), "D"));
    if (weight != null) {
      inner.append(", ").append(weight(table, weight)).append(" AS ").append(quoted(weight));
    }
    inner.append(" FROM ").append(relation(table));
    return "SELECT "
        + id(ends.source(), "s$")
        + " AS SOURCE, "
        + id(ends.destination(), "d$")
        + " AS TARGET"
        + (weight == null ? "" : ", \"e$\"." + quoted(weight))
        + " FROM ("
        + inner
        + condition(table)
        + ") AS \"e$\""
        + join(ends.source(), "s$", "S")
        + join(ends.destination(), "d$", "D");
  }

  private static String columns(List<String> names, String prefix) {
    List<String> columns = new ArrayList<>();
    for (String name : names) {
      columns.add(quoted(name) + " AS " + prefix + columns.size());
    }
    return String.join(", ", columns);
  }

  /** NULL where the edges of a table have no such property. */
  private String weight(GraphElementTable table, String name) {
    boolean known = false;
    List<String> names = new ArrayList<>();
    for (GraphElementTable edges : graph.edgeTables()) {
      for (Label label : edges.labels()) {
        for (Property property : label.properties()) {
          names.add(property.name());
          known |= property.name().equals(name);
          if (edges == table && property.name().equals(name)) {
            return property.expression();
          }
        }
      }
    }
    if (!known) {
      throw new QuiverException(
          ErrorCode.COLUMN_NOT_FOUND,
          "edges of graph " + graph.name() + " have no property " + name,
          NearestNames.hint(name, names),
          null,
          null);
    }
    return "CAST(NULL AS DOUBLE)";
  }

  private String join(End end, String alias, String prefix) {
    GraphElementTable vertices = vertexTable(end);
    StringBuilder text = new StringBuilder(" JOIN (SELECT * FROM ");
    text.append(relation(vertices)).append(condition(vertices));
    text.append(") AS ").append(quoted(alias)).append(" ON ");
    for (int i = 0; i < end.referenced().size(); i++) {
      text.append(i == 0 ? "" : " AND ")
          .append(quoted(alias) + "." + quoted(end.referenced().get(i)))
          .append(" = \"e$\"." + prefix + i);
    }
    return text.toString();
  }

  private GraphElementTable vertexTable(End end) {
    GraphElementTable found = graph.vertexTable(end.vertexTable());
    if (found == null) {
      throw QuiverException.bug("no vertex table " + end.vertexTable());
    }
    return found;
  }

  private String vertices() {
    List<String> branches = new ArrayList<>();
    for (GraphElementTable table : graph.vertexTables()) {
      branches.add(
          "SELECT "
              + id(table, "v$")
              + " AS ID FROM "
              + relation(table)
              + " AS \"v$\""
              + condition(table));
    }
    return String.join(" UNION ALL ", branches);
  }

  private String id(End end, String alias) {
    return id(vertexTable(end), alias);
  }

  /** The same text as ELEMENT_ID gives. */
  private String id(GraphElementTable table, String alias) {
    List<String> key = key(table);
    if (plain) {
      return quoted(alias) + "." + quoted(key.get(0));
    }
    StringBuilder text = new StringBuilder(literal(table.alias() + "("));
    for (int i = 0; i < key.size(); i++) {
      String part = "CAST(" + quoted(alias) + "." + quoted(key.get(i)) + " AS VARCHAR)";
      if (key.size() > 1) {
        // No two keys may look alike.
        part = "REPLACE(REPLACE(" + part + ", '\\', '\\\\'), ',', '\\,')";
      }
      text.append(i == 0 ? " || " : " || ',' || ").append(part);
    }
    return text.append(" || ')'").toString();
  }

  private static List<String> key(GraphElementTable table) {
    return table.key();
  }

  private String relation(GraphElementTable table) {
    Definition relation = catalog.definition(table.relationId());
    ObjectName name = relation == null ? null : Catalog.nameOf(relation);
    if (name == null) {
      throw QuiverException.bug("element table " + table.alias() + " has no relation");
    }
    return quoted(name.schema()) + "." + quoted(name.name());
  }

  private static String condition(GraphElementTable table) {
    return table.condition() == null ? "" : " WHERE " + table.condition();
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
