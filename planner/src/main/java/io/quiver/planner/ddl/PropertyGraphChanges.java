package io.quiver.planner.ddl;

import io.quiver.parser.ast.AlterPropertyGraph;
import io.quiver.parser.ast.DropBehavior;
import io.quiver.parser.ast.GraphChange;
import io.quiver.parser.ast.GraphProperties;
import io.quiver.parser.ast.LabelClause;
import io.quiver.planner.validate.Names;
import io.quiver.planner.validate.Positions;
import io.quiver.storage.catalog.Catalog;
import io.quiver.storage.catalog.Definition;
import io.quiver.storage.catalog.GraphElementTable;
import io.quiver.storage.catalog.GraphElementTable.Label;
import io.quiver.storage.catalog.GraphElementTable.Property;
import io.quiver.storage.catalog.NearestNames;
import io.quiver.storage.catalog.ObjectName;
import io.quiver.storage.catalog.PropertyGraphDefinition;
import io.quiver.storage.catalog.ViewDefinition;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/**
 * ALTER PROPERTY GRAPH. What takes something away is refused while a view reads the graph. Used
 * once.
 */
final class PropertyGraphChanges {
  private final AlterPropertyGraph alter;
  private final PropertyGraphDefinition graph;
  private final DefinitionContext context;

  private PropertyGraphChanges(
      AlterPropertyGraph alter, PropertyGraphDefinition graph, DefinitionContext context) {
    this.alter = alter;
    this.graph = graph;
    this.context = context;
  }

  static void alter(AlterPropertyGraph alter, DefinitionContext context) {
    ObjectName name = Definitions.name(alter.name(), context);
    Catalog catalog = Definitions.catalog(context);
    PropertyGraphDefinition graph = catalog.propertyGraph(name);
    if (graph == null && alter.ifExists()) {
      return;
    }
    if (graph == null) {
      throw missing(alter.name(), name, catalog);
    }
    PropertyGraphDefinition next = new PropertyGraphChanges(alter, graph, context).changed();
    Definitions.at(alter.name(), () -> Definitions.change(context, old -> old.replace(next)));
  }

  private static QuiverException missing(
      SqlIdentifier identifier, ObjectName name, Catalog catalog) {
    Definition other = catalog.relation(name);
    return other != null
        ? Positions.error(
            ErrorCode.WRONG_OBJECT_TYPE,
            name + " is a " + Catalog.kind(other) + ", not a property graph",
            identifier)
        : new QuiverException(
            ErrorCode.OBJECT_NOT_FOUND,
            "property graph " + name + " does not exist",
            NearestNames.hint(
                name.name(), catalog.propertyGraphs().stream().map(g -> g.name().name()).toList()),
            Positions.of(identifier),
            null);
  }

  private PropertyGraphDefinition changed() {
    return switch (alter.change()) {
      case GraphChange.Rename rename -> {
        refuseReaders();
        yield new PropertyGraphDefinition(
            graph.id(),
            new ObjectName(graph.name().schema(), Names.simple(rename.newName())),
            graph.vertexTables(),
            graph.edgeTables(),
            graph.comment());
      }
      case GraphChange.AddTables add -> PropertyGraphCommands.extended(graph, add, context);
      case GraphChange.DropTables drop -> {
        refuseReaders();
        yield without(drop);
      }
      case GraphChange.AddLabels add ->
          with(add.edges(), add.table(), table -> labelled(table, add.labels()));
      case GraphChange.DropLabel drop -> {
        refuseReaders();
        yield with(drop.edges(), drop.table(), table -> unlabelled(table, drop.label()));
      }
      case GraphChange.AddProperties add ->
          with(add.edges(), add.table(), table -> propertied(table, add.label(), add.items()));
      case GraphChange.DropProperties drop -> {
        refuseReaders();
        yield with(
            drop.edges(), drop.table(), table -> unpropertied(table, drop.label(), drop.names()));
      }
    };
  }

  private void refuseReaders() {
    for (ViewDefinition view : Definitions.catalog(context).views()) {
      if (view.dependsOn().contains(graph.id())) {
        throw new QuiverException(
            ErrorCode.DEPENDENT_OBJECTS,
            "view " + view.name() + " reads property graph " + graph.name(),
            "Drop the view first and create it again afterwards.",
            Positions.of(alter.name()),
            null);
      }
    }
  }

  // ---- element tables

  private static @Nullable GraphElementTable find(List<GraphElementTable> tables, String alias) {
    return tables.stream().filter(table -> table.alias().equals(alias)).findFirst().orElse(null);
  }

  private GraphElementTable require(boolean edges, SqlIdentifier alias) {
    List<GraphElementTable> tables = edges ? graph.edgeTables() : graph.vertexTables();
    String name = Names.simple(alias);
    GraphElementTable found = find(tables, name);
    if (found == null) {
      throw new QuiverException(
          ErrorCode.OBJECT_NOT_FOUND,
          "graph "
              + graph.name()
              + " has no "
              + (edges ? "edge" : "vertex")
              + " table called "
              + name,
          NearestNames.hint(name, tables.stream().map(GraphElementTable::alias).toList()),
          Positions.of(alias),
          null);
    }
    return found;
  }

  private PropertyGraphDefinition without(GraphChange.DropTables drop) {
    List<GraphElementTable> vertices = new ArrayList<>(graph.vertexTables());
    List<GraphElementTable> edges = new ArrayList<>(graph.edgeTables());
    for (SqlIdentifier alias : drop.aliases()) {
      GraphElementTable gone = require(drop.edges(), alias);
      (drop.edges() ? edges : vertices).remove(gone);
      if (!drop.edges()) {
        dropEdgesOf(gone, edges, drop, alias);
      }
    }
    if (vertices.isEmpty()) {
      throw new QuiverException(
          ErrorCode.INVALID_DEFINITION,
          "graph " + graph.name() + " would have no vertex table left",
          "DROP PROPERTY GRAPH drops the whole graph.",
          Positions.of(alter.name()),
          null);
    }
    return new PropertyGraphDefinition(graph.id(), graph.name(), vertices, edges, graph.comment());
  }

  private static void dropEdgesOf(
      GraphElementTable vertices,
      List<GraphElementTable> edges,
      GraphChange.DropTables drop,
      SqlIdentifier position) {
    for (GraphElementTable edge : List.copyOf(edges)) {
      GraphElementTable.Ends ends = edge.ends();
      boolean touches =
          ends != null
              && (ends.source().vertexTable().equals(vertices.alias())
                  || ends.destination().vertexTable().equals(vertices.alias()));
      if (touches && drop.behavior() != DropBehavior.CASCADE) {
        throw new QuiverException(
            ErrorCode.DEPENDENT_OBJECTS,
            "edge table " + edge.alias() + " starts or ends at " + vertices.alias(),
            "Drop it first, or add CASCADE.",
            Positions.of(position),
            null);
      }
      if (touches) {
        edges.remove(edge);
      }
    }
  }

  private PropertyGraphDefinition with(
      boolean edges, SqlIdentifier alias, UnaryOperator<GraphElementTable> change) {
    GraphElementTable old = require(edges, alias);
    GraphElementTable table = change.apply(old);
    return new PropertyGraphDefinition(
        graph.id(),
        graph.name(),
        edges ? graph.vertexTables() : replaced(graph.vertexTables(), old, table),
        edges ? replaced(graph.edgeTables(), old, table) : graph.edgeTables(),
        graph.comment());
  }

  private static List<GraphElementTable> replaced(
      List<GraphElementTable> tables, GraphElementTable old, GraphElementTable by) {
    return tables.stream().map(table -> table == old ? by : table).toList();
  }

  // ---- labels

  private static GraphElementTable with(GraphElementTable table, List<Label> labels) {
    return new GraphElementTable(
        table.relationId(), table.alias(), table.key(), labels, table.ends(), table.condition());
  }

  private GraphElementTable labelled(GraphElementTable table, List<LabelClause> clauses) {
    GraphLabels labels = PropertyGraphCommands.labels(graph, context);
    return with(
        table,
        labels.added(
            table.labels(),
            clauses,
            PropertyGraphCommands.relation(table, context),
            table.alias()));
  }

  private static Label require(GraphElementTable table, SqlIdentifier label) {
    String name = Names.simple(label);
    Label found = table.label(name);
    if (found == null) {
      throw new QuiverException(
          ErrorCode.OBJECT_NOT_FOUND,
          table.alias() + " has no label " + name,
          NearestNames.hint(name, table.labels().stream().map(Label::name).toList()),
          Positions.of(label),
          null);
    }
    return found;
  }

  private static GraphElementTable unlabelled(GraphElementTable table, SqlIdentifier label) {
    Label gone = require(table, label);
    if (table.labels().size() == 1) {
      throw new QuiverException(
          ErrorCode.INVALID_DEFINITION,
          gone.name() + " is the only label of " + table.alias(),
          "Add another label first.",
          Positions.of(label),
          null);
    }
    return with(table, table.labels().stream().filter(known -> known != gone).toList());
  }

  private GraphElementTable propertied(
      GraphElementTable table, SqlIdentifier label, List<SqlNode> items) {
    Label old = require(table, label);
    GraphLabels labels = PropertyGraphCommands.labels(graph, context);
    List<Label> others = table.labels().stream().filter(known -> known != old).toList();
    LabelClause clause =
        new LabelClause(label.getParserPosition(), label, GraphProperties.listed(items));
    List<Label> checked =
        labels.added(
            others, List.of(clause), PropertyGraphCommands.relation(table, context), table.alias());
    List<Property> all = new ArrayList<>(old.properties());
    for (Property property : checked.get(checked.size() - 1).properties()) {
      if (all.stream().anyMatch(known -> known.name().equals(property.name()))) {
        throw Positions.error(
            ErrorCode.OBJECT_EXISTS,
            "label "
                + old.name()
                + " of "
                + table.alias()
                + " has the property "
                + property.name()
                + " already",
            label);
      }
      all.add(property);
    }
    return with(table, old, all);
  }

  private static GraphElementTable with(
      GraphElementTable table, Label old, List<Property> properties) {
    Label label = new Label(old.name(), properties);
    return with(table, table.labels().stream().map(known -> known == old ? label : known).toList());
  }

  private static GraphElementTable unpropertied(
      GraphElementTable table, SqlIdentifier label, List<SqlIdentifier> names) {
    Label old = require(table, label);
    List<Property> kept = new ArrayList<>(old.properties());
    for (SqlIdentifier identifier : names) {
      String name = Names.simple(identifier);
      if (!kept.removeIf(property -> property.name().equals(name))) {
        throw new QuiverException(
            ErrorCode.COLUMN_NOT_FOUND,
            "label " + old.name() + " of " + table.alias() + " has no property " + name,
            NearestNames.hint(name, old.properties().stream().map(Property::name).toList()),
            Positions.of(identifier),
            null);
      }
    }
    return with(table, old, kept);
  }
}
