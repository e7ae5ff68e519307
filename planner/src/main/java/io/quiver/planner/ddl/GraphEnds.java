package io.quiver.planner.ddl;

import io.quiver.parser.ast.EdgeEnd;
import io.quiver.planner.validate.Names;
import io.quiver.planner.validate.Positions;
import io.quiver.storage.catalog.ForeignKeyDefinition;
import io.quiver.storage.catalog.GraphElementTable;
import io.quiver.storage.catalog.NearestNames;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds where the edges of a property graph start and end: as written, or by a foreign key. */
final class GraphEnds {
  GraphElementTable.End of(
      EdgeEnd end,
      GraphRelation edges,
      Map<String, PropertyGraphCommands.Vertices> vertices,
      String role) {
    String alias = Names.simple(end.vertexTable());
    PropertyGraphCommands.Vertices target = vertices.get(alias);
    if (target == null) {
      throw new QuiverException(
          ErrorCode.OBJECT_NOT_FOUND,
          "the graph has no vertex table " + alias,
          NearestNames.hint(alias, vertices.keySet()),
          Positions.of(end.vertexTable()),
          null);
    }
    if (end.columns().isEmpty()) {
      return byForeignKey(end, edges, target, role);
    }
    List<String> columns = PropertyGraphCommands.columns(end.columns(), edges);
    List<String> referenced =
        end.referencedColumns().isEmpty()
            ? target.table().key()
            : PropertyGraphCommands.columns(end.referencedColumns(), target.relation());
    if (columns.size() != referenced.size()) {
      throw Positions.error(
          ErrorCode.INVALID_DEFINITION,
          "the "
              + role
              + " of "
              + edges.name()
              + " has "
              + columns.size()
              + " columns but refers to "
              + referenced.size()
              + " of "
              + alias,
          end);
    }
    return new GraphElementTable.End(alias, columns, referenced);
  }

  private static GraphElementTable.End byForeignKey(
      EdgeEnd end, GraphRelation edges, PropertyGraphCommands.Vertices target, String role) {
    List<ForeignKeyDefinition> found = new ArrayList<>();
    TableDefinition child = edges.table();
    TableDefinition parent = target.relation().table();
    if (child != null && parent != null) {
      for (ForeignKeyDefinition key : child.foreignKeys()) {
        if (key.parentTableId() == parent.id()) {
          found.add(key);
        }
      }
    }
    if (child == null || parent == null || found.size() != 1) {
      throw new QuiverException(
          ErrorCode.INVALID_DEFINITION,
          edges.name()
              + " has "
              + (found.isEmpty() ? "no foreign key" : "more than one foreign key")
              + " to "
              + target.table().alias()
              + " that could say what its "
              + role
              + " is",
          "Write "
              + role.toUpperCase(Locale.ROOT)
              + " KEY (columns) REFERENCES "
              + target.table().alias()
              + " (columns).",
          Positions.of(end),
          null);
    }
    ForeignKeyDefinition key = found.get(0);
    return new GraphElementTable.End(
        target.table().alias(),
        key.columnIds().stream().map(id -> child.column(id).name()).toList(),
        key.parentColumnIds().stream().map(id -> parent.column(id).name()).toList());
  }
}
