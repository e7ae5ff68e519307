package io.quiver.planner.ddl;

import io.quiver.parser.SqlParsing;
import io.quiver.parser.SqlPrinter;
import io.quiver.parser.ast.GraphProperties;
import io.quiver.parser.ast.LabelClause;
import io.quiver.planner.validate.Names;
import io.quiver.planner.validate.Positions;
import io.quiver.storage.catalog.GraphElementTable.Label;
import io.quiver.storage.catalog.GraphElementTable.Property;
import io.quiver.storage.catalog.PropertyGraphDefinition;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Labels and properties of the element tables of one CREATE PROPERTY GRAPH. A property has one
 * expression in a table and types that can be compared over all tables.
 */
final class GraphLabels {
  private final DefinitionContext context;
  private final Map<String, DataType> types = new HashMap<>();
  private final Map<String, String> typedBy = new HashMap<>();

  GraphLabels(DefinitionContext context) {
    this.context = context;
  }

  List<Label> of(List<LabelClause> clauses, GraphRelation relation, String alias) {
    if (clauses.isEmpty()) {
      return List.of(new Label(alias, checked(all(relation, List.of()), relation)));
    }
    return added(List.of(), clauses, relation, alias);
  }

  /** Labels that are there, and more of them. */
  List<Label> added(
      List<Label> present, List<LabelClause> clauses, GraphRelation relation, String alias) {
    List<Label> labels = new ArrayList<>(present);
    Map<String, String> expressions = new HashMap<>();
    present.forEach(
        label -> label.properties().forEach(p -> expressions.put(p.name(), p.expression())));
    for (LabelClause clause : clauses) {
      SqlIdentifier written = clause.name();
      String name = written == null ? alias : Names.simple(written);
      if (labels.stream().anyMatch(label -> label.name().equals(name))) {
        throw Positions.error(
            ErrorCode.INVALID_DEFINITION, alias + " has the label " + name + " twice", clause);
      }
      GraphProperties properties = clause.properties();
      List<Property> list =
          switch (properties) {
            case null -> all(relation, List.of());
            case GraphProperties.None none -> List.of();
            case GraphProperties.AllColumns columns ->
                all(relation, PropertyGraphCommands.columns(columns.except(), relation));
            case GraphProperties.Listed listed -> listed(listed.items());
          };
      for (Property property : list) {
        String other = expressions.put(property.name(), property.expression());
        if (other != null && !other.equals(property.expression())) {
          throw Positions.error(
              ErrorCode.INVALID_DEFINITION,
              "property " + property.name() + " of " + alias + " has two different expressions",
              clause);
        }
      }
      labels.add(new Label(name, checked(list, relation)));
    }
    return labels;
  }

  /** Notes the types of the properties of a graph. */
  void note(PropertyGraphDefinition graph) {
    Stream.concat(graph.vertexTables().stream(), graph.edgeTables().stream())
        .forEach(
            table -> {
              GraphRelation relation = PropertyGraphCommands.relation(table, context);
              table.labels().forEach(label -> checked(label.properties(), relation));
            });
  }

  private static List<Property> all(GraphRelation relation, List<String> except) {
    return relation.columns().keySet().stream()
        .filter(column -> !except.contains(column))
        .map(column -> new Property(column, AlterCommands.quoted(column)))
        .toList();
  }

  private static List<Property> listed(List<SqlNode> items) {
    Map<String, Property> properties = new LinkedHashMap<>();
    for (SqlNode item : items) {
      SqlNode expression = item;
      String name;
      if (item.getKind() == SqlKind.AS) {
        expression = ((SqlCall) item).operand(0);
        name = Names.simple(((SqlCall) item).operand(1));
      } else if (item instanceof SqlIdentifier column && column.isSimple()) {
        name = column.getSimple();
      } else {
        throw new QuiverException(
            ErrorCode.INVALID_DEFINITION,
            "the property has no name",
            "Give it one with AS.",
            Positions.of(item),
            null);
      }
      refuseSubquery(expression);
      if (properties.put(name, new Property(name, SqlPrinter.print(expression))) != null) {
        throw Positions.error(
            ErrorCode.INVALID_DEFINITION, "property " + name + " is listed twice", item);
      }
    }
    return List.copyOf(properties.values());
  }

  private static void refuseSubquery(SqlNode expression) {
    expression.accept(
        new SqlBasicVisitor<@Nullable Void>() {
          @Override
          public @Nullable Void visit(SqlCall call) {
            if (call.isA(SqlKind.QUERY)) {
              throw Definitions.unsupported("a property cannot hold a subquery", call);
            }
            return super.visit(call);
          }
        });
  }

  /** Validates the expressions and notes their types. */
  private List<Property> checked(List<Property> properties, GraphRelation relation) {
    if (properties.isEmpty()) {
      return properties;
    }
    StringBuilder sql = new StringBuilder("SELECT ");
    for (int i = 0; i < properties.size(); i++) {
      sql.append(i == 0 ? "" : ", ").append(properties.get(i).expression());
    }
    sql.append(" FROM ")
        .append(AlterCommands.quoted(relation.name().schema()))
        .append('.')
        .append(AlterCommands.quoted(relation.name().name()));
    var columns = context.shapeOf(SqlParsing.parseStatement(sql.toString())).columns();
    for (int i = 0; i < properties.size(); i++) {
      note(properties.get(i).name(), columns.get(i).type(), relation.name().toString());
    }
    return properties;
  }

  private void note(String property, DataType type, String relation) {
    DataType other = types.putIfAbsent(property, type);
    String first = typedBy.putIfAbsent(property, relation);
    if (other != null && !alike(type.kind(), other.kind())) {
      throw new QuiverException(
          ErrorCode.DATATYPE_MISMATCH,
          "property "
              + property
              + " is "
              + other.kind()
              + " in "
              + first
              + " but "
              + type.kind()
              + " in "
              + relation,
          "Give one of them another name in PROPERTIES (..), or CAST it.",
          null,
          null);
    }
  }

  private static boolean alike(TypeKind a, TypeKind b) {
    return a == b || (a.isCharacter() && b.isCharacter()) || (isNumber(a) && isNumber(b));
  }

  private static boolean isNumber(TypeKind kind) {
    return kind.isInteger()
        || kind == TypeKind.DECIMAL
        || kind == TypeKind.REAL
        || kind == TypeKind.DOUBLE;
  }
}
