package io.quiver.planner.ddl;

import io.quiver.parser.ast.CreatePropertyGraph;
import io.quiver.parser.ast.EdgeTable;
import io.quiver.parser.ast.GraphChange;
import io.quiver.parser.ast.VertexTable;
import io.quiver.planner.validate.Names;
import io.quiver.planner.validate.Positions;
import io.quiver.storage.catalog.Catalog;
import io.quiver.storage.catalog.Definition;
import io.quiver.storage.catalog.GraphElementTable;
import io.quiver.storage.catalog.NearestNames;
import io.quiver.storage.catalog.ObjectName;
import io.quiver.storage.catalog.PropertyGraphDefinition;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** CREATE PROPERTY GRAPH: says which rows of which tables and views are vertices and edges. */
final class PropertyGraphCommands {
  private final DefinitionContext context;
  private final GraphLabels labels;
  private final GraphEnds ends = new GraphEnds();
  private final Set<String> aliases = new HashSet<>();
  private final Map<String, Vertices> vertices = new LinkedHashMap<>();

  /** A vertex table of the statement with its relation. */
  record Vertices(GraphRelation relation, GraphElementTable table) {}

  private PropertyGraphCommands(DefinitionContext context) {
    this.context = context;
    this.labels = new GraphLabels(context);
  }

  static void create(CreatePropertyGraph create, DefinitionContext context) {
    ObjectName name = Definitions.newName(create.name(), context);
    Catalog catalog = Definitions.catalog(context);
    Definition present = catalog.relation(name);
    if (present != null && create.ifNotExists()) {
      return;
    }
    boolean replaces = create.replace() && present instanceof PropertyGraphDefinition;
    int id = replaces && present != null ? present.id() : context.database().newObjectId();
    PropertyGraphDefinition graph = new PropertyGraphCommands(context).define(create, id, name);
    Definitions.at(
        create.name(),
        () -> Definitions.change(context, old -> replaces ? old.replace(graph) : old.with(graph)));
  }

  private PropertyGraphDefinition define(CreatePropertyGraph create, int id, ObjectName name) {
    List<GraphElementTable> vertexTables = new ArrayList<>();
    for (VertexTable node : create.vertexTables()) {
      vertexTables.add(vertexTable(node));
    }
    List<GraphElementTable> edgeTables = new ArrayList<>();
    for (EdgeTable node : create.edgeTables()) {
      edgeTables.add(edgeTable(node));
    }
    return new PropertyGraphDefinition(id, name, vertexTables, edgeTables, null);
  }

  /** The graph with more element tables. */
  static PropertyGraphDefinition extended(
      PropertyGraphDefinition graph, GraphChange.AddTables add, DefinitionContext context) {
    PropertyGraphCommands commands = new PropertyGraphCommands(context);
    commands.labels.note(graph);
    graph.edgeTables().forEach(table -> commands.aliases.add(table.alias()));
    for (GraphElementTable table : graph.vertexTables()) {
      commands.aliases.add(table.alias());
      commands.vertices.put(table.alias(), new Vertices(relation(table, context), table));
    }
    List<GraphElementTable> vertexTables = new ArrayList<>(graph.vertexTables());
    add.vertices().forEach(node -> vertexTables.add(commands.vertexTable(node)));
    List<GraphElementTable> edgeTables = new ArrayList<>(graph.edgeTables());
    add.edges().forEach(node -> edgeTables.add(commands.edgeTable(node)));
    return new PropertyGraphDefinition(
        graph.id(), graph.name(), vertexTables, edgeTables, graph.comment());
  }

  /** The labels of a graph that is there, for more of them. */
  static GraphLabels labels(PropertyGraphDefinition graph, DefinitionContext context) {
    GraphLabels labels = new GraphLabels(context);
    labels.note(graph);
    return labels;
  }

  /** Where the rows of an element table are. */
  static GraphRelation relation(GraphElementTable table, DefinitionContext context) {
    Definition relation = Definitions.catalog(context).definition(table.relationId());
    ObjectName name = relation == null ? null : Catalog.nameOf(relation);
    if (name == null) {
      throw QuiverException.bug("element table " + table.alias() + " has no relation");
    }
    return GraphRelation.of(
        new SqlIdentifier(List.of(name.schema(), name.name()), SqlParserPos.ZERO), context);
  }

  private GraphElementTable vertexTable(VertexTable node) {
    GraphRelation relation = GraphRelation.of(node.table(), context);
    String alias = alias(node.table(), node.alias());
    List<String> key = key(node.key(), relation);
    if (key.isEmpty()) {
      throw noKey(relation, node.table());
    }
    GraphElementTable table =
        new GraphElementTable(
            relation.id(), alias, key, labels.of(node.labels(), relation, alias), null, null);
    vertices.put(alias, new Vertices(relation, table));
    return table;
  }

  private GraphElementTable edgeTable(EdgeTable node) {
    GraphRelation relation = GraphRelation.of(node.table(), context);
    String alias = alias(node.table(), node.alias());
    List<String> key = key(node.key(), relation);
    if (key.isEmpty() && relation.table() == null) {
      throw noKey(relation, node.table());
    }
    GraphElementTable.End source = ends.of(node.source(), relation, vertices, "source");
    GraphElementTable.End destination =
        ends.of(node.destination(), relation, vertices, "destination");
    return new GraphElementTable(
        relation.id(),
        alias,
        key,
        labels.of(node.labels(), relation, alias),
        new GraphElementTable.Ends(source, destination),
        null);
  }

  private String alias(SqlIdentifier table, @Nullable SqlIdentifier given) {
    String alias = given == null ? table.names.get(table.names.size() - 1) : Names.simple(given);
    if (!aliases.add(alias)) {
      throw new QuiverException(
          ErrorCode.OBJECT_EXISTS,
          "the graph has two element tables called " + alias,
          "Give one of them another name with AS.",
          Positions.of(given == null ? table : given),
          null);
    }
    return alias;
  }

  private static List<String> key(List<SqlIdentifier> given, GraphRelation relation) {
    return given.isEmpty() ? relation.primaryKey() : columns(given, relation);
  }

  /** Names of columns that must exist, each once. */
  static List<String> columns(List<SqlIdentifier> identifiers, GraphRelation relation) {
    List<String> names = new ArrayList<>();
    for (SqlIdentifier identifier : identifiers) {
      String name = Names.simple(identifier);
      if (!relation.columns().containsKey(name)) {
        throw new QuiverException(
            ErrorCode.COLUMN_NOT_FOUND,
            relation.name() + " has no column " + name,
            NearestNames.hint(name, relation.columns().keySet()),
            Positions.of(identifier),
            null);
      }
      if (names.contains(name)) {
        throw Positions.error(
            ErrorCode.INVALID_DEFINITION, "column " + name + " is named twice", identifier);
      }
      names.add(name);
    }
    return names;
  }

  private static QuiverException noKey(GraphRelation relation, SqlIdentifier position) {
    return new QuiverException(
        ErrorCode.INVALID_DEFINITION,
        relation.name() + " has no primary key by which its elements could be told apart",
        "Name the identifying columns with KEY (..).",
        Positions.of(position),
        null);
  }
}
