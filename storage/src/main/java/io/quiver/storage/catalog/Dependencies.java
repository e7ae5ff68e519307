package io.quiver.storage.catalog;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** Which definitions need which others, and what dropping one of them means for the rest. */
final class Dependencies {
  private Dependencies() {}

  static Catalog drop(Catalog catalog, Definition root, DropBehavior behavior) {
    Map<Integer, Definition> doomed = closure(catalog, root);
    if (behavior == DropBehavior.RESTRICT) {
      refuseDependants(catalog, root, doomed);
    }
    Catalog result = catalog;
    for (Definition definition : doomed.values()) {
      if (definition instanceof TableDefinition table) {
        result = removeReferences(result, table, doomed);
      }
    }
    for (Definition definition : doomed.values()) {
      result = result.without(definition.id());
    }
    return result;
  }

  /** The root, then everything that cannot exist without it, each once. */
  private static Map<Integer, Definition> closure(Catalog catalog, Definition root) {
    Map<Integer, Definition> doomed = new LinkedHashMap<>();
    List<Definition> queue = new ArrayList<>(List.of(root));
    for (int i = 0; i < queue.size(); i++) {
      Definition next = queue.get(i);
      if (doomed.put(next.id(), next) == null) {
        for (Definition other : catalog.definitions()) {
          if (!doomed.containsKey(other.id()) && needs(other, next)) {
            queue.add(other);
          }
        }
      }
    }
    return doomed;
  }

  /** Whether {@code other} has to go when {@code gone} goes; foreign keys are not counted. */
  private static boolean needs(Definition other, Definition gone) {
    if (gone instanceof SchemaDefinition schema) {
      ObjectName name = Catalog.nameOf(other);
      return (name != null && name.schema().equals(schema.name()))
          || (other instanceof GraphDefinition graph && graph.name().equals(schema.name()));
    }
    if (gone instanceof TableDefinition table
        && other instanceof SequenceDefinition sequence
        && owns(table, sequence)) {
      return true;
    }
    return switch (other) {
      case ViewDefinition view -> view.dependsOn().contains(gone.id());
      case GraphDefinition graph ->
          gone.id() == graph.nodesTableId()
              || gone.id() == graph.edgesTableId()
              || gone.id() == graph.tagsTableId()
              || gone.id() == graph.embeddingsTableId();
      case SchemaDefinition schema ->
          gone instanceof GraphDefinition graph && graph.name().equals(schema.name());
      case TableDefinition table ->
          gone instanceof SequenceDefinition sequence && owns(table, sequence);
      case PropertyGraphDefinition graph -> graph.dependsOn().contains(gone.id());
      case ProcedureDefinition procedure -> procedure.dependsOn().contains(gone.id());
      case SequenceDefinition sequence -> false;
    };
  }

  private static boolean owns(TableDefinition table, SequenceDefinition sequence) {
    return table.columns().stream()
        .anyMatch(c -> c.identity() != null && c.identity().sequenceId() == sequence.id());
  }

  private static void refuseDependants(
      Catalog catalog, Definition root, Map<Integer, Definition> doomed) {
    TreeSet<String> names = new TreeSet<>();
    for (Definition other : doomed.values()) {
      if (other.id() != root.id() && !isPart(catalog, root, other)) {
        names.add(describe(other));
      }
      if (other instanceof TableDefinition table) {
        for (Reference reference : catalog.references(table.id())) {
          if (!doomed.containsKey(reference.child().id())) {
            names.add(
                "foreign key "
                    + reference.foreignKey().name()
                    + " of table "
                    + reference.child().name());
          }
        }
      }
    }
    if (!names.isEmpty()) {
      throw new QuiverException(
          ErrorCode.DEPENDENT_OBJECTS,
          describe(root)
              + " cannot be dropped because other objects depend on it: "
              + String.join(", ", names),
          "Drop them first, or use CASCADE.",
          null,
          null);
    }
  }

  /** Whether the object came into being with the root and goes with it without saying. */
  private static boolean isPart(Catalog catalog, Definition root, Definition other) {
    if (root instanceof TableDefinition table) {
      return other instanceof SequenceDefinition sequence && owns(table, sequence);
    }
    if (root instanceof GraphDefinition graph) {
      List<Integer> tables =
          List.of(
              graph.nodesTableId(),
              graph.edgesTableId(),
              graph.tagsTableId(),
              graph.embeddingsTableId());
      return tables.contains(other.id())
          || (other instanceof SchemaDefinition schema && schema.name().equals(graph.name()))
          || (other instanceof SequenceDefinition sequence
              && tables.stream()
                  .map(catalog::table)
                  .anyMatch(table -> table != null && owns(table, sequence)));
    }
    return false;
  }

  private static Catalog removeReferences(
      Catalog catalog, TableDefinition table, Map<Integer, Definition> doomed) {
    Catalog result = catalog;
    for (Reference reference : catalog.references(table.id())) {
      int childId = reference.child().id();
      if (!doomed.containsKey(childId)) {
        TableDefinition child = Objects.requireNonNull(result.table(childId));
        result =
            result.replace(
                child.withForeignKeys(
                    child.foreignKeys().stream()
                        .filter(key -> key.parentTableId() != table.id())
                        .toList()));
      }
    }
    return result;
  }

  private static String describe(Definition definition) {
    String name =
        switch (definition) {
          case SchemaDefinition schema -> schema.name();
          case GraphDefinition graph -> graph.name();
          case TableDefinition table -> table.name().toString();
          case ViewDefinition view -> view.name().toString();
          case SequenceDefinition sequence -> sequence.name().toString();
          case PropertyGraphDefinition graph -> graph.name().toString();
          case ProcedureDefinition procedure -> procedure.name().toString();
        };
    return Catalog.kind(definition) + " " + name;
  }
}
