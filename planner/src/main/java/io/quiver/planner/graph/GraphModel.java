package io.quiver.planner.graph;

import io.quiver.parser.SqlParsing;
import io.quiver.planner.schema.QuiverTable;
import io.quiver.planner.type.QuiverTypeFactory;
import io.quiver.planner.validate.Names;
import io.quiver.planner.validate.Planning;
import io.quiver.planner.validate.Positions;
import io.quiver.planner.validate.Queries;
import io.quiver.storage.catalog.Catalog;
import io.quiver.storage.catalog.Definition;
import io.quiver.storage.catalog.GraphDefinition;
import io.quiver.storage.catalog.GraphElementTable;
import io.quiver.storage.catalog.GraphElementTable.Label;
import io.quiver.storage.catalog.GraphElementTable.Property;
import io.quiver.storage.catalog.NearestNames;
import io.quiver.storage.catalog.ObjectName;
import io.quiver.storage.catalog.PropertyGraphDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.catalog.ViewDefinition;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** A property graph as one statement sees it: its tables with their columns' types. Used once. */
final class GraphModel {
  private final Planning planning;
  private final ObjectName name;
  private final List<ElementTable> vertexTables = new ArrayList<>();
  private final List<ElementTable> edgeTables = new ArrayList<>();
  private final Map<String, RelDataType> propertyTypes = new HashMap<>();
  private final Map<String, SqlNode> expressions = new HashMap<>();

  private GraphModel(Planning planning, PropertyGraphDefinition definition) {
    this.planning = planning;
    this.name = definition.name();
    for (GraphElementTable table : definition.vertexTables()) {
      vertexTables.add(table(table, vertexTables.size()));
    }
    for (GraphElementTable table : definition.edgeTables()) {
      edgeTables.add(table(table, edgeTables.size()));
    }
  }

  /** The graph that a name means: a property graph, or one made by CREATE GRAPH. */
  static GraphModel of(SqlIdentifier identifier, Planning planning) {
    Catalog catalog = planning.view().catalog();
    ObjectName name = Names.of(identifier, planning.schema());
    PropertyGraphDefinition found = catalog.propertyGraph(name);
    if (found == null && identifier.isSimple()) {
      GraphDefinition graph = catalog.graph(identifier.getSimple());
      found = graph == null ? null : graph.asPropertyGraph(catalog);
    }
    if (found != null) {
      return new GraphModel(planning, found);
    }
    Definition other = catalog.relation(name);
    if (other != null) {
      throw Positions.error(
          ErrorCode.WRONG_OBJECT_TYPE,
          name + " is a " + Catalog.kind(other) + ", not a property graph",
          identifier);
    }
    List<String> names = new ArrayList<>();
    catalog.propertyGraphs().forEach(graph -> names.add(graph.name().name()));
    catalog.graphs().forEach(graph -> names.add(graph.name()));
    throw new QuiverException(
        ErrorCode.OBJECT_NOT_FOUND,
        "property graph " + name + " does not exist",
        NearestNames.hint(name.name(), names),
        Positions.of(identifier),
        null);
  }

  private ElementTable table(GraphElementTable definition, int number) {
    Definition relation = planning.view().catalog().definition(definition.relationId());
    if (relation == null) {
      throw QuiverException.bug("element table " + definition.alias() + " has no relation");
    }
    RelDataType columns;
    List<String> key = definition.key();
    switch (relation) {
      case TableDefinition table -> {
        RelDataType rows = planning.view().table(table).rowType();
        if (key.isEmpty()) {
          key = List.of(QuiverTable.ROW_ID);
          var builder = QuiverTypeFactory.INSTANCE.builder();
          builder.addAll(rows.getFieldList());
          builder.add(
              QuiverTable.ROW_ID, QuiverTypeFactory.INSTANCE.createSqlType(SqlTypeName.BIGINT));
          rows = builder.build();
        }
        columns = rows;
      }
      case ViewDefinition view -> columns = planning.viewType(view);
      default -> throw QuiverException.bug("element table " + definition.alias() + " is none");
    }
    ObjectName relationName = Catalog.nameOf(relation);
    if (relationName == null) {
      throw QuiverException.bug("element table " + definition.alias() + " has no name");
    }
    for (String column : key) {
      requireColumn(definition, columns, column);
    }
    return new ElementTable(
        number,
        definition,
        relationName,
        relation instanceof TableDefinition table ? table : null,
        columns,
        key);
  }

  /** A view may have changed since the graph was made. */
  private void requireColumn(GraphElementTable table, RelDataType columns, String column) {
    RelDataTypeField field = columns.getField(column, true, false);
    if (field == null) {
      throw new QuiverException(
          ErrorCode.COLUMN_NOT_FOUND,
          "element table "
              + table.alias()
              + " of graph "
              + name
              + " has no column "
              + column
              + " any more",
          "Create the graph again.",
          null,
          null);
    }
  }

  ObjectName name() {
    return name;
  }

  Planning planning() {
    return planning;
  }

  List<ElementTable> vertexTables() {
    return vertexTables;
  }

  List<ElementTable> edgeTables() {
    return edgeTables;
  }

  List<ElementTable> tables(boolean edges) {
    return edges ? edgeTables : vertexTables;
  }

  ElementTable vertexTable(String alias) {
    for (ElementTable table : vertexTables) {
      if (table.alias().equals(alias)) {
        return table;
      }
    }
    throw QuiverException.bug("graph " + name + " has no vertex table " + alias);
  }

  /** Whether elements are told apart by one column, so that its value can stand for them. */
  boolean hasPlainIds(boolean edges) {
    List<ElementTable> tables = tables(edges);
    return tables.size() == 1 && tables.get(0).key().size() == 1;
  }

  /** The type of ELEMENT_ID. */
  RelDataType idType(boolean edges) {
    QuiverTypeFactory factory = QuiverTypeFactory.INSTANCE;
    if (hasPlainIds(edges)) {
      ElementTable table = tables(edges).get(0);
      return factory.createTypeWithNullability(table.type(table.key().get(0)), true);
    }
    return factory.createTypeWithNullability(factory.createSqlType(SqlTypeName.VARCHAR), true);
  }

  /** All labels of vertices or edges. */
  Set<String> labels(boolean edges) {
    Set<String> names = new LinkedHashSet<>();
    tables(edges)
        .forEach(table -> table.definition().labels().forEach(label -> names.add(label.name())));
    return names;
  }

  /** The expression of a property in a table, over its columns, or null. */
  @Nullable SqlNode expression(ElementTable table, Set<String> labels, String property) {
    for (Label label : table.definition().labels()) {
      if (labels.contains(label.name())) {
        for (Property candidate : label.properties()) {
          if (candidate.name().equals(property)) {
            return parse(candidate.expression());
          }
        }
      }
    }
    return null;
  }

  SqlNode parse(String expression) {
    return expressions.computeIfAbsent(expression, SqlParsing::parseExpression);
  }

  /** The type of a property over the tables that have it, nullable; null if none has it. */
  @Nullable RelDataType propertyType(boolean edges, String property) {
    String key = (edges ? "e" : "v") + property;
    RelDataType known = propertyTypes.get(key);
    if (known != null) {
      return known;
    }
    List<RelDataType> types = new ArrayList<>();
    for (ElementTable table : tables(edges)) {
      Set<String> all = new LinkedHashSet<>();
      table.definition().labels().forEach(label -> all.add(label.name()));
      SqlNode expression = expression(table, all, property);
      if (expression != null) {
        types.add(type(table, expression));
      }
    }
    if (types.isEmpty()) {
      return null;
    }
    QuiverTypeFactory factory = QuiverTypeFactory.INSTANCE;
    RelDataType type = factory.leastRestrictive(types);
    RelDataType nullable =
        factory.createTypeWithNullability(type == null ? types.get(0) : type, true);
    propertyTypes.put(key, nullable);
    return nullable;
  }

  private RelDataType type(ElementTable table, SqlNode expression) {
    if (expression instanceof SqlIdentifier column && column.isSimple()) {
      RelDataTypeField field = table.columns().getField(column.getSimple(), true, false);
      if (field != null) {
        return field.getType();
      }
    }
    return planning
        .rowType(Queries.select(List.of(expression), TableReferences.from(table), null))
        .getFieldList()
        .get(0)
        .getType();
  }
}
